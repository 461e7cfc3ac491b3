package io.quarkiverse.libvirt.eventloop;

/**
 * What a {@link WatchLoop} needs from the operating system: a set of file descriptors to poll, one alarm, and a way to be
 * woken. All three show on a single descriptor, so that a thread that waits for that one waits for everything.
 * <p>
 * Changes may be made from any thread and never block. {@link #poll()} and what it reports belong to the loop's thread.
 */
public interface Poller extends AutoCloseable {

    /** How a file descriptor was taken. */
    enum Watched {
        /** Its events will be reported. */
        POLLED,
        /** It is never polled and always ready, like a regular file. */
        ALWAYS_READY,
        /** It isn't an open file descriptor. */
        INVALID
    }

    /**
     * Polls a file descriptor for these events, and for errors and hang-ups.
     *
     * @param fd the file descriptor
     * @param events bits of {@link io.quarkiverse.libvirt.HandleEvents}, not 0
     * @param token comes back with its events
     */
    Watched add(int fd, int events, int token);

    /**
     * Changes the events of a file descriptor that was added.
     *
     * @return false when this open file is not polled: the one that was added under this number has been closed
     */
    boolean modify(int fd, int events, int token);

    /** Polls a file descriptor no more; does nothing when it is closed or was never added. */
    void remove(int fd);

    /**
     * Takes the events that are there, without waiting.
     *
     * @return how many, to be read by {@link #token(int)} and {@link #events(int)}
     */
    int poll();

    /** The token of the file descriptor of the event at this index of the last {@link #poll()}. */
    int token(int index);

    /** The events at this index of the last {@link #poll()}, bits of {@link io.quarkiverse.libvirt.HandleEvents}. */
    int events(int index);

    /** Makes the descriptor ready until {@link #calm()}. */
    void wake();

    /** Undoes {@link #wake()}. */
    void calm();

    /**
     * Makes the descriptor ready when this time has passed, until the alarm is set again or off; replaces an earlier alarm.
     *
     * @param nanos the time from now, at least 1; 0 turns the alarm off
     */
    void alarm(long nanos);

    /**
     * Begins anew with no file descriptor; those that are still wanted follow by {@link #carryOver}, then comes
     * {@link #renewed()}. Needed when a closed file descriptor goes on reporting events because its open file has another
     * descriptor elsewhere: it can't be removed any more.
     */
    void renew();

    /**
     * Polls a file descriptor as before {@link #renew()}.
     *
     * @return false when its number stands for another open file by now, or for none; then it isn't polled
     */
    boolean carryOver(int fd, int events, int token);

    /** Ends what {@link #renew()} began. */
    void renewed();

    /** Gives everything back to the operating system. */
    @Override
    void close();
}
