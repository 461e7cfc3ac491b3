package io.quarkiverse.libvirt.test;

import com.sun.jna.NativeLibrary;

import io.quarkiverse.libvirt.registration.EventLoopRegistration;

/** Registers an event loop and prints why that fails. */
final class RegisterLoop {

    static final String FOREIGN_LOOP_FIRST = "foreign-loop-first";

    private RegisterLoop() {
    }

    public static void main(String[] args) {
        if (Boolean.getBoolean(FOREIGN_LOOP_FIRST)) {
            NativeLibrary.getInstance("libvirt.so.0").getFunction("virEventRegisterDefaultImpl").invokeInt(new Object[0]);
        }
        PollEventImpl eventImpl = new PollEventImpl();
        eventImpl.begin();
        try {
            EventLoopRegistration.register(eventImpl);
            System.out.println("Registered");
        } catch (IllegalStateException e) {
            System.out.println("Refused: " + e.getMessage());
        } finally {
            eventImpl.end();
        }
    }
}
