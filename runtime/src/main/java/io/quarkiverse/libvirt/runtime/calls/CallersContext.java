package io.quarkiverse.libvirt.runtime.calls;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** Where the result of what runs elsewhere is emitted. */
public final class CallersContext {

    private CallersContext() {
    }

    /**
     * What is begun by each subscription, and emitted on the subscriber's Vert.x context; without one, on a worker thread,
     * which
     * may block.
     */
    public static <T> Uni<T> emit(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            return work.get().emitOn(context == null ? Infrastructure.getDefaultWorkerPool()
                    : task -> context.runOnContext(ignored -> task.run()));
        });
    }
}
