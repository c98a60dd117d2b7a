package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.CreateSku;
import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.SkuView;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;

/** SKUs as an administrator keeps them. */
@Service
public class Catalogue {

    private final SkuRepository skus;
    private final PackagingRepository packagings;
    private final Barcodes barcodes;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;

    Catalogue(
            SkuRepository skus,
            PackagingRepository packagings,
            Barcodes barcodes,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids) {
        this.skus = skus;
        this.packagings = packagings;
        this.barcodes = barcodes;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
    }

    /** By code. @param after the code of the last one of the page before */
    public Page<SkuView> list(@Nullable String after, int limit) {
        List<SkuRow> rows = skus.findByCodeGreaterThanOrderByCode(after == null ? "" : after, Limit.of(limit));
        var levels = packagings.of(rows.stream().map(SkuRow::id).toList());
        return new Page<>(
                rows.stream()
                        .map(row -> row.view(levels.getOrDefault(row.id(), List.of())))
                        .toList(),
                rows.size() == limit ? rows.getLast().code() : null);
    }

    /** @throws ProblemException NOT_FOUND */
    public SkuView byCode(String code) {
        return view(row(code));
    }

    /** @throws ProblemException CODE_TAKEN if the code or a GTIN is */
    public SkuView create(Actor actor, CreateSku wanted) {
        return units.run(() -> {
            SkuId id = new SkuId(ids.next());
            barcodes.addSku(id, wanted.code(), 1);
            return saved(
                    actor, "create_sku", SkuRow.of(id.value(), wanted.code(), wanted.facts(), null), wanted.facts());
        });
    }

    /** @throws ProblemException NOT_FOUND; VERSION_STALE if it is not that version any more; CODE_TAKEN */
    public SkuView change(Actor actor, String code, long version, SkuFacts facts) {
        return units.run(() -> {
            SkuRow before = row(code);
            if (before.version() == null || before.version() != version) {
                throw stale(before);
            }
            barcodes.clearGtins(new SkuId(before.id()), before.code());
            try {
                return saved(actor, "change_sku", SkuRow.of(before.id(), before.code(), facts, version), facts);
            } catch (OptimisticLockingFailureException e) {
                throw stale(before);
            }
        });
    }

    /**
     * Adds the SKU, or changes the one of this code to what is said; joins the caller's unit of work.
     *
     * @return whether anything changed
     * @throws ProblemException CODE_TAKEN if a GTIN is
     */
    public boolean upsert(SkuDetails details) {
        Optional<SkuRow> known = skus.findByCode(details.code());
        if (known.isEmpty()) {
            SkuId id = new SkuId(ids.next());
            SkuFacts facts = details.facts(null);
            barcodes.addSku(id, details.code(), 1);
            store(SkuRow.of(id.value(), details.code(), facts, null), facts);
            return true;
        }
        SkuRow before = known.get();
        SkuView view = view(before);
        SkuFacts facts = details.facts(view);
        if (facts.equals(view.facts())) {
            return false;
        }
        barcodes.clearGtins(new SkuId(before.id()), before.code());
        store(SkuRow.of(before.id(), before.code(), facts, before.version()), facts);
        return true;
    }

    private SkuView saved(Actor actor, String operation, SkuRow row, SkuFacts facts) {
        SkuView view = store(row, facts);
        audit.append(actor, AuditEntry.of(operation).saying(row.code()));
        return view;
    }

    private SkuView store(SkuRow row, SkuFacts facts) {
        SkuId id = new SkuId(row.id());
        if (facts.gtin() != null) {
            barcodes.addSku(id, facts.gtin(), 1);
        }
        facts.levels().forEach(level -> barcodes.addSku(id, level.gtin(), level.units()));
        SkuRow stored = skus.save(row);
        packagings.replace(id, facts.levels());
        return stored.view(facts.levels());
    }

    private ProblemException stale(SkuRow current) {
        return new ProblemException(
                Problem.VERSION_STALE,
                "SKU %s was changed by somebody else. Look at it again, then change it.".formatted(current.code()),
                Map.of("current", view(current)));
    }

    private SkuRow row(String code) {
        return skus.findByCode(code.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no SKU " + code + "."));
    }

    private SkuView view(SkuRow row) {
        return row.view(packagings.of(List.of(row.id())).getOrDefault(row.id(), List.of()));
    }
}
