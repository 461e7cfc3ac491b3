package io.quarkiverse.libvirt.runtime.delivery;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;

/** Calls receivers as the event bus of Quarkus calls its consumers: each call with a context of its own, marked as safe. */
final class OwnContext {

    private OwnContext() {
    }

    /**
     * Runs an action later on a context's event loop, after what was run there before.
     *
     * @param context the connection's
     */
    static void run(Context context, Runnable action) {
        Context own = VertxContext.createNewDuplicatedContext(context);
        own.runOnContext(ignored -> {
            VertxContextSafetyToggle.setContextSafe(own, true);
            action.run();
        });
    }
}
