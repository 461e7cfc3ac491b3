package io.quarkiverse.libvirt.runtime.inventory;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

import io.quarkiverse.libvirt.LibvirtConnection;
import io.quarkiverse.libvirt.event.LibvirtEvent;
import io.quarkiverse.libvirt.inventory.ObjectStatus;

/** What a consumer knows of a host by the events alone, for tests elsewhere. */
public final class Replayed {

    private final Replay replay = new Replay();

    /** @throws AssertionError when it tells what has been told already */
    public void take(LibvirtEvent event) {
        replay.take(event);
    }

    /** Events were lost. */
    public void forgetWhatWasTold() {
        replay.forgetWhatWasTold();
    }

    /** Text by object. */
    public Map<String, String> things() {
        return text(replay.things());
    }

    /** What the connection knows, in the same words. */
    public static Map<String, String> known(LibvirtConnection connection) {
        Map<String, Replay.Thing> known = new TreeMap<>();
        add(connection.domains().all(), known);
        add(connection.networks().all(), known);
        add(connection.storagePools().all(), known);
        add(connection.nodeDevices().all(), known);
        add(connection.secrets().all(), known);
        return text(known);
    }

    /** An object in these words. */
    public static String thing(String name, int id, String state, boolean defined) {
        return new Replay.Thing(name, id, state, defined).toString();
    }

    private static void add(Collection<? extends ObjectStatus> all, Map<String, Replay.Thing> known) {
        all.forEach(each -> known.put(Replay.key(each), Replay.of(each)));
    }

    private static Map<String, String> text(Map<String, Replay.Thing> things) {
        Map<String, String> text = new TreeMap<>();
        things.forEach((key, thing) -> text.put(key, thing.toString()));
        return text;
    }
}
