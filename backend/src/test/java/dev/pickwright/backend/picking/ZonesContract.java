package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.Problem;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.picking.PickTaskView;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who has zones gets work that lies in these altogether. */
abstract class ZonesContract extends PickingTest {

    @Autowired
    Operators operators;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Stock stock;

    @Autowired
    UnitOfWork units;

    private Sku upstairs;

    @BeforeEach
    void twoZones() {
        upstairs = floor.sku("UP", false);
        units.run(() -> {
            var bin = warehouses.addBin(
                    site.warehouse(), warehouses.addZone(site.warehouse(), "B", "Upstairs"), "B-01", 1, 2, 20);
            stock.receive(Floor.system(), site.warehouse(), bin, upstairs.id(), 10);
        });
    }

    @Test
    void nextWorkIsTakenFromTheOperatorsZonesOnly() {
        FulfillmentId below = floor.created(Floor.line(1, mug, 1));
        FulfillmentId both = floor.created(Floor.line(1, mug, 1), Floor.line(2, upstairs, 1));
        FulfillmentId above = floor.created(Floor.line(1, upstairs, 1));

        zones(site.picker(), "B");
        assertThat(parts(next())).containsExactly(above);
        zones(site.other(), "B");
        assertRefused(Problem.NOTHING_TO_DO, () -> picking.next(site.other()));
        zones(site.other(), "A");
        assertThat(parts(picking.next(site.other()).task())).containsExactly(below);
        picking.release(site.other(), picking.next(site.other()).task().id(), INTENT);
        zones(site.other(), "A", "B");
        assertThat(parts(picking.next(site.other()).task())).containsExactly(below);
        picking.release(site.picker(), next().id(), INTENT);
        zones(site.picker());
        assertThat(parts(next())).containsExactly(above);
        assertThat(fulfillments.state(both).status().wire()).isEqualTo("pending");
    }

    @Test
    void aPicklistThatIsThereIsOfferedIfWhatIsOpenOnItLiesInTheZones() {
        planned(Floor.line(1, mug, 1), Floor.line(2, upstairs, 1));
        zones(site.other(), "B");
        assertRefused(Problem.NOTHING_TO_DO, () -> picking.next(site.other()));
        PickTaskView task = pickLine(next(), "T-1");
        picking.release(site.picker(), task.id(), INTENT);
        assertThat(picking.next(site.other()).task().id()).isEqualTo(task.id());
    }

    @Test
    void zonesAreOfTheHomeWarehouse() {
        Floor.Site elsewhere = floor.site(ids);
        floor.stocked(elsewhere, 0, lamp, 1);
        assertThat(operators.zones(site.picker().requireOperator(), elsewhere.warehouse()))
                .isEmpty();
        zones(site.picker(), "A");
        assertThat(operators.zones(site.picker().requireOperator(), elsewhere.warehouse()))
                .isEmpty();
        assertThat(operators.zones(site.picker().requireOperator(), site.warehouse()))
                .hasSize(1);
    }

    private void zones(Actor of, String... codes) {
        var account = operators.one(Floor.system(), of.requireOperator());
        operators.change(
                Floor.system(),
                account.id(),
                account.version(),
                new OperatorFacts(of.name(), Set.of(Role.PICKER), site.code(), List.of(), List.of(codes), "en", 100));
    }

    private static List<FulfillmentId> parts(PickTaskView task) {
        return task.fulfillments().stream().map(PickTaskView.Part::id).toList();
    }
}
