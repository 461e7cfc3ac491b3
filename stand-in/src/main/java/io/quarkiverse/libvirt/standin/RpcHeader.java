package io.quarkiverse.libvirt.standin;

/** What every message begins with, after its length ({@code virNetMessageHeader}). */
record RpcHeader(int program, int version, int procedure, int type, int serial, int status) {

    static final int SIZE = 24;

    static final int CALL = 0;
    static final int REPLY = 1;
    static final int MESSAGE = 2;

    static final int OK = 0;
    static final int ERROR = 1;

    static RpcHeader read(XdrReader reader) {
        return new RpcHeader(reader.int32(), reader.int32(), reader.int32(), reader.int32(), reader.int32(), reader.int32());
    }

    /** Of a message that answers no call. */
    static RpcHeader message(int program, int procedure) {
        return new RpcHeader(program, Procedures.VERSION, procedure, MESSAGE, 0, OK);
    }

    RpcHeader reply(int newStatus) {
        return new RpcHeader(program, version, procedure, REPLY, serial, newStatus);
    }

    void write(XdrWriter writer) {
        writer.int32(program).int32(version).int32(procedure).int32(type).int32(serial).int32(status);
    }
}
