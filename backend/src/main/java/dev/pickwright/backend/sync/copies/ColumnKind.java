package dev.pickwright.backend.sync.copies;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** How values of a column are written as text that is the same whichever database they come from. */
enum ColumnKind {
    UUID(UUID.class, Object::toString, java.util.UUID::fromString),
    TIMESTAMP(
            OffsetDateTime.class,
            value -> ((OffsetDateTime) value).toInstant().toString(),
            text -> Instant.parse(text).atOffset(ZoneOffset.UTC)),
    DATE(LocalDate.class, Object::toString, LocalDate::parse),
    TIME(LocalTime.class, Object::toString, LocalTime::parse),
    NUMERIC(BigDecimal.class, value -> ((BigDecimal) value).stripTrailingZeros().toPlainString(), BigDecimal::new),
    DOUBLE(Double.class, Object::toString, Double::valueOf),
    BOOLEAN(Boolean.class, Object::toString, Boolean::valueOf),
    INTEGER(Integer.class, Object::toString, Integer::valueOf),
    LONG(Long.class, Object::toString, Long::valueOf),
    TEXT(String.class, Object::toString, text -> text);

    private final Class<?> type;
    private final Function<Object, String> text;
    private final Function<String, Object> value;

    ColumnKind(Class<?> type, Function<Object, String> text, Function<String, Object> value) {
        this.type = type;
        this.text = text;
        this.value = value;
    }

    /** @param dataType as {@code information_schema.columns} of both databases has it */
    static ColumnKind of(String dataType) {
        return switch (dataType.toLowerCase(Locale.ROOT)) {
            case "uuid" -> UUID;
            case "timestamp with time zone" -> TIMESTAMP;
            case "date" -> DATE;
            case "time", "time without time zone" -> TIME;
            case "numeric" -> NUMERIC;
            case "double precision" -> DOUBLE;
            case "boolean" -> BOOLEAN;
            case "integer", "smallint" -> INTEGER;
            case "bigint" -> LONG;
            case "character varying", "character", "text", "character large object" -> TEXT;
            default -> throw new IllegalStateException("rows with a column of type " + dataType + " are not copied");
        };
    }

    /** What to ask a driver for. */
    Class<?> type() {
        return type;
    }

    String text(Object told) {
        return text.apply(told);
    }

    Object value(String told) {
        return value.apply(told);
    }
}
