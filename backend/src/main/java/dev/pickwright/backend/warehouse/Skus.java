package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.SkuId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is kept in stock; codes compare without case. */
@Service
public class Skus {

    private static final int BATCH = 500;

    private final SkuRepository skus;
    private final SkuQueries queries;
    private final Barcodes barcodes;
    private final IdSource ids;

    Skus(SkuRepository skus, SkuQueries queries, Barcodes barcodes, IdSource ids) {
        this.skus = skus;
        this.queries = queries;
        this.barcodes = barcodes;
        this.ids = ids;
    }

    public Optional<Sku> byCode(String code) {
        return skus.findByCode(code.toUpperCase(Locale.ROOT)).map(SkuRow::sku);
    }

    /** Those of the codes that exist, by upper case code. */
    public Map<String, Sku> byCodes(Collection<String> codes) {
        List<String> wanted = codes.stream()
                .map(code -> code.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        Map<String, Sku> found = new HashMap<>();
        for (int from = 0; from < wanted.size(); from += BATCH) {
            var part = wanted.subList(from, Math.min(from + BATCH, wanted.size()));
            queries.byCodes(part).forEach(sku -> found.put(sku.code(), sku));
        }
        return found;
    }

    /** @param gtin 14 digits */
    public Optional<Sku> byGtin(String gtin) {
        return skus.findByGtin(gtin).map(SkuRow::sku);
    }

    /** @throws ProblemException NOT_FOUND */
    public Sku byId(SkuId id) {
        return skus.findById(id.value())
                .map(SkuRow::sku)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no SKU " + id + "."));
    }

    /** Adds one; joins the caller's unit of work. @throws ProblemException CODE_TAKEN if code or GTIN is */
    public Sku add(
            String code, String description, @Nullable String gtin, @Nullable Integer weightGrams, boolean qcFlagged) {
        String upper = code.toUpperCase(Locale.ROOT);
        SkuId id = new SkuId(ids.next());
        barcodes.addSku(id, upper, 1);
        if (gtin != null) {
            barcodes.addSku(id, gtin, 1);
        }
        return skus.save(new SkuRow(id.value(), upper, description, gtin, weightGrams, qcFlagged, false, false, null))
                .sku();
    }
}
