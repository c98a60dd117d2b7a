package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.fulfillment.CustomerErased;
import dev.pickwright.model.fulfillment.OrderId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** What is kept of customers, and how it goes: docs/data-protection.md. */
@Service
public class Customers {

    private static final Logger log = LoggerFactory.getLogger(Customers.class);
    private static final int PAGE = 200;
    private static final int NAMED = 100;

    private final PersonalDataRepository data;
    private final List<PersonalData> features;
    private final AuditTrail audit;
    private final UnitOfWork units;
    private final IdSource ids;
    private final Clock clock;
    private final Duration kept;

    Customers(
            PersonalDataRepository data,
            List<PersonalData> features,
            AuditTrail audit,
            UnitOfWork units,
            IdSource ids,
            Clock clock,
            @Value("${pickwright.retention.customer-data}") Duration kept) {
        this.data = data;
        this.features = features;
        this.audit = audit;
        this.units = units;
        this.ids = ids;
        this.clock = clock;
        this.kept = kept;
    }

    /**
     * Erases what tells of the customer from up to 200 of their closed orders, in one unit of work. Counts, quantities,
     * times, statuses and numbers stay.
     */
    public CustomerErased erase(Actor actor, String customer) {
        return units.run(() -> {
            List<OrderId> closed = data.lockClosed(customer, PAGE);
            erase(actor, closed);
            int open = data.open(customer);
            int remaining = data.closed(customer);
            if (open == 0 && remaining == 0) {
                features.forEach(feature -> feature.forget(customer));
            }
            return new CustomerErased(closed.size(), remaining, open, data.openNumbers(customer, NAMED));
        });
    }

    /** Erases what was kept long enough; runs by itself every hour. Each 200 orders are a unit of work. */
    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    public void eraseOld() {
        Actor self = Actor.system("retention");
        int erased;
        do {
            erased = units.run(() -> {
                List<OrderId> old = data.lockClosedBefore(clock.instant().minus(kept), PAGE);
                erase(self, old);
                return old.size();
            });
            if (erased > 0) {
                log.info(
                        "Customer data of {} orders that closed more than {} days ago was erased",
                        erased,
                        kept.toDays());
            }
        } while (erased == PAGE && !Thread.currentThread().isInterrupted());
    }

    private void erase(Actor actor, List<OrderId> orders) {
        if (orders.isEmpty()) {
            return;
        }
        // The hash of an order's content gives the customer away to whoever guesses the name.
        List<String> hashes = orders.stream()
                .map(id -> ContentHash.sha256(ids.next().toString()))
                .toList();
        data.erase(orders, hashes, clock.instant());
        features.forEach(feature -> feature.erase(orders));
        audit.eraseNotes(orders, data.parts(orders));
        audit.append(
                actor,
                orders.stream()
                        .map(id -> AuditEntry.of("erase_customer_data").on(id))
                        .toList());
    }
}
