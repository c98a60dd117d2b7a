package dev.pickwright.backend;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which database a command is about. @param url null for the H2 file of the data folder */
record Source(
        Path data,
        @Nullable String url,
        @Nullable String user,
        @Nullable Path passwordFile) {

    String userName() {
        return user == null ? "sa" : user;
    }

    String password() {
        return Server.password(passwordFile);
    }
}
