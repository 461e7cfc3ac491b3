package io.quarkiverse.libvirt.it.provoke;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Looks at a guest's screen on this machine, by version 3.8 of the RFB protocol without authentication. */
public final class VncViewer implements AutoCloseable {

    private static final int LIMIT_MILLIS = 10_000;
    private static final int VERSION_SIZE = 12;
    private static final byte NO_AUTHENTICATION = 1;
    private static final byte SHARED = 1;

    private final Socket socket = new Socket();

    /** Connects, and returns when the server has described the screen. */
    public VncViewer(int port) {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            in.readNBytes(VERSION_SIZE);
            out.write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
            in.readNBytes(in.readUnsignedByte());
            out.write(NO_AUTHENTICATION);
            int refusal = in.readInt();
            if (refusal != 0) {
                throw new IOException("The server refuses: " + refusal);
            }
            out.write(SHARED);
            in.readInt();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** The viewer's own port. */
    public int localPort() {
        return socket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
