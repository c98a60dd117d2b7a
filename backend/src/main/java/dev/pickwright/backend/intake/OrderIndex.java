package dev.pickwright.backend.intake;

import java.util.Arrays;

/**
 * Where each order's lines are in the file, in about 50 bytes for an order and 20 for each further run of its lines.
 * Orders come in the order of their first lines. Two numbers with the same 64-bit hash would share an entry, so the
 * reader of an entry tells them apart again.
 */
final class OrderIndex {

    /** Neighbouring lines of one order. */
    record Run(long offset, long line, int count) {}

    private static final int NONE = -1;

    private long[] runOffset = new long[1024];
    private int[] runLine = new int[1024];
    private int[] runCount = new int[1024];
    private int[] nextRun = new int[1024];
    private int runs;

    private long[] hash = new long[1024];
    private int[] firstRun = new int[1024];
    private int[] lastRun = new int[1024];
    private int orders;

    private int[] table = filled(4096);
    private int last = NONE;

    void add(String orderNumber, RawRecord row) {
        long h = hash(orderNumber);
        if (last != NONE && hash[last] == h) {
            runCount[lastRun[last]]++;
            return;
        }
        int run = newRun(row);
        int slot = slot(table, h);
        last = table[slot];
        if (last == NONE) {
            last = newOrder(h, run);
            table[slot] = last;
            if (orders * 2 > table.length) {
                growTable();
            }
        } else {
            nextRun[lastRun[last]] = run;
            lastRun[last] = run;
        }
    }

    int orders() {
        return orders;
    }

    /** Lines of this order. */
    int lines(int order) {
        int lines = 0;
        for (int run = firstRun[order]; run != NONE; run = nextRun[run]) {
            lines += runCount[run];
        }
        return lines;
    }

    /** Its runs by place in the file. */
    Iterable<Run> runs(int order) {
        return () -> new java.util.Iterator<>() {
            private int run = firstRun[order];

            @Override
            public boolean hasNext() {
                return run != NONE;
            }

            @Override
            public Run next() {
                if (run == NONE) {
                    throw new java.util.NoSuchElementException();
                }
                Run found = new Run(runOffset[run], runLine[run], runCount[run]);
                run = nextRun[run];
                return found;
            }
        };
    }

    private int newRun(RawRecord row) {
        if (runs == runOffset.length) {
            int size = grown(runs);
            runOffset = Arrays.copyOf(runOffset, size);
            runLine = Arrays.copyOf(runLine, size);
            runCount = Arrays.copyOf(runCount, size);
            nextRun = Arrays.copyOf(nextRun, size);
        }
        runOffset[runs] = row.offset();
        runLine[runs] = Math.toIntExact(row.line());
        runCount[runs] = 1;
        nextRun[runs] = NONE;
        return runs++;
    }

    private int newOrder(long h, int run) {
        if (orders == hash.length) {
            int size = grown(orders);
            hash = Arrays.copyOf(hash, size);
            firstRun = Arrays.copyOf(firstRun, size);
            lastRun = Arrays.copyOf(lastRun, size);
        }
        hash[orders] = h;
        firstRun[orders] = run;
        lastRun[orders] = run;
        return orders++;
    }

    private static int grown(int size) {
        return size + (size >> 1);
    }

    private int slot(int[] in, long h) {
        int slot = (int) h & (in.length - 1);
        while (in[slot] != NONE && hash[in[slot]] != h) {
            slot = (slot + 1) & (in.length - 1);
        }
        return slot;
    }

    private void growTable() {
        int[] larger = filled(table.length * 2);
        for (int order = 0; order < orders; order++) {
            larger[slot(larger, hash[order])] = order;
        }
        table = larger;
    }

    private static int[] filled(int size) {
        int[] empty = new int[size];
        Arrays.fill(empty, NONE);
        return empty;
    }

    /** FNV-1a over the characters, then mixed so that its low bits can choose a slot. */
    private static long hash(String text) {
        long h = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 0x100000001b3L;
        }
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        return h ^ (h >>> 33);
    }
}
