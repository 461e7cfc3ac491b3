package io.quarkiverse.libvirt.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** How single procedures are to be answered other than normally. Thread-safe. */
final class Reactions {

    /** What to do with a call instead of its normal answer, or before it: that is made first, and then sent. */
    @FunctionalInterface
    interface Reaction {
        void to(StandInClient client, RpcHeader call, Supplier<Runnable> normalAnswer);
    }

    /** Of its own: in the common pool a test that waits for an answer may hold up that answer. Ends when nothing is due. */
    private static final ScheduledThreadPoolExecutor LATER = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "delayed answers");
        thread.setDaemon(true);
        return thread;
    });

    static {
        LATER.setKeepAliveTime(1, TimeUnit.SECONDS);
        LATER.allowCoreThreadTimeOut(true);
    }

    private final Map<Integer, Reaction> byProcedure = new ConcurrentHashMap<>();
    private final Map<Integer, List<Runnable>> held = new HashMap<>();

    /** Runs a task soon, on a thread that holds no lock. */
    static void later(Runnable task) {
        LATER.execute(task);
    }

    void react(StandInClient client, RpcHeader call, Supplier<Runnable> normalAnswer) {
        byProcedure.getOrDefault(call.procedure(), (to, header, answer) -> answer.get().run()).to(client, call, normalAnswer);
    }

    void refuse(int procedure, Refusal refusal) {
        byProcedure.put(procedure, (client, call, answer) -> client.refuse(call, refusal));
    }

    void answer(int procedure, byte[] result) {
        byProcedure.put(procedure, (client, call, answer) -> client.reply(call, result));
    }

    void delay(int procedure, Duration delay) {
        byProcedure.put(procedure,
                (client, call, answer) -> LATER.schedule(() -> answer.get().run(), delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    void disconnectAfter(int procedure) {
        byProcedure.put(procedure, (client, call, answer) -> {
            answer.get().run();
            client.disconnect();
        });
    }

    void hold(int procedure) {
        beginToHold(procedure);
        byProcedure.put(procedure, (client, call, answer) -> keepOrRun(procedure, () -> answer.get().run()));
    }

    /** As {@link #hold}, but what is answered is what was true when the call came. */
    void holdAnswer(int procedure) {
        beginToHold(procedure);
        byProcedure.put(procedure, (client, call, answer) -> keepOrRun(procedure, answer.get()));
    }

    /** Ends what was asked for, and answers what was held. */
    void answerNormally(int procedure) {
        byProcedure.remove(procedure);
        List<Runnable> answers;
        synchronized (held) {
            answers = held.remove(procedure);
        }
        if (answers != null) {
            answers.forEach(Runnable::run);
        }
    }

    private void beginToHold(int procedure) {
        synchronized (held) {
            held.computeIfAbsent(procedure, key -> new ArrayList<>());
        }
    }

    /** A call may have come just before its procedure was released. */
    private void keepOrRun(int procedure, Runnable answer) {
        synchronized (held) {
            List<Runnable> answers = held.get(procedure);
            if (answers != null) {
                answers.add(answer);
                return;
            }
        }
        answer.run();
    }
}
