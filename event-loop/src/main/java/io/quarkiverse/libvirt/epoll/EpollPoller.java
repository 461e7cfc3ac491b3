package io.quarkiverse.libvirt.epoll;

import com.sun.jna.Native;

import io.quarkiverse.libvirt.eventloop.Poller;
import io.quarkiverse.libvirt.natives.NativeBuffer;
import io.quarkiverse.libvirt.natives.NativeCalls;

/**
 * A poller of Linux: one epoll instance that holds the watched descriptors, an eventfd to wake it and a timerfd as its alarm.
 * The cost of a turn does not grow with idle descriptors.
 */
public final class EpollPoller implements Poller {

    private static final NativeCalls CALLS = NativeCalls.get();
    private static final long EPOLL_WAIT = NativeCalls.ofLibC("epoll_wait");
    private static final int EPOLL_CLOEXEC = LibC.O_CLOEXEC;
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int EFD_NONBLOCK_CLOEXEC = 0x800 | LibC.O_CLOEXEC;
    private static final int TFD_NONBLOCK_CLOEXEC = 0x800 | LibC.O_CLOEXEC;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int EVENTS_PER_POLL = 128;
    /** In an event's data, above the 32 bits of a token: it is the poller's own. */
    private static final long OWN = 1L << 32;
    private static final long NANOS = 1_000_000_000L;

    private final int epollFd;
    /** The epoll instance of before, while its successor is being filled. */
    private int previousFd = -1;
    private final int wakeFd;
    private final int alarmFd;
    private final EpollEvents reported = new EpollEvents(EVENTS_PER_POLL);
    private final int[] places = new int[EVENTS_PER_POLL];
    /** Arguments of calls that may come from any thread, one at a time: the caller holds the loop's lock. */
    private final EpollEvents argument = new EpollEvents(1);
    private final NativeBuffer counter = new NativeBuffer(Long.BYTES);
    private final NativeBuffer interval = new NativeBuffer(4 * Long.BYTES);

    public EpollPoller() {
        epollFd = opened("epoll_create1", LibC.epoll_create1(EPOLL_CLOEXEC));
        int wake = -1;
        int alarm = -1;
        try {
            wake = opened("eventfd", LibC.eventfd(0, EFD_NONBLOCK_CLOEXEC));
            alarm = opened("timerfd_create", LibC.timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK_CLOEXEC));
        } catch (IllegalStateException e) {
            LibC.close(epollFd);
            if (wake >= 0) {
                LibC.close(wake);
            }
            throw e;
        }
        wakeFd = wake;
        alarmFd = alarm;
        addOwn();
    }

    private static int opened(String function, int fd) {
        if (fd < 0) {
            throw new IllegalStateException(function + " failed with errno " + Native.getLastError()
                    + "; 24 means that the limit of open files is reached, see ulimit -n");
        }
        return fd;
    }

    private void addOwn() {
        control(EPOLL_CTL_ADD, wakeFd, EpollEvents.EPOLLIN, OWN);
        control(EPOLL_CTL_ADD, alarmFd, EpollEvents.EPOLLIN, OWN);
    }

    /** The descriptor that is readable whenever {@link #poll()} has something to take; the same for the poller's life. */
    public int fd() {
        return epollFd;
    }

    @Override
    public Watched add(int fd, int events, int token) {
        int error = control(EPOLL_CTL_ADD, fd, EpollEvents.fromHandleEvents(events), Integer.toUnsignedLong(token));
        if (error == LibC.EEXIST) {
            error = control(EPOLL_CTL_MOD, fd, EpollEvents.fromHandleEvents(events), Integer.toUnsignedLong(token));
        }
        if (error == 0) {
            return Watched.POLLED;
        }
        return error == LibC.EPERM ? Watched.ALWAYS_READY : Watched.INVALID;
    }

    @Override
    public boolean modify(int fd, int events, int token) {
        return control(EPOLL_CTL_MOD, fd, EpollEvents.fromHandleEvents(events), Integer.toUnsignedLong(token)) == 0;
    }

    @Override
    public void remove(int fd) {
        control(EPOLL_CTL_DEL, fd, 0, 0);
    }

    private int control(int operation, int fd, int events, long data) {
        argument.set(0, events, data);
        return LibC.epoll_ctl(epollFd, operation, fd, argument.address()) == 0 ? 0 : Native.getLastError();
    }

    @Override
    public int poll() {
        int count = CALLS.intOf(EPOLL_WAIT, epollFd, reported.address(), reported.capacity, 0);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if ((reported.data(i) & OWN) == 0) {
                places[kept++] = i;
            }
        }
        return kept;
    }

    /**
     * Waits until there is something to {@link #poll()}, for a thread that has nothing else to do.
     *
     * @return false when the poller is closed
     */
    boolean await(EpollEvents scratch) {
        return LibC.epoll_wait(epollFd, scratch.address(), 1, -1) >= 0 || Native.getLastError() == LibC.EINTR;
    }

    @Override
    public int token(int index) {
        return (int) reported.data(places[index]);
    }

    @Override
    public int events(int index) {
        return EpollEvents.toHandleEvents(reported.events(places[index]));
    }

    @Override
    public void wake() {
        counter.bytes.putLong(0, 1);
        LibC.write(wakeFd, counter.address, Long.BYTES);
    }

    @Override
    public void calm() {
        LibC.read(wakeFd, counter.address, Long.BYTES);
    }

    @Override
    public void alarm(long nanos) {
        interval.bytes.putLong(16, nanos / NANOS);
        interval.bytes.putLong(24, nanos % NANOS);
        LibC.timerfd_settime(alarmFd, 0, interval.address, 0);
    }

    @Override
    public void renew() {
        int fresh = opened("epoll_create1", LibC.epoll_create1(EPOLL_CLOEXEC));
        try {
            previousFd = opened("fcntl", LibC.fcntl(epollFd, LibC.F_DUPFD_CLOEXEC, 0));
        } catch (IllegalStateException e) {
            LibC.close(fresh);
            throw e;
        }
        LibC.dup3(fresh, epollFd, LibC.O_CLOEXEC);
        LibC.close(fresh);
        addOwn();
    }

    @Override
    public boolean carryOver(int fd, int events, int token) {
        if (add(fd, events, token) != Watched.POLLED) {
            return false;
        }
        // Only the epoll instance of before can tell whether this is still the open file that was added then. Asked after
        // the file was added anew: one that takes the number's place in between is found out.
        if (LibC.epoll_ctl(previousFd, EPOLL_CTL_MOD, fd, argument.address()) == 0) {
            return true;
        }
        remove(fd);
        return false;
    }

    @Override
    public void renewed() {
        LibC.close(previousFd);
        previousFd = -1;
    }

    @Override
    public void close() {
        LibC.close(alarmFd);
        LibC.close(wakeFd);
        LibC.close(epollFd);
    }
}
