package dev.pickwright.backend.intake;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.warehouse.BinDetails;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bins: new ones are added with their zones, known ones changed to what the line says. */
@Component
final class BinKind implements RowKind<BinKind.Row> {

    record Row(String warehouse, BinDetails bin) {}

    private static final int MAX_CODE = 24;
    private static final int MAX_ZONE = 16;
    private static final int MAX_METRES = 10_000;
    private static final int MAX_SEQUENCE = 1_000_000_000;

    private static final Columns COLUMNS = new Columns(
            Column.BIN,
            List.of(Column.ZONE, Column.BIN, Column.X, Column.Y, Column.PICK_SEQUENCE),
            List.of(Column.WAREHOUSE));

    private final Warehouses warehouses;

    BinKind(Warehouses warehouses) {
        this.warehouses = warehouses;
    }

    @Override
    public ImportKind is() {
        return ImportKind.BINS;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public String key(Fields fields, Job job) {
        return Sites.code(fields, job) + " " + fields.code(Column.BIN);
    }

    @Override
    public Row read(Fields fields, Job job) throws BadValue {
        return new Row(
                Sites.requiredCode(fields, job),
                new BinDetails(
                        fields.code(Column.ZONE, MAX_ZONE),
                        fields.code(Column.BIN, MAX_CODE),
                        fields.requiredDecimal(Column.X, -MAX_METRES, MAX_METRES),
                        fields.requiredDecimal(Column.Y, -MAX_METRES, MAX_METRES),
                        fields.requiredWhole(Column.PICK_SEQUENCE, 0, MAX_SEQUENCE)));
    }

    @Override
    public List<Outcome> take(List<Row> rows, Job job) {
        Sites sites = new Sites(warehouses, job.actor());
        return rows.stream().map(row -> take(row, sites.find(row.warehouse()))).toList();
    }

    private Outcome take(Row row, @Nullable WarehouseId warehouse) {
        if (warehouse == null) {
            return Sites.unknown(row.warehouse());
        }
        return warehouses.upsertBin(warehouse, row.bin())
                ? new Changed(AuditEntry.of("import_bin")
                        .change(null, row.bin().code())
                        .saying("warehouse " + row.warehouse()))
                : new Same();
    }
}
