package io.quarkiverse.libvirt.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** How single procedures are to be answered other than normally. Thread-safe. */
final class Reactions {

    /** What to do with a call instead of its normal answer, or before it. */
    @FunctionalInterface
    interface Reaction {
        void to(StandInClient client, RpcHeader call, Runnable normalAnswer);
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
        Executor later = CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS);
        byProcedure.put(procedure, (client, call, answer) -> later.execute(answer));
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
