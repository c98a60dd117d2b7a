package dev.pickwright.backend.intake;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.warehouse.Catalogue;
import dev.pickwright.backend.warehouse.SkuDetails;
import dev.pickwright.backend.warehouse.SkuDetails.Packaging;
import dev.pickwright.model.Quantity;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.RejectReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** SKUs: new ones are added, known ones changed to what the line says. A blank field leaves what is known. */
@Component
final class SkuKind implements RowKind<SkuDetails> {

    private static final int MAX_CODE = 40;
    private static final int MAX_DESCRIPTION = 200;
    private static final int MAX_GRAMS = 1_000_000;

    private record Level(String name, Column gtin, Column units) {}

    private static final List<Level> LEVELS = List.of(
            new Level("inner", Column.INNER_GTIN, Column.INNER_UNITS),
            new Level("case", Column.CASE_GTIN, Column.CASE_UNITS),
            new Level("pallet", Column.PALLET_GTIN, Column.PALLET_UNITS));

    private static final Columns COLUMNS = new Columns(
            Column.SKU,
            List.of(Column.SKU),
            List.of(
                    Column.DESCRIPTION,
                    Column.GTIN,
                    Column.WEIGHT,
                    Column.QC,
                    Column.LOTS,
                    Column.SERIALS,
                    Column.INNER_GTIN,
                    Column.INNER_UNITS,
                    Column.CASE_GTIN,
                    Column.CASE_UNITS,
                    Column.PALLET_GTIN,
                    Column.PALLET_UNITS));

    private final Catalogue skus;

    SkuKind(Catalogue skus) {
        this.skus = skus;
    }

    @Override
    public ImportKind is() {
        return ImportKind.SKUS;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public String key(Fields fields, Job job) {
        return fields.code(Column.SKU);
    }

    @Override
    public SkuDetails read(Fields fields, Job job) throws BadValue {
        return new SkuDetails(
                fields.code(Column.SKU, MAX_CODE),
                fields.text(Column.DESCRIPTION, MAX_DESCRIPTION),
                fields.gtin(Column.GTIN),
                fields.whole(Column.WEIGHT, 1, MAX_GRAMS),
                fields.yesOrNo(Column.QC),
                fields.yesOrNo(Column.LOTS),
                fields.yesOrNo(Column.SERIALS),
                packagings(fields));
    }

    private static List<Packaging> packagings(Fields fields) throws BadValue {
        List<Packaging> packagings = new ArrayList<>();
        Set<String> gtins = new HashSet<>();
        gtins.add(String.valueOf(fields.gtin(Column.GTIN)));
        for (Level level : LEVELS) {
            String gtin = fields.gtin(level.gtin());
            Integer units = fields.whole(level.units(), 2, Quantity.MAX);
            if (gtin != null && units != null) {
                if (!gtins.add(gtin)) {
                    throw new BadValue(
                            RejectReason.GTIN_INVALID,
                            "%s: %s stands twice in the line"
                                    .formatted(level.gtin().header(), gtin));
                }
                packagings.add(new Packaging(gtin, units, level.name()));
            } else if (gtin != null || units != null) {
                throw Fields.missing(gtin == null ? level.gtin() : level.units());
            }
        }
        return packagings;
    }

    @Override
    public List<Outcome> take(List<SkuDetails> rows, Job job) {
        return rows.stream().map(this::take).toList();
    }

    private Outcome take(SkuDetails details) {
        return skus.upsert(details)
                ? new Changed(AuditEntry.of("import_sku").change(null, details.code()))
                : new Same();
    }
}
