package io.quarkiverse.libvirt.standin;

/** A message as it was received: its header, and a reader that stands behind it. */
record RpcMessage(RpcHeader header, XdrReader body) {

    /** Bytes of the word that every message begins with, its whole length. */
    static final int LENGTH_SIZE = 4;

    /** {@code VIR_NET_MESSAGE_MAX} and the length itself. Clients refuse what is longer. */
    static final int MAX_SIZE = 16 * 1024 * 1024 + LENGTH_SIZE;

    static RpcMessage read(byte[] afterLength) {
        XdrReader reader = new XdrReader(afterLength);
        return new RpcMessage(RpcHeader.read(reader), reader);
    }

    /** The bytes of a message, its length included. */
    static byte[] encode(RpcHeader header, byte[] body) {
        XdrWriter writer = new XdrWriter().int32(LENGTH_SIZE + RpcHeader.SIZE + body.length);
        header.write(writer);
        return writer.opaque(body).toByteArray();
    }
}
