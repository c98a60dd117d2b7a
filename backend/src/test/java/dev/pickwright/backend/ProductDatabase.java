package dev.pickwright.backend;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings with which the product reaches its database. */
public final class ProductDatabase {

    private ProductDatabase() {}

    /** @param url null for an H2 file in the folder */
    public static Map<String, Object> settings(Path folder, @Nullable String url) {
        try (DataFolder data = DataFolder.take(folder)) {
            return Server.database(data, url);
        }
    }
}
