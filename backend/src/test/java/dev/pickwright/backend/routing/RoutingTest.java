package dev.pickwright.backend.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.warehouse.BinStock;
import dev.pickwright.backend.warehouse.Slot;
import dev.pickwright.backend.warehouse.SlotBook;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.Destination;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.warehouse.BinId;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
    private static final SkuId MUG = new SkuId(new UUID(1, 1));
    private static final SkuId LAMP = new SkuId(new UUID(1, 2));

    private final List<Site> sites = new ArrayList<>();
    private final List<BinStock> stock = new ArrayList<>();

    @Test
    void anInactiveSiteIsExcluded() {
        site("A", area(false), SlotBook.unlimited(NOW), MUG, 5);
        site("B", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 5);
        expect(route(line(1, MUG, 5)), "B chosen only_one", "A excluded inactive");
    }

    @Test
    void aSiteServesItsRegionsAlone() {
        site("A", area(true, "DE"), SlotBook.unlimited(NOW), MUG, 5);
        site("B", area(true, "GB"), SlotBook.unlimited(NOW), MUG, 5);
        var to = new Destination("GB-SCT", null, null);
        expect(route(to, line(1, MUG, 5)), "B chosen only_one", "A excluded region");
        expect(route(line(1, MUG, 5)), "A chosen priority", "B passed_over priority");
    }

    @Test
    void aLineThatNamesASiteGoesThereFromAnyRegion() {
        site("A", area(true, "DE"), SlotBook.unlimited(NOW), MUG, 5);
        site("B", area(true, "GB"), SlotBook.unlimited(NOW), MUG, 5);
        var line = new Demand(1, MUG, "MUG", 5, id(0));
        expect(route(new Destination("GB", null, null), line), "A chosen named", "B excluded named");
    }

    @Test
    void aSiteWithoutTheStockOfAnyLineIsExcluded() {
        site("A", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 4);
        site("B", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 5);
        expect(route(line(1, MUG, 5)), "B chosen only_one", "A excluded no_stock");
    }

    @Test
    void aSiteWithoutRoomInAnySlotIsExcludedUnlessOverridden() {
        site("A", ServiceArea.EVERYWHERE, slots(1, 1), MUG, 5);
        site("B", ServiceArea.EVERYWHERE, slots(2, 1), MUG, 5);
        expect(route(line(1, MUG, 5)), "B chosen only_one", "A excluded no_capacity");
        Plan forced = Routing.route(new RoutingRequest(List.of(line(1, MUG, 5)), null, true), sites, stock);
        expect(forced, "A chosen priority", "B passed_over priority");
        assertThat(forced.parts().getFirst().place().over()).isTrue();
    }

    @Test
    void theFewestSplitsComeBeforeAnythingElse() {
        site("A", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 5);
        site("B", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), LAMP, 5);
        site("C", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 5, LAMP, 5);
        expect(
                route(line(1, MUG, 5), line(2, LAMP, 5)),
                "C chosen fewest_splits",
                "A passed_over fewest_splits",
                "B passed_over fewest_splits");
    }

    @Test
    void theNearestIsPreferredWhereTheDestinationIsKnown() {
        site("LON", new ServiceArea(true, List.of(), 51.5, -0.1), SlotBook.unlimited(NOW), MUG, 5);
        site("LEE", new ServiceArea(true, List.of(), 53.8, -1.5), SlotBook.unlimited(NOW), MUG, 5);
        var york = new Destination(null, 53.96, -1.08);
        expect(route(york, line(1, MUG, 1)), "LEE chosen distance", "LON passed_over distance");
        expect(route(line(1, MUG, 1)), "LON chosen priority", "LEE passed_over priority");
    }

    @Test
    void freeCapacityDecidesBetweenSitesOfOnePriority() {
        site("A", ServiceArea.EVERYWHERE, slots(5, 4), MUG, 5);
        site("B", ServiceArea.EVERYWHERE, slots(5, 1), MUG, 5);
        List<Site> alike = sites.stream().map(site -> ranked(site, 1)).toList();
        Plan plan = Routing.route(new RoutingRequest(List.of(line(1, MUG, 1)), null, false), alike, stock);
        expect(plan, "B chosen free_capacity", "A passed_over free_capacity");
    }

    @Test
    void unitsOfABinAreGivenOnceWhateverTheOrderOfTheLines() {
        site("A", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 5);
        site("B", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 3);
        assertThat(route(line(1, MUG, 3), line(2, MUG, 5)).parts()).hasSize(2);
        assertThat(route(line(1, MUG, 3), line(2, MUG, 3), line(3, MUG, 2)).routed())
                .isTrue();
        assertThat(route(line(1, MUG, 4), line(2, MUG, 4)).why()).contains("not enough for all");
    }

    @Test
    void theRoomForLinesOfASlotSplitsAnOrder() {
        site("A", ServiceArea.EVERYWHERE, lines(1), MUG, 9);
        site("B", ServiceArea.EVERYWHERE, lines(2), MUG, 9);
        assertThat(route(line(1, MUG, 1), line(2, MUG, 1), line(3, MUG, 1)).parts())
                .hasSize(2);
        Plan plan = route(line(1, MUG, 1), line(2, MUG, 1), line(3, MUG, 1), line(4, MUG, 1));
        assertThat(plan.why()).contains("no time slot");
        assertThat(plan.candidates()).allMatch(each -> each.rule() == RoutingRule.NO_CAPACITY);
    }

    @Test
    void moreSitesThanCanBeTriedAreNotLeftOut() {
        List<Demand> lines = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            SkuId sku = new SkuId(new UUID(2, i));
            site("S" + i, ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), sku, 1);
            lines.add(line(i + 1, sku, 1));
        }
        Plan plan = route(lines.toArray(Demand[]::new));
        assertThat(plan.parts()).hasSize(30);
        assertThat(plan.narrowed()).isTrue();
        assertThat(route(lines.get(29)).parts().getFirst().warehouse().code()).isEqualTo("S29");
    }

    @Test
    void anOrderThatCannotBeRoutedSaysWhyOfEverySite() {
        site("A", ServiceArea.EVERYWHERE, SlotBook.unlimited(NOW), MUG, 5);
        site("B", area(false), SlotBook.unlimited(NOW), LAMP, 5);
        Plan plan = route(line(1, MUG, 5), line(2, LAMP, 5));
        assertThat(plan.why()).contains("line 2 (5 of LAMP)").contains("B (inactive)");
        expect(plan, "A passed_over no_stock", "B excluded inactive");
    }

    private static void expect(Plan plan, String... candidates) {
        assertThat(plan.candidates().stream()
                        .map(each -> "%s %s %s"
                                .formatted(
                                        each.site().code(),
                                        each.outcome().wire(),
                                        each.rule().wire()))
                        .collect(Collectors.toList()))
                .containsExactly(candidates);
        assertThat(plan.routed())
                .isEqualTo(plan.candidates().stream().anyMatch(each -> each.outcome() == CandidateOutcome.CHOSEN));
    }

    private Plan route(Demand... lines) {
        return route(null, lines);
    }

    private Plan route(@Nullable Destination to, Demand... lines) {
        return Routing.route(new RoutingRequest(List.of(lines), to, false), sites, stock);
    }

    private static Demand line(int number, SkuId sku, int quantity) {
        return new Demand(number, sku, sku.equals(MUG) ? "MUG" : "LAMP", quantity, null);
    }

    private void site(String code, ServiceArea area, SlotBook slots, Object... goods) {
        int n = sites.size();
        var warehouse = new Warehouse(id(n), code, code, ZoneId.of("UTC"), n, 3, 3, "Parcel", "Next day", area);
        sites.add(new Site(warehouse, slots));
        for (int i = 0; i < goods.length; i += 2) {
            int quantity = (Integer) goods[i + 1];
            stock.add(new BinStock(id(n), new BinId(new UUID(n, i)), code, i, (SkuId) goods[i], quantity, quantity));
        }
    }

    private static Site ranked(Site site, int priority) {
        Warehouse from = site.warehouse();
        return new Site(
                new Warehouse(
                        from.id(),
                        from.code(),
                        from.name(),
                        from.timeZone(),
                        priority,
                        3,
                        3,
                        from.carrier(),
                        from.carrierService(),
                        from.area()),
                site.slots());
    }

    private static WarehouseId id(int n) {
        return new WarehouseId(new UUID(0, n));
    }

    private static ServiceArea area(boolean active, String... regions) {
        return new ServiceArea(active, List.of(regions), null, null);
    }

    private static SlotBook slots(int max, int used) {
        return new SlotBook(true, List.of(slot(max, null, used)), NOW);
    }

    private static SlotBook lines(int max) {
        return new SlotBook(true, List.of(slot(null, max, 0)), NOW);
    }

    private static Slot slot(@Nullable Integer maxFulfillments, @Nullable Integer maxLines, int used) {
        return new Slot(
                null, id(0), NOW, NOW.plusSeconds(3_600), NOW.plusSeconds(600), maxFulfillments, maxLines, used, 0);
    }
}
