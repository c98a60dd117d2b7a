package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.StopNotice;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Central: the cases that supervisors decide. */
@Service
public class CaseDesk {

    private final CaseQueries queries;
    private final CaseStore cases;
    private final FactStore facts;
    private final LeaseStore leases;
    private final CaseOutcomes outcomes;
    private final WarehouseScope scope;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final Clock clock;

    CaseDesk(
            CaseQueries queries,
            CaseStore cases,
            FactStore facts,
            LeaseStore leases,
            CaseOutcomes outcomes,
            WarehouseScope scope,
            AuditTrail audit,
            UnitOfWork units,
            Clock clock) {
        this.queries = queries;
        this.cases = cases;
        this.facts = facts;
        this.leases = leases;
        this.outcomes = outcomes;
        this.scope = scope;
        this.audit = audit;
        this.units = units;
        this.clock = clock;
    }

    /** At the actor's sites, the newest first. @param open null for all */
    public Page<CaseView> list(Actor actor, @Nullable Boolean open, @Nullable CaseId before, int limit) {
        List<CaseView> page =
                queries.list(actor.warehouses(), open, before == null ? null : before.value(), limit).stream()
                        .map(this::view)
                        .toList();
        return new Page<>(page, page.size() == limit ? page.getLast().id().toString() : null);
    }

    /** @throws ProblemException NOT_FOUND; NOT_ALLOWED if it is of a site where the actor may not work */
    public CaseView one(Actor actor, CaseId id) {
        return view(row(actor, id));
    }

    private CaseQueries.Row row(Actor actor, CaseId id) {
        CaseQueries.Row row = queries.one(id)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no case %s.".formatted(id)));
        if (!actor.mayWorkAt(row.site())) {
            throw scope.refusal(actor, List.of(row.site()));
        }
        return row;
    }

    /**
     * Decides a case; one unit of work.
     *
     * @throws ProblemException NOT_FOUND; NOT_ALLOWED; VERSION_STALE; NOTHING_TO_DO if it is decided;
     *     TRANSITION_REFUSED if that is not possible, with the outcomes that are
     */
    public CaseView resolve(Command command, CaseId id, ResolveCase told) {
        Actor actor = command.actor();
        return units.run(() -> {
            FulfillmentId fulfillment = row(actor, id).fulfillment();
            if (fulfillment != null) {
                leases.lock(fulfillment);
            }
            queries.lock(id);
            CaseQueries.Row row = row(actor, id);
            command.requireVersion("Case " + id, row.version());
            if (row.outcome() != null) {
                throw new ProblemException(Problem.NOTHING_TO_DO, "The case is decided already.");
            }
            List<CaseOutcome> possible = possible(row, facts.goods(id));
            if (!possible.contains(told.outcome())) {
                throw new ProblemException(
                        Problem.TRANSITION_REFUSED,
                        "That is not possible for this case as it is now.",
                        Map.of("outcomes", possible));
            }
            outcomes.carryOut(actor, row, told);
            cases.resolved(id, actor, told.reason(), clock.instant());
            AuditEntry entry = AuditEntry.of("resolve_case")
                    .at(row.site())
                    .change(row.kind().wire(), told.outcome().wire())
                    .saying("station " + row.stationName())
                    .noting(told.reason());
            audit.append(actor, row.number() == null || fulfillment == null ? entry : entry.on(fulfillment));
            return view(row(actor, id));
        });
    }

    private CaseView view(CaseQueries.Row row) {
        List<FactStore.Goods> goods = row.outcome() == null ? facts.goods(row.id()) : List.of();
        return new CaseView(
                row.id(),
                row.kind(),
                row.fulfillment(),
                row.number(),
                row.siteCode(),
                row.station(),
                row.stationName(),
                row.code(),
                row.openedAt(),
                row.operations(),
                goods.stream()
                        .map(each -> new StopNotice.Goods(
                                each.skuCode(), each.description(), each.quantity(), each.toteCode(), each.binCode()))
                        .toList(),
                possible(row, goods),
                row.outcome(),
                row.resolvedAt(),
                row.resolvedBy(),
                row.reason(),
                row.version());
    }

    /** What can be decided as things are. */
    private static List<CaseOutcome> possible(CaseQueries.Row row, List<FactStore.Goods> goods) {
        if (row.outcome() != null) {
            return List.of();
        }
        return switch (row.kind()) {
            // By saying on the board which computer stays.
            case CLONE -> List.of();
            // By itself when the picks arrive, or by revoking the work.
            case AWAITED -> List.of();
            case LOST -> List.of(CaseOutcome.WRITE_OFF);
            case QUARANTINED -> List.of(CaseOutcome.RETRY, CaseOutcome.WRITE_OFF);
            case DIVERTED -> ofDiverted(row, goods);
        };
    }

    private static List<CaseOutcome> ofDiverted(CaseQueries.Row row, List<FactStore.Goods> goods) {
        List<CaseOutcome> possible = new ArrayList<>();
        FulfillmentStatus status = row.status();
        boolean known = status != null;
        boolean live = status != null && status.live();
        boolean nobodyElses = row.holder() == null || row.holder().equals(row.station());
        if (known || goods.isEmpty()) {
            possible.add(CaseOutcome.PUT_BACK);
        }
        if (live && nobodyElses && row.newestEpoch() <= row.epoch()) {
            possible.add(CaseOutcome.ADOPT);
        }
        if (live && nobodyElses) {
            possible.add(CaseOutcome.MERGE);
        }
        if (!goods.isEmpty()) {
            possible.add(CaseOutcome.SHIP_ANYWAY);
        }
        possible.add(CaseOutcome.WRITE_OFF);
        return possible;
    }
}
