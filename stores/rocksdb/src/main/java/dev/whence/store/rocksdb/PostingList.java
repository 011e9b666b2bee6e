package dev.whence.store.rocksdb;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// The positions of one term that were written together. The first is part of the key; the value holds how far each
/// of the others is from the one before, seven bits to a byte, lowest first, the high bit set on all but a number's
/// last byte. Nearly all lists are of one position and have an empty value.
final class PostingList {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final long first;
    private final ByteArrayOutputStream others = new ByteArrayOutputStream(0);
    private long last;

    PostingList(long first) {
        this.first = first;
        last = first;
    }

    long first() {
        return first;
    }

    /// Adds a position, which is later than all before; the first is there already.
    void add(long position) {
        if (position == last) {
            return;
        }
        long distance = position - last;
        while (distance >= MORE) {
            others.write((int) (distance & (MORE - 1)) | MORE);
            distance >>>= BITS;
        }
        others.write((int) distance);
        last = position;
    }

    byte[] bytes() {
        return others.toByteArray();
    }

    /// The positions of a list, in order.
    static long[] decode(long first, byte[] value) {
        long[] positions = new long[value.length + 1];
        positions[0] = first;
        int count = 1;
        long distance = 0;
        int shift = 0;
        for (byte part : value) {
            distance |= (long) (part & (MORE - 1)) << shift;
            shift += BITS;
            if (part >= 0) {
                positions[count] = positions[count - 1] + distance;
                count++;
                distance = 0;
                shift = 0;
            }
        }
        return Arrays.copyOf(positions, count);
    }
}
