package dev.pickwright.backend.intake;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.intake.RejectReason;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which warehouse a line is about: the one that it names, else the one of the import. */
final class Sites {

    private final Map<String, WarehouseId> byCode = new HashMap<>();

    /** Those that the one who imports may work at; no line is about another. */
    Sites(Warehouses warehouses, Actor actor) {
        for (Warehouse each : warehouses.of(actor)) {
            byCode.put(each.code().toUpperCase(Locale.ROOT), each.id());
        }
    }

    @Nullable
    WarehouseId find(String code) {
        return byCode.get(code);
    }

    static RowKind.Bad unknown(String code) {
        return new RowKind.Bad(
                RejectReason.WAREHOUSE_UNKNOWN,
                "there is no warehouse %s that you work at".formatted(Fields.shown(code)));
    }

    /** Its code in upper case; empty if neither names one. */
    static String code(Fields fields, Job job) {
        String named = fields.code(Column.WAREHOUSE);
        String usual = job.request().warehouse();
        return named.isEmpty() && usual != null ? usual.toUpperCase(Locale.ROOT) : named;
    }

    static String requiredCode(Fields fields, Job job) throws BadValue {
        String code = code(fields, job);
        if (code.isEmpty()) {
            throw new BadValue(
                    RejectReason.WAREHOUSE_MISSING, "neither the line nor the import says for which warehouse");
        }
        return code;
    }
}
