package dev.pickwright.backend.warehouse;

import dev.pickwright.model.scan.Gtin;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.scan.Sscc;
import dev.pickwright.model.warehouse.Trace;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds out what a scanned code stands for. */
@Service
public class Barcodes {

    private final StockRepository stock;
    private final Totes totes;
    private final Skus skus;

    Barcodes(StockRepository stock, Totes totes, Skus skus) {
        this.stock = stock;
        this.totes = totes;
        this.skus = skus;
    }

    /** What the code is in this warehouse: a bin, a tote, a SKU's code or GTIN, a package, or unknown. */
    public Resolved resolve(WarehouseId warehouse, String raw) {
        String code = raw.strip().toUpperCase(Locale.ROOT);
        Optional<Resolved> sscc = Sscc.read(code).map(Resolved.Package::new);
        return sscc.or(() -> stock.bin(warehouse, code))
                .or(() -> totes.byCode(warehouse, code)
                        .map(tote -> new Resolved.Tote(tote.id(), tote.code(), tote.boundTo())))
                .or(() -> skus.byCode(code)
                        .or(() -> Gtin.read(code).flatMap(skus::byGtin))
                        .map(sku -> new Resolved.Item(sku.id(), sku.code(), sku.description(), 1, Trace.NONE)))
                .orElseGet(() -> new Resolved.Unknown(raw.strip()));
    }
}
