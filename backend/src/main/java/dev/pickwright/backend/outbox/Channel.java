package dev.pickwright.backend.outbox;

/** How processes on one database wake each other. Losing a word costs a poll's time, nothing else. */
interface Channel extends AutoCloseable {

    /** Hears what other processes, and this one, say. */
    interface Ear {
        /** @param shards have new deliveries, a bit each @param no is the newest feed number */
        void told(long shards, long no);

        /** Shards may be free to take. */
        void freed();
    }

    void listen(Ear ear);

    void tell(long shards, long no);

    void tellFreed();

    @Override
    void close();

    /** For a database that one process has to itself. */
    static Channel none() {
        return new Channel() {
            @Override
            public void listen(Ear ear) {}

            @Override
            public void tell(long shards, long no) {}

            @Override
            public void tellFreed() {}

            @Override
            public void close() {}
        };
    }
}
