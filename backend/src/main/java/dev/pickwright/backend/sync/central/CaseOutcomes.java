package dev.pickwright.backend.sync.central;

import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.picking.LatePicks;
import dev.pickwright.backend.picking.PutBacks;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Movement;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentState;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.CentralSync;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.Floor;
import dev.pickwright.model.sync.OperationVerdict;
import dev.pickwright.model.sync.ResolveCase;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictTold;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.PlaceKind;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Central: what a decision of a case does to the goods, the operations and the work. Joins the caller's unit of work. */
@Component
class CaseOutcomes {

    private static final String REASON = "case_";

    private final CentralSync central;
    private final JdbcCentralStore store;
    private final FactStore facts;
    private final BoardQueries stations;
    private final Fulfillments fulfillments;
    private final PutBacks putBacks;
    private final LatePicks late;
    private final Stock stock;
    private final Clock clock;

    CaseOutcomes(
            CentralSync central,
            JdbcCentralStore store,
            FactStore facts,
            BoardQueries stations,
            Fulfillments fulfillments,
            PutBacks putBacks,
            LatePicks late,
            Stock stock,
            Clock clock) {
        this.central = central;
        this.store = store;
        this.facts = facts;
        this.stations = stations;
        this.fulfillments = fulfillments;
        this.putBacks = putBacks;
        this.late = late;
        this.stock = stock;
        this.clock = clock;
    }

    /** @throws ProblemException TRANSITION_REFUSED if operations do not fit, or are not understood, after all */
    void carryOut(Actor actor, CaseQueries.Row file, ResolveCase told) {
        stations.station(file.station()).orElseThrow().sender().within(() -> {
            switch (told.outcome()) {
                case PUT_BACK -> {
                    facts.goods(file.id()).forEach(goods -> putBack(file, goods, goods.quantity(), told.reason()));
                    close(file, told.outcome());
                }
                case ADOPT -> adopt(file);
                case MERGE -> merge(actor, file, told.reason());
                case SHIP_ANYWAY -> {
                    leave(actor, file, PlaceKind.SHIPPED);
                    close(file, told.outcome());
                }
                case WRITE_OFF -> {
                    leave(actor, file, PlaceKind.COUNTED);
                    giveUp(file);
                    close(file, told.outcome());
                }
                case RETRY -> retry(file);
            }
            return true;
        });
    }

    private void close(CaseQueries.Row file, CaseOutcome outcome) {
        central.cases().close(file.id(), outcome, clock.millis());
    }

    private void putBack(CaseQueries.Row file, FactStore.Goods goods, int units, String reason) {
        FulfillmentId id = file.fulfillment();
        if (id == null) {
            throw new IllegalStateException("goods of no fulfillment are not put back");
        }
        FulfillmentState of = fulfillments.state(id);
        putBacks.createLoose(of, goods.sku(), units, goods.trace(), goods.tote(), goods.bin(), reason);
    }

    private void leave(Actor actor, CaseQueries.Row file, PlaceKind to) {
        for (FactStore.Goods goods : facts.goods(file.id())) {
            FulfillmentId id = file.fulfillment();
            UUID place = to == PlaceKind.SHIPPED && id != null ? id.value() : null;
            stock.move(
                    actor,
                    new Movement(
                                    file.site(),
                                    goods.sku(),
                                    goods.quantity(),
                                    PlaceKind.TOTE,
                                    goods.tote().value(),
                                    to,
                                    place,
                                    REASON + to.wire(),
                                    null)
                            .of(goods.trace()));
        }
    }

    private void adopt(CaseQueries.Row file) {
        int left = central.cases().adopt(file.id(), true, clock.millis()).size();
        if (left > 0) {
            throw new ProblemException(
                    Problem.TRANSITION_REFUSED,
                    "%d of the operations do not fit any more; put the goods back, or merge what fits."
                            .formatted(left));
        }
    }

    /** What fits, in order, counts; of the rest, what lines still want; the other goods go back. */
    private void merge(Actor actor, CaseQueries.Row file, String reason) {
        if (central.cases().adopt(file.id(), true, clock.millis()).isEmpty()) {
            return;
        }
        for (FactStore.Goods goods : facts.goods(file.id())) {
            int rest = goods.quantity() - counted(actor, file, goods);
            if (rest > 0) {
                putBack(file, goods, rest, reason);
            }
        }
        close(file, CaseOutcome.MERGE);
    }

    private int counted(Actor actor, CaseQueries.Row file, FactStore.Goods goods) {
        FulfillmentId id = file.fulfillment();
        BinId bin = goods.bin();
        return id == null || bin == null
                ? 0
                : late.count(
                        actor,
                        id,
                        new LatePicks.Goods(goods.sku(), bin, goods.quantity(), goods.tote(), goods.trace()));
    }

    private void retry(CaseQueries.Row file) {
        boolean done;
        try {
            done = central.cases().retry(file.id(), clock.millis());
        } catch (Floor.HandlerFailure e) {
            throw new ProblemException(Problem.TRANSITION_REFUSED, "It still fails: %s".formatted(e.getMessage()));
        }
        if (!done) {
            throw new ProblemException(
                    Problem.TRANSITION_REFUSED, "This version of the product still does not understand it.");
        }
    }

    /** Nobody will ever understand it: its operations get their last verdict, and the station is told. */
    private void giveUp(CaseQueries.Row file) {
        if (file.kind() != CaseKind.QUARANTINED) {
            return;
        }
        for (AppliedOperation kept : store.operations(file.id())) {
            Ruling last = new Ruling(OperationVerdict.DIVERTED, kept.ruling().code(), file.id());
            store.rule(kept.operation().id(), last);
            String body = new VerdictTold(kept.operation().id(), last).body();
            store.tell(file.station(), FeedKind.VERDICT_CHANGED, null, 0, body);
        }
    }
}
