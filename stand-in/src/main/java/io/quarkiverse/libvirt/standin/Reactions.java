package io.quarkiverse.libvirt.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** How single procedures are to be answered other than normally. Thread-safe. */
final class Reactions {

    /** What to do with a call instead of its normal answer, or before it. */
    @FunctionalInterface
    interface Reaction {
        void to(StandInClient client, RpcHeader call, Runnable normalAnswer);
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

    void react(StandInClient client, RpcHeader call, Runnable normalAnswer) {
        byProcedure.getOrDefault(call.procedure(), (to, header, answer) -> answer.run()).to(client, call, normalAnswer);
    }

    void refuse(int procedure, Refusal refusal) {
        byProcedure.put(procedure, (client, call, answer) -> client.refuse(call, refusal));
    }

    void answer(int procedure, byte[] result) {
        byProcedure.put(procedure, (client, call, answer) -> client.reply(call, result));
    }

    void delay(int procedure, Duration delay) {
        byProcedure.put(procedure, (client, call, answer) -> LATER.schedule(answer, delay.toNanos(), TimeUnit.NANOSECONDS));
    }

    void hold(int procedure) {
        synchronized (held) {
            held.computeIfAbsent(procedure, key -> new ArrayList<>());
        }
        byProcedure.put(procedure, (client, call, answer) -> {
            if (!keep(procedure, answer)) {
                answer.run();
            }
        });
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

    /** Whether the procedure is still held: a call may have come just before it was released. */
    private boolean keep(int procedure, Runnable answer) {
        synchronized (held) {
            List<Runnable> answers = held.get(procedure);
            return answers != null && answers.add(answer);
        }
    }
}
