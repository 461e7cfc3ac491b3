package io.quarkiverse.libvirt.standin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes every message of every client: counts it, and has it answered, or not. */
final class Dispatcher {

    private final Reactions reactions;
    private final Answers answers;
    private final Changes changes;
    private final Map<Integer, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicInteger keepalives = new AtomicInteger();
    private volatile boolean answersKeepalive = true;

    Dispatcher(Reactions reactions, Answers answers, Changes changes) {
        this.reactions = reactions;
        this.answers = answers;
        this.changes = changes;
    }

    int callsOf(int procedure) {
        return calls.getOrDefault(procedure, 0);
    }

    int keepalives() {
        return keepalives.get();
    }

    void answerKeepalive(boolean answer) {
        answersKeepalive = answer;
    }

    void dispatch(StandInClient client, RpcMessage message) {
        RpcHeader header = message.header();
        if (header.program() == Procedures.KEEPALIVE_PROGRAM) {
            if (header.procedure() == Procedures.KEEPALIVE_PING) {
                keepalive(client);
            }
        } else if (header.type() != RpcHeader.CALL) {
            // Part of a stream, or a call with file descriptors: the stand-in offers neither.
            client.refuse(header, new Refusal(Refusal.NO_SUPPORT, "The stand-in takes no messages of type " + header.type()));
        } else if (header.program() != Procedures.REMOTE_PROGRAM) {
            client.refuse(header, new Refusal(Refusal.NO_SUPPORT,
                    "The stand-in has no program 0x" + Integer.toHexString(header.program())));
        } else {
            reactions.react(client, header, () -> answers.answer(client, message));
            calls.merge(header.procedure(), 1, Integer::sum);
            changes.announce();
        }
    }

    private void keepalive(StandInClient client) {
        if (answersKeepalive) {
            client.write(RpcHeader.message(Procedures.KEEPALIVE_PROGRAM, Procedures.KEEPALIVE_PONG));
        }
        keepalives.incrementAndGet();
        changes.announce();
    }
}
