package dev.pickwright.backend.platform.jdbc;

import java.io.IOException;

/** Keeps what was committed in a second place, as a station does. */
public interface SecondCopy {

    /**
     * When it returns, all that was committed before the call is in the database and in the second place, and survives a
     * power cut.
     *
     * @param database is waited for after reading what is to be copied and before writing it: what others see as
     *     committed need not be in the file yet, and the second place must not know more than that
     */
    void catchUp(DurabilityBarrier database) throws IOException;
}
