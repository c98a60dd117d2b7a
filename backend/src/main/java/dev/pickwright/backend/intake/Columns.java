package dev.pickwright.backend.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns that a kind of file can have. */
final class Columns {

    private final List<Column> required;
    private final Map<String, Column> byKey = new HashMap<>();

    /** @param code what a column means that is called just {@code code} */
    Columns(@Nullable Column code, List<Column> required, List<Column> optional) {
        this.required = List.copyOf(required);
        required.forEach(this::name);
        optional.forEach(this::name);
        if (code != null) {
            byKey.put("code", code);
        }
    }

    private void name(Column column) {
        column.names().forEach(name -> byKey.put(Column.key(name), column));
    }

    List<Column> required() {
        return required;
    }

    Optional<Column> of(String header) {
        return Optional.ofNullable(byKey.get(Column.key(header)));
    }
}
