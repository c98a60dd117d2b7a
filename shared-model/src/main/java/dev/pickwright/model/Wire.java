package dev.pickwright.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** An enum whose constants travel, and are stored, in lower case with underscores ({@code pick_failed}). */
public interface Wire {

    /** The constant's Java name; enums have it already. */
    String name();

    /** The form used in the API, the tables and the events. */
    @JsonValue
    default String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The constant with this wire form.
     *
     * @throws IllegalArgumentException if there is none
     */
    static <E extends Enum<E> & Wire> E read(Class<E> type, String wire) {
        for (E constant : type.getEnumConstants()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'%s' is none of the %s values".formatted(wire, type.getSimpleName()));
    }
}
