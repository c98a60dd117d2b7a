package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.Given;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.OrderId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Appends to the trail, inside the transaction of what it tells of. */
@Component
public class AuditTrail {

    private final AuditRepository entries;
    private final IdSource ids;
    private final Clock clock;

    AuditTrail(AuditRepository entries, IdSource ids, Clock clock) {
        this.entries = entries;
        this.ids = ids;
        this.clock = clock;
    }

    /** Erases what people wrote about these, for good; the entries and their chain stay. Joins the caller's unit of work. */
    public void eraseNotes(List<OrderId> orders, List<FulfillmentId> fulfillments) {
        entries.eraseNotes(
                orders.stream().map(OrderId::value).toList(),
                fulfillments.stream().map(FulfillmentId::value).toList());
    }

    public void append(Actor actor, AuditEntry entry) {
        append(actor, List.of(entry));
    }

    /** {@link #append(Actor, AuditEntry)} for several entries at once, in order. */
    public void append(Actor actor, List<AuditEntry> several) {
        if (Given.isTold()) {
            return;
        }
        entries.insert(several.stream().map(entry -> ids.next()).toList(), clock.instant(), actor, several);
    }
}
