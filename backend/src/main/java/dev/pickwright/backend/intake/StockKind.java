package dev.pickwright.backend.intake;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.RejectReason;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stock as somebody found it on the floor: what a line says differently is booked as the difference. */
@Component
final class StockKind implements RowKind<StockKind.Row> {

    record Row(String warehouse, String bin, String sku, int quantity) {}

    /** @param index of the row among those that are taken together */
    private record Found(int index, Row row, WarehouseId warehouse, BinId bin, SkuId sku) {}

    private static final int MAX_CODE = 40;
    private static final String REASON = "import";

    private static final Columns COLUMNS =
            new Columns(null, List.of(Column.BIN, Column.SKU, Column.QUANTITY), List.of(Column.WAREHOUSE));

    /** That in which everybody locks stock. */
    private static final Comparator<Found> LOCK_ORDER = Comparator.<Found, java.util.UUID>comparing(
                    found -> found.bin().value())
            .thenComparing(found -> found.sku().value());

    private final Warehouses warehouses;
    private final Skus skus;
    private final Stock stock;

    StockKind(Warehouses warehouses, Skus skus, Stock stock) {
        this.warehouses = warehouses;
        this.skus = skus;
        this.stock = stock;
    }

    @Override
    public ImportKind is() {
        return ImportKind.STOCK;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public String key(Fields fields, Job job) {
        return String.join(" ", Sites.code(fields, job), fields.code(Column.BIN), fields.code(Column.SKU));
    }

    @Override
    public Row read(Fields fields, Job job) throws BadValue {
        return new Row(
                Sites.requiredCode(fields, job),
                fields.code(Column.BIN, MAX_CODE),
                fields.code(Column.SKU, MAX_CODE),
                fields.requiredWhole(Column.QUANTITY, 0, Quantity.MAX));
    }

    @Override
    public List<Outcome> take(List<Row> rows, Job job) {
        @Nullable Outcome[] outcomes = new @Nullable Outcome[rows.size()];
        List<Found> found = new ArrayList<>();
        Sites sites = new Sites(warehouses, job.actor());
        Map<String, Sku> known = skus.byCodes(rows.stream().map(Row::sku).toList());
        Map<String, Map<String, BinId>> bins = bins(rows, sites);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            WarehouseId warehouse = sites.find(row.warehouse());
            BinId bin = bins.getOrDefault(row.warehouse(), Map.of()).get(row.bin());
            Sku sku = known.get(row.sku());
            if (warehouse == null) {
                outcomes[i] = Sites.unknown(row.warehouse());
            } else if (bin == null) {
                outcomes[i] = new Bad(
                        RejectReason.BIN_UNKNOWN, "warehouse %s has no bin %s".formatted(row.warehouse(), row.bin()));
            } else if (sku == null) {
                outcomes[i] = new Bad(RejectReason.UNKNOWN_SKU, "SKU %s is not known here".formatted(row.sku()));
            } else {
                found.add(new Found(i, row, warehouse, bin, sku.id()));
            }
        }
        found.sort(LOCK_ORDER);
        found.forEach(each -> outcomes[each.index()] = count(each, job));
        return Arrays.stream(outcomes).map(java.util.Objects::requireNonNull).toList();
    }

    private Map<String, Map<String, BinId>> bins(List<Row> rows, Sites sites) {
        Map<String, Map<String, BinId>> bins = new HashMap<>();
        Map<String, Set<String>> wanted = rows.stream()
                .collect(Collectors.groupingBy(Row::warehouse, Collectors.mapping(Row::bin, Collectors.toSet())));
        wanted.forEach((code, codes) -> {
            WarehouseId warehouse = sites.find(code);
            if (warehouse != null) {
                bins.put(code, warehouses.binsByCodes(warehouse, codes));
            }
        });
        return bins;
    }

    private Outcome count(Found found, Job job) {
        Row row = found.row();
        try {
            int difference =
                    stock.setCounted(job.actor(), found.warehouse(), found.bin(), found.sku(), row.quantity(), REASON);
            return difference == 0
                    ? new Same()
                    : new Changed(AuditEntry.of("import_stock")
                            .change(String.valueOf(row.quantity() - difference), String.valueOf(row.quantity()))
                            .saying("bin %s, SKU %s".formatted(row.bin(), row.sku())));
        } catch (ProblemException e) {
            // Thrown before anything of the row is written, so the lines beside it may stay.
            if (e.problem() == Problem.QUANTITY_REFUSED) {
                return new Bad(RejectReason.BELOW_PROMISED, e.detail());
            }
            throw e;
        }
    }
}
