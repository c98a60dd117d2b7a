package dev.pickwright.backend.intake;

import java.util.Arrays;

/**
 * Where the lines that belong together, such as those of one order, are in the file, in about 50 bytes for a group and
 * 20 for each further run of its lines. Groups come in the order of their first lines. Two keys with the same 64-bit
 * hash would share a group, so the reader of a group tells them apart again.
 */
final class LineIndex {

    /** Neighbouring lines of one group. */
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
    private int groups;

    private int[] table = filled(4096);
    private int last = NONE;

    void add(String key, RawRecord row) {
        long h = hash(key);
        if (last != NONE && hash[last] == h) {
            runCount[lastRun[last]]++;
            return;
        }
        int run = newRun(row);
        int slot = slot(table, h);
        last = table[slot];
        if (last == NONE) {
            last = newGroup(h, run);
            table[slot] = last;
            if (groups * 2 > table.length) {
                growTable();
            }
        } else {
            nextRun[lastRun[last]] = run;
            lastRun[last] = run;
        }
    }

    int groups() {
        return groups;
    }

    /** Lines of this group. */
    int lines(int group) {
        int lines = 0;
        for (int run = firstRun[group]; run != NONE; run = nextRun[run]) {
            lines += runCount[run];
        }
        return lines;
    }

    /** Its runs by place in the file. */
    Iterable<Run> runs(int group) {
        return () -> new java.util.Iterator<>() {
            private int run = firstRun[group];

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

    private int newGroup(long h, int run) {
        if (groups == hash.length) {
            int size = grown(groups);
            hash = Arrays.copyOf(hash, size);
            firstRun = Arrays.copyOf(firstRun, size);
            lastRun = Arrays.copyOf(lastRun, size);
        }
        hash[groups] = h;
        firstRun[groups] = run;
        lastRun[groups] = run;
        return groups++;
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
        for (int group = 0; group < groups; group++) {
            larger[slot(larger, hash[group])] = group;
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
