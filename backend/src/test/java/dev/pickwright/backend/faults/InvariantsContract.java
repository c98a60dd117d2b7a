package dev.pickwright.backend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every invariant is broken once, to see that it is noticed; nothing of it stays. */
abstract class InvariantsContract extends OnGround {

    /** What the schema itself refuses. */
    private static final String REFUSED = "refused";

    /** Per invariant, by the beginning of its name, a statement that breaks it. */
    private static final Map<String, String> BREAKERS = Map.ofEntries(
            Map.entry("D1 every line", "update order_line set quantity = quantity + 1"),
            Map.entry("D1 later parts", "update fulfillment set part_number = part_number + 1"),
            Map.entry("D1 a fulfillment has items", """
                    update fulfillment_item set order_line_id = (select id from order_line fetch first 1 rows only)
                    """),
            Map.entry("D1 an unroutable", "update customer_order set status = 'unroutable'"),
            Map.entry("D2 packed <= picked", "update fulfillment_item set packed = picked + 1"),
            Map.entry("D2 picked is", "update stock_movement set quantity = quantity + 1 where reason = 'pick'"),
            Map.entry("D2 packed is", "update package_item set quantity = quantity + 1"),
            Map.entry("D2 a box holds", "update package_item set lot = 'X'"),
            Map.entry("D3 on hand", "update stock set allocated = on_hand + 1"),
            Map.entry("D3 allocated + picked", "update fulfillment_item set allocated = allocated + 1"),
            Map.entry("D3 a bin's allocated", "update stock set allocated = allocated + 1"),
            Map.entry("D3 an item's allocated", "update fulfillment_item set allocated = allocated + 1"),
            Map.entry("D4 picked or later", "update pick_line set status = 'open'"),
            Map.entry("D4 a completed picklist", "update picklist set status = 'completed'"),
            Map.entry("D4 what is being picked", "update picklist set status = 'cancelled'"),
            Map.entry("D4 a picklist whose parts", "update picklist set status = 'open'"),
            Map.entry("D5 every status change", """
                    delete from outbox_events
                    where event_type = 'fulfillment.status_changed' and payload like '%"new_status":"planning"%'
                    """),
            Map.entry("D5 one event", "delete from audit_entry where after_value = 'planning'"),
            Map.entry("D5 lanes", "delete from outbox_events where event_type = 'fulfillment.created'"),
            Map.entry("D6 ready or later", "update qc_check set status = 'failed'"),
            Map.entry(
                    "D6 nothing became",
                    "update outbox_events set event_type = 'hold.placed' where event_type = 'package.created'"),
            Map.entry("D7 used", "update time_slot set used_lines = used_lines + 1"),
            Map.entry("D7 over", "update time_slot set max_fulfillments = 0"),
            Map.entry("D8 a cancelled", "update fulfillment_item set allocated = 1 where picked = 0"),
            Map.entry("D8 what was picked", "update fulfillment_item set picked = 1 where picked = 0"),
            Map.entry("D9", "update fulfillment set status = 'ready'"),
            Map.entry("D10 what a bin holds", "update stock set on_hand = on_hand + 1"),
            Map.entry("D10 no tote", "update stock_movement set quantity = quantity + 9 where reason = 'pack'"),
            Map.entry("D10 a package", "update stock_movement set quantity = quantity + 1 where reason = 'pack'"),
            Map.entry("D10 received", "update stock set on_hand = on_hand + 1"),
            Map.entry("D11", "update outbox_events set payload = '{}' where event_type = 'fulfillment.created'"));

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everyBreachIsNoticed() {
        ground.fresh();
        Job.at(ground, Job.Stage.SHIPPED);
        Job.at(ground, Job.Stage.PACKED);
        Job cancelled = Job.at(ground, Job.Stage.PLANNED);
        cancelled.post(cancelled.step("cancel"));
        Job.at(ground, Job.Stage.ONE_PICKED);
        ground.floor.created(Floor.line(1, ground.fan, 1));
        invariants.hold();

        List<String> unproven = new ArrayList<>();
        for (String name : invariants.names()) {
            String breaker = BREAKERS.entrySet().stream()
                    .filter(each -> name.startsWith(each.getKey()))
                    .findFirst()
                    .map(Map.Entry::getValue)
                    .orElse("select 1");
            List<String> seen = noticed(breaker);
            if (!seen.contains(name) && !seen.contains(REFUSED)) {
                unproven.add(name);
            }
        }
        assertThat(unproven).isEmpty();
        invariants.hold();
    }

    private List<String> noticed(String breaker) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            try {
                jdbc.sql(breaker).update();
                return List.copyOf(invariants.broken().keySet());
            } catch (DataIntegrityViolationException e) {
                return List.of(REFUSED);
            }
        });
    }
}
