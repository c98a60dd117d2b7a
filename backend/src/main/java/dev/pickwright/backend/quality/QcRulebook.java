package dev.pickwright.backend.quality;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.quality.QcRulesView;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** What the warehouses want checked, and how. A change counts for fulfillments that are created after it. */
@Service
public class QcRulebook {

    private final QcRuleRepository rules;
    private final Warehouses warehouses;
    private final AuditTrail audit;
    private final UnitOfWork units;

    QcRulebook(QcRuleRepository rules, Warehouses warehouses, AuditTrail audit, UnitOfWork units) {
        this.rules = rules;
        this.warehouses = warehouses;
        this.audit = audit;
        this.units = units;
    }

    /** @param warehouse its code; @throws ProblemException NOT_FOUND */
    public QcRulesView of(String warehouse) {
        return view(site(warehouse));
    }

    /**
     * Replaces a warehouse's rules.
     *
     * @param version of the rules that are replaced; 0 if there are none
     * @throws ProblemException VERSION_STALE with the rules as they are, if they changed meanwhile
     */
    public QcRulesView set(Actor actor, String warehouse, long version, QcRules told) {
        return units.run(() -> {
            Warehouse site = site(warehouse);
            write(site, version, told);
            audit.append(
                    actor,
                    AuditEntry.of("set_qc_rules")
                            .at(site.id())
                            .change("version " + version, "version " + (version + 1))
                            .saying("warehouse " + site.code()));
            return view(site);
        });
    }

    private void write(Warehouse site, long version, QcRules told) {
        boolean first = rules.rules(site.id()).isEmpty();
        if (first ? version != 0 : !rules.update(site.id(), version, told)) {
            throw stale(Map.of("current", view(site)));
        }
        if (first) {
            try {
                rules.insert(site.id(), told);
            } catch (DuplicateKeyException e) {
                throw stale(Map.of());
            }
        }
    }

    private static ProblemException stale(Map<String, Object> extras) {
        return new ProblemException(
                Problem.VERSION_STALE, "The QC rules changed meanwhile; look at them again.", extras);
    }

    /** The checklist of a warehouse. */
    List<QcPoint> points(WarehouseId site) {
        List<QcPoint> own = rules.points(site);
        return own.isEmpty() ? QcPoint.DEFAULTS : own;
    }

    private QcRulesView view(Warehouse site) {
        return rules.rules(site.id())
                .map(found -> new QcRulesView(site.code(), found.version(), found.rules()))
                .orElseGet(() -> new QcRulesView(site.code(), 0, QcRules.NONE));
    }

    private Warehouse site(String code) {
        return warehouses
                .byCode(code)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no warehouse of that code."));
    }
}
