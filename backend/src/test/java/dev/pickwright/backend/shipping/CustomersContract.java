package dev.pickwright.backend.shipping;

import static dev.pickwright.backend.fixture.Bench.INTENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Customers;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.CustomerErased;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.fulfillment.HoldKind;
import dev.pickwright.model.routing.Destination;
import dev.pickwright.model.shipping.Ship;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of a customer can be erased once their orders are closed. */
abstract class CustomersContract extends BenchSite {

    @Autowired
    Orders orders;

    @Autowired
    Shipping shipping;

    @Autowired
    Steps steps;

    @Autowired
    Holds holds;

    @Autowired
    Cancelling cancelling;

    @Autowired
    Customers customers;

    @Autowired
    JdbcClient jdbc;

    private final String name = "Zed Quillfeather " + UUID.randomUUID();
    private final String wrote = "written-" + UUID.randomUUID();

    @Test
    void nothingThatTellsOfTheCustomerIsLeftAndCountsStay() {
        FulfillmentId shipped = shipped();
        FulfillmentId cancelled = cancelled();
        assertThat(placesThatTell())
                .contains("customer_order", "fulfillment_hold", "put_back", "shipment", "audit_entry");
        List<String> counts = counts();

        CustomerErased erased = customers.erase(Floor.system(), name.toUpperCase(java.util.Locale.ROOT));

        assertThat(erased).isEqualTo(new CustomerErased(2, 0, 0, List.of()));
        assertThat(placesThatTell()).isEmpty();
        assertThat(counts()).isEqualTo(counts);
        assertThat(status(shipped)).isEqualTo(FulfillmentStatus.COMPLETED);
        assertThat(status(cancelled)).isEqualTo(FulfillmentStatus.CANCELLED);
        assertThat(customers.erase(Floor.system(), name).erased()).isZero();
    }

    @Test
    void whatIsNotClosedIsKeptAndNamed() {
        cancelled();
        String open = created().number();

        CustomerErased erased = customers.erase(Floor.system(), name);

        assertThat(erased).isEqualTo(new CustomerErased(1, 0, 1, List.of(open)));
        assertThat(placesThatTell()).containsExactly("customer_order");
    }

    @Test
    void whatWasKeptLongEnoughGoesByItself() {
        cancelled();
        customers.eraseOld();
        assertThat(placesThatTell()).contains("customer_order");
        jdbc.sql("update customer_order set created_at = timestamp '2020-01-01 00:00:00' where customer = ?")
                .param(name)
                .update();
        customers.eraseOld();
        assertThat(placesThatTell()).contains("customer_order");
        jdbc.sql("""
                update fulfillment set status_since = timestamp '2020-01-02 00:00:00'
                where order_id in (select id from customer_order where customer = ?)
                """).param(name).update();
        customers.eraseOld();
        assertThat(placesThatTell()).isEmpty();
    }

    @Test
    void aFaultWhileErasingLeavesAllAsItWas() {
        cancelled();
        bench.failEverywhere(() -> customers.erase(Floor.system(), name));
    }

    private record Created(String number, FulfillmentId part) {}

    private Created created() {
        CreateOrder order = floor.order(Floor.line(1, mug, 1));
        orders.create(
                Floor.system(),
                new CreateOrder(
                        order.number(), name, null, order.lines(), new Destination("GB-LND", 51.5074, -0.1278), null));
        return new Created(order.number(), fulfillments.byNumber(order.number()).getFirst());
    }

    private FulfillmentId shipped() {
        FulfillmentId id = bench.packed(site, mug, 1, 1);
        jdbc.sql("""
                update customer_order set customer = ?
                where id = (select order_id from fulfillment where id = ?)
                """).params(name, id.value()).update();
        holds.place(site.supervisor(), id, HoldKind.MANUAL, wrote);
        holds.release(site.supervisor(), id, holds.of(id).getFirst().id(), wrote);
        shipping.markReady(site.packer(), id, INTENT);
        shipping.ship(site.packer(), id, new Ship(null, null, "T" + wrote, null, null));
        steps.complete(site.supervisor(), id, null);
        return id;
    }

    private FulfillmentId cancelled() {
        FulfillmentId id = bench.picked(site, site.totes().get(1), mug, 1);
        jdbc.sql("""
                update customer_order set customer = ?
                where id = (select order_id from fulfillment where id = ?)
                """).params(name, id.value()).update();
        cancelling.cancel(site.supervisor(), id, wrote);
        return id;
    }

    /** Every table in which the name or a text that somebody wrote stands; events go by their age. */
    private List<String> placesThatTell() {
        List<String> found = new ArrayList<>();
        for (String table : tables()) {
            boolean tells = jdbc.sql("select * from " + table).query().listOfRows().stream()
                    .map(Object::toString)
                    .anyMatch(row -> row.contains(name) || row.contains(wrote));
            if (tells) {
                found.add(table);
            }
        }
        return found;
    }

    private List<String> counts() {
        return tables().stream()
                .filter(table -> !table.equals("audit_entry"))
                .map(table -> table + " "
                        + jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single())
                .toList();
    }

    private List<String> tables() {
        return jdbc.sql("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                    and table_name not like 'outbox%'
                order by table_name
                """).query(String.class).list();
    }
}
