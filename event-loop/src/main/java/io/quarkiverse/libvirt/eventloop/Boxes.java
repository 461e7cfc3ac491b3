package io.quarkiverse.libvirt.eventloop;

/**
 * Numbers as objects, to look them up in maps: the same few again and again, at each event, so that those that were used last
 * are kept. From any thread: two that write at once both have the right one.
 */
public final class Boxes {

    private static final int PLACES = 1 << 13;
    private static final Integer[] INTS = new Integer[PLACES];
    private static final Long[] LONGS = new Long[PLACES];

    private Boxes() {
    }

    public static Integer of(int value) {
        int place = value & PLACES - 1;
        Integer box = INTS[place];
        if (box == null || box != value) {
            box = value;
            INTS[place] = box;
        }
        return box;
    }

    public static Long of(long value) {
        int place = (int) value & PLACES - 1;
        Long box = LONGS[place];
        if (box == null || box != value) {
            box = value;
            LONGS[place] = box;
        }
        return box;
    }
}
