package io.quarkiverse.libvirt.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The clients that take part in something, each with what belongs to it. One that fails is closed and named in the figures; the
 * others go on.
 */
final class Subjects<T extends AutoCloseable> implements AutoCloseable {

    private record Subject<T>(ClientKind kind, T rig) {
    }

    private final String what;
    private final Figures figures;
    private final List<Subject<T>> subjects = new ArrayList<>();

    /** @param what they take part in, for messages */
    Subjects(String what, Figures figures) {
        this.what = what;
        this.figures = figures;
    }

    /** Starts one for each. */
    void start(List<ClientKind> kinds, Function<ClientKind, T> start) {
        for (ClientKind kind : kinds) {
            try {
                subjects.add(new Subject<>(kind, start.apply(kind)));
            } catch (RuntimeException e) {
                failed(kind, e);
            }
        }
    }

    /** Does something with each, in turn. */
    void each(Consumer<T> action) {
        for (Subject<T> subject : List.copyOf(subjects)) {
            try {
                action.accept(subject.rig);
            } catch (RuntimeException e) {
                failed(subject.kind, e);
                subjects.remove(subject);
                close(subject);
            }
        }
    }

    /** {@link #each} in so many rounds, of which each begins with another one. */
    void rounds(int number, Consumer<T> action) {
        for (int round = 0; round < number; round++) {
            each(action);
            if (!subjects.isEmpty()) {
                Collections.rotate(subjects, 1);
            }
        }
    }

    @Override
    public void close() {
        subjects.forEach(this::close);
        subjects.clear();
    }

    private void close(Subject<T> subject) {
        try {
            subject.rig.close();
        } catch (Exception e) {
            failed(subject.kind, e);
        }
    }

    private void failed(ClientKind kind, Exception e) {
        String message = kind.label() + ", " + what + ": " + e.getMessage();
        figures.failed(message);
        Bench.say("   " + message);
        e.printStackTrace();
    }
}
