package dev.pickwright.backend.platform.jdbc;

import java.io.IOException;

/** Keeps what was committed in a second place, as a station does. */
public interface SecondCopy {

    /** When it returns, all that was committed before the call is in the second place and survives a power cut. */
    void catchUp() throws IOException;
}
