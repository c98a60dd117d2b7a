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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What is kept in stock; codes compare without case. */
@Service
public class Skus {

    private static final int BATCH = 500;

    private final SkuRepository skus;
    private final IdSource ids;

    Skus(SkuRepository skus, IdSource ids) {
        this.skus = skus;
        this.ids = ids;
    }

    public Optional<Sku> byCode(String code) {
        return skus.findByCode(code.toUpperCase(Locale.ROOT)).map(Skus::sku);
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
            skus.findByCodeIn(part).forEach(row -> found.put(row.code(), sku(row)));
        }
        return found;
    }

    /** @param gtin 14 digits */
    public Optional<Sku> byGtin(String gtin) {
        return skus.findByGtin(gtin).map(Skus::sku);
    }

    /** @throws ProblemException NOT_FOUND */
    public Sku byId(SkuId id) {
        return skus.findById(id.value())
                .map(Skus::sku)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no SKU " + id + "."));
    }

    /** Adds one; joins the caller's unit of work. */
    public Sku add(
            String code, String description, @Nullable String gtin, @Nullable Integer weightGrams, boolean qcFlagged) {
        var row = new SkuRow(ids.next(), code.toUpperCase(Locale.ROOT), description, gtin, weightGrams, qcFlagged);
        return sku(skus.save(row));
    }

    /**
     * Adds the SKU, or changes the one of this code to what is said; joins the caller's unit of work.
     *
     * @return whether anything changed
     * @throws ProblemException REQUEST_INVALID if another SKU has the GTIN
     */
    public boolean upsert(SkuDetails details) {
        String code = details.code().toUpperCase(Locale.ROOT);
        var known = skus.findByCode(code);
        requireOwnGtin(code, details.gtin());
        if (known.isEmpty()) {
            add(
                    code,
                    Objects.requireNonNullElse(details.description(), code),
                    details.gtin(),
                    details.weightGrams(),
                    Boolean.TRUE.equals(details.qcFlagged()));
            return true;
        }
        SkuRow before = known.get();
        SkuRow after = before.with(details);
        if (after.equals(before)) {
            return false;
        }
        skus.update(after.id(), after.description(), after.gtin(), after.weightGrams(), after.qcFlagged());
        return true;
    }

    private void requireOwnGtin(String code, @Nullable String gtin) {
        if (gtin != null) {
            skus.findByGtin(gtin).filter(other -> !other.code().equals(code)).ifPresent(other -> {
                throw new ProblemException(
                        Problem.REQUEST_INVALID,
                        "GTIN %s belongs to SKU %s already; give this one its own.".formatted(gtin, other.code()));
            });
        }
    }

    private static Sku sku(SkuRow row) {
        return new Sku(
                new SkuId(row.id()), row.code(), row.description(), row.gtin(), row.weightGrams(), row.qcFlagged());
    }
}
