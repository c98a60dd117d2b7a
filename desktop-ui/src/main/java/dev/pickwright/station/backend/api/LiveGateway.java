package dev.pickwright.station.backend.api;

import java.time.Instant;

/** Hears of every change at the backend as soon as it is committed. */
public interface LiveGateway {

    /**
     * Listens until the link is closed, and connects again by itself when the connection is lost. Returns at once.
     *
     * @param after the cursor of what is known already
     * @param watcher called on the JavaFX thread; not any more once the link is closed
     */
    Link follow(long after, Watcher watcher);

    /** What a link tells. */
    interface Watcher {

        /** Something changed. One call may stand for many changes. */
        void changed();

        /** Changes were missed that nobody can tell any more: everything must be read anew. It is the link's last call. */
        void missed();

        /** Changes are heard of from now on. */
        void live();

        /** @param since when it was heard of last */
        void lost(Instant since);
    }

    /** One that listens. */
    interface Link extends AutoCloseable {

        @Override
        void close();
    }
}
