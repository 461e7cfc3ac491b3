package io.quarkiverse.libvirt.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.jna.Function;

/** Collects what native code of this process writes to its standard error, libvirt's warnings for one. */
final class NativeStderr implements AutoCloseable {

    private static final int STDERR = 2;
    private static final int O_WRONLY = 1;

    private final Path file;
    private final int before;

    NativeStderr() {
        try {
            file = Files.createTempFile("native-stderr", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before = call("dup", STDERR);
        int fd = call("open", file.toString(), O_WRONLY);
        if (before < 0 || fd < 0 || call("dup2", fd, STDERR) < 0) {
            throw new IllegalStateException("Standard error can't be redirected");
        }
        call("close", fd);
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        call("dup2", before, STDERR);
        call("close", before);
        try {
            System.err.print(text());
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int call(String function, Object... arguments) {
        return Function.getFunction("c", function).invokeInt(arguments);
    }
}
