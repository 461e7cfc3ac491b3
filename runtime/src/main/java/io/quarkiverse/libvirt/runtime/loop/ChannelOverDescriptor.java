package io.quarkiverse.libvirt.runtime.loop;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

import io.quarkiverse.libvirt.epoll.LibC;

/**
 * A channel for Java's selectors whose file descriptor is another one than Java thinks: a datagram channel, over whose
 * descriptor the wanted one is duplicated. This needs neither reflection nor an opened module.
 */
final class ChannelOverDescriptor {

    private static final int ATTEMPTS = 10;
    /** Room for a struct sockaddr_in6; address family and port are where they are in a sockaddr_in. */
    private static final int SOCKADDR = 28;
    private static final int PORT = 2;
    private static final File DESCRIPTORS = new File("/proc/self/fd");

    private ChannelOverDescriptor() {
    }

    /**
     * @param fd stays open, and is not closed with the channel
     * @return a non-blocking channel, to be used with a selector only
     */
    static DatagramChannel open(int fd) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            DatagramChannel channel = DatagramChannel.open();
            try {
                channel.configureBlocking(false);
                channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                int own = descriptor(((InetSocketAddress) channel.getLocalAddress()).getPort());
                if (own >= 0) {
                    if (LibC.dup3(fd, own, LibC.O_CLOEXEC) < 0) {
                        throw new IOException("A file descriptor could not be duplicated");
                    }
                    return channel;
                }
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            channel.close();
        }
        throw new IOException("The file descriptor of a channel was not found in " + DESCRIPTORS);
    }

    /** The one socket of this process that is bound to this port; -1 when there are several, of UDP and TCP. */
    private static int descriptor(int port) throws IOException {
        String[] names = DESCRIPTORS.list();
        if (names == null) {
            throw new IOException(DESCRIPTORS + " can't be read");
        }
        int found = -1;
        byte[] address = new byte[SOCKADDR];
        for (String name : names) {
            int fd = Integer.parseInt(name);
            if (LibC.getsockname(fd, address, new int[] { SOCKADDR }) == 0
                    && isInternet(ByteBuffer.wrap(address)) && portOf(ByteBuffer.wrap(address)) == port) {
                if (found >= 0) {
                    return -1;
                }
                found = fd;
            }
        }
        return found;
    }

    private static boolean isInternet(ByteBuffer address) {
        // The family is in the machine's byte order and fits a byte: 2 for IPv4, 10 for IPv6.
        int family = address.get(0) | address.get(1);
        return family == 2 || family == 10;
    }

    private static int portOf(ByteBuffer address) {
        return Short.toUnsignedInt(address.getShort(PORT));
    }
}
