package dev.pickwright.backend.sync.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.sync.central.StationDouble;
import dev.pickwright.backend.sync.copies.FeedStore;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.audit.AuditCheck;
import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverTaken;
import dev.pickwright.model.sync.LeaseSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A central that has work of its own, the warehouse's code, a SKU and an operator takes what a backend did before it was its
 * station; once, so the tests go on from one to the next.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class HandoverContract extends HandoverSite {

    /** What holds only where all events are this central's. */
    private static final Set<String> OF_EVENTS = Set.of("D5", "D9");

    /** What is refused of it while central has something. */
    private Map<HandoverConflict.Why, List<String>> refusedWith(Runnable something) {
        try {
            units.run(() -> {
                something.run();
                take();
            });
        } catch (ProblemException e) {
            assertThat(e.problem().wire()).isEqualTo("handover_refused");
            assertThat(e.detail()).doesNotContainIgnoringCase("insert");
            @SuppressWarnings("unchecked")
            var told = (List<HandoverConflict>) e.extras().get("conflicts");
            return told.stream().collect(Collectors.toMap(HandoverConflict::why, HandoverConflict::examples));
        }
        throw new AssertionError("it was taken");
    }

    @Test
    @Order(1)
    void binsAndTotesThatCentralHasAreNamed() {
        UUID zone = jdbc.sql("select id from zone where warehouse_id = ?")
                .param(warehouse.value())
                .query(UUID.class)
                .single();
        assertThat(refusedWith(() -> {
                    for (int i = 1; i <= 7; i++) {
                        warehouses.addBin(warehouse, zone, "A-%02d".formatted(i), i, 1, i);
                    }
                    warehouses.addTote(warehouse, "T-3");
                }))
                .isEqualTo(Map.of(
                        HandoverConflict.Why.BIN,
                        List.of("A-01", "A-02", "A-03", "A-04", "A-05"),
                        HandoverConflict.Why.TOTE,
                        List.of("T-3")));
    }

    @Test
    @Order(1)
    void anOrderNumberThatCentralHasIsRefusedAndNothingIsTaken() {
        String number = before.orderOf(before.waiting);
        var cup = floor.sku("CUP", false);
        floor.stocked(own, 1, cup, 1);
        orders.create(Floor.system(), new CreateOrder(number, "Another", null, List.of(Floor.line(1, cup, 1))));
        var picture = invariants.picture();
        assertThatThrownBy(this::take).hasMessageContaining(number).hasMessageContaining("Nothing was taken");
        assertThat(invariants.changedSince(picture)).isEmpty();
        jdbc.sql("update customer_order set number = 'O-other' where number = ?")
                .param(number)
                .update();
    }

    @Test
    @Order(1)
    void aCodeThatStandsForSomethingElseIsRefused() {
        String badge = before.floor.badge(before.site.packer()).code();
        assertThat(refusedWith(() -> skus.add(badge, "Called like a badge", null, 250, false)))
                .isEqualTo(Map.of(HandoverConflict.Why.BARCODE, List.of(badge)));
    }

    @Test
    @Order(1)
    void aPackageNumberThatCentralGaveIsRefused() {
        String sscc = before.jdbc
                .sql("select sscc from package fetch first 1 rows only")
                .query(String.class)
                .single();
        assertThat(refusedWith(() ->
                        jdbc.sql("update package set sscc = ?").param(sscc).update()))
                .isEqualTo(Map.of(HandoverConflict.Why.PACKAGE, List.of(sscc)));
    }

    @Test
    @Order(1)
    void anIdThatCentralHasIsRefusedInPlainWords() {
        assertThat(refusedWith(
                        () -> jdbc.sql("""
                                insert into sku (id, code, description, weight_grams) values (?, 'elsewhere', 'x', 1)
                                """).param(before.vase.id().value()).update()))
                .isEqualTo(Map.of(HandoverConflict.Why.OTHER, List.of("sku")));
    }

    @Test
    @Order(1)
    void aStationOfAnotherWarehouseHasNoSay() {
        StationDouble elsewhere = StationDouble.enrolled(enrolment, central, grants, json, own, "Elsewhere");
        Actor other = Actor.station("Elsewhere", own.warehouse());
        assertThatThrownBy(() -> handovers.take(other, elsewhere.id(), id, lines))
                .hasMessageContaining("the station stands in another one: 1 (" + before.site.code() + ")");
    }

    @Test
    @Order(1)
    void aRowOfAWarehouseThatDidNotComeAlongIsRefused() throws IOException {
        List<String> forged = Files.readAllLines(lines).stream()
                .map(line -> line.contains("\"table\":\"operator\"")
                        ? line.replace(
                                before.site.warehouse().toString(),
                                own.warehouse().toString())
                        : line)
                .toList();
        Path body = Files.write(folder.resolve("forged"), forged);
        assertThatThrownBy(() -> handovers.take(self(), station.id(), id, body))
                .hasMessageContaining("A row of operator is of a warehouse that is not the station's");
    }

    @Test
    @Order(1)
    void aHandoverWithoutItsEndIsRefused() throws IOException {
        List<String> all = Files.readAllLines(lines);
        Path cut = Files.write(folder.resolve("cut"), all.subList(0, all.size() - 1));
        var picture = invariants.picture();
        assertThatThrownBy(() -> handovers.take(self(), station.id(), id, cut))
                .hasMessageContaining("end of the handover is missing");
        assertThat(invariants.changedSince(picture)).isEmpty();
    }

    @Test
    @Order(2)
    void aFaultAtAnyStepLeavesNothing() {
        var picture = invariants.picture();
        long head = feed.head(FeedStore.REFERENCE).head();
        int step = 2;
        while (!Faults.runFailingAt(step, this::take)) {
            assertThat(invariants.changedSince(picture))
                    .as("after a fault at step %d", step)
                    .isEmpty();
            step += 4;
        }
        assertThat(step).isGreaterThan(60);
        assertThat(count("select count(*) from sync_handover")).isOne();
        Set<String> told = new TreeSet<>();
        for (FeedMessage message : feed.after(FeedStore.REFERENCE, head, 1_000)) {
            assertThat(message.kind()).isEqualTo(FeedKind.REFERENCE_CHANGED.wire());
            told.add(json.readTree(message.body()).path("changed").path("table").asString());
        }
        assertThat(told).contains("bin", "sku", "operator", "barcode", "tote");
    }

    @Test
    @Order(3)
    void repeatedItIsToldAgainAndChangesNothing() throws IOException {
        var picture = invariants.picture();
        HandoverTaken again = take();
        assertThat(again.rows()).isEqualTo(rowsOf(before));
        // The warehouse, its zone, the SKU, the operator.
        assertThat(again.matched()).isEqualTo(4);
        var answer = http.put()
                .uri("/v1/sync/handover/" + id)
                .header("Authorization", "Bearer " + station.token())
                .header("Content-Encoding", "gzip")
                .contentType("application/x-ndjson")
                .content(Files.readAllBytes(packed))
                .exchange();
        assertThat(answer).hasStatusOk().bodyJson().extractingPath("rows").isEqualTo((int) again.rows());
        // When it was heard of.
        assertThat(invariants.changedSince(picture)).isSubsetOf("station");
    }

    private static long rowsOf(StandaloneSite site) {
        return HandoverTable.ALL.stream()
                .mapToLong(each -> count(site, "select count(*) from " + each.name()))
                .sum();
    }

    @Test
    @Order(3)
    void anotherStationDoesNotHandOverTheSame() {
        StationDouble copy = StationDouble.enrolled(enrolment, central, grants, json, before.site, "A copy");
        assertThatThrownBy(() -> handovers.take(self(), copy.id(), id, lines))
                .hasMessageContaining("handed over by another station");
        assertThatThrownBy(() -> handovers.take(self(), station.id(), UUID.randomUUID(), lines))
                .hasMessageContaining("this station handed over before");
    }

    @Test
    @Order(3)
    void everythingIsThereAndRefersToWhatCentralHas() {
        String here = " where warehouse_id = '" + warehouse + "'";
        for (String table : List.of("stock", "stock_movement", "bin", "tote", "fulfillment", "picklist", "time_slot")) {
            assertThat(count("select count(*) from " + table + here))
                    .as(table)
                    .isEqualTo(count(before, "select count(*) from " + table));
        }
        String sums = "select sum(on_hand) * 10000 + sum(allocated) * 100 + sum(locked) from stock";
        assertThat(count(sums + here)).isEqualTo(count(before, sums));
        assertThat(jdbc.sql("select name from warehouse where code = ?")
                        .param(before.site.code())
                        .query(String.class)
                        .single())
                .isEqualTo("Ours");
        List.of(before.site.warehouse().value(), before.mug.id().value(), operator())
                .forEach(gone -> assertThat(placesOf(gone)).isEmpty());
        assertThat(invariants.broken().keySet()).allMatch(name -> OF_EVENTS.contains(name.substring(0, 2)));
    }

    private UUID operator() {
        return before.site.picker().requireOperator().value();
    }

    /** Where an id is, but in what was sealed with it. */
    private List<String> placesOf(UUID gone) {
        return jdbc.sql("""
                        select c.table_name, c.column_name from information_schema.columns c
                        where c.table_schema = 'public' and lower(c.data_type) = 'uuid' and c.table_name not like 'audit_%'
                        """).query((row, n) -> List.of(row.getString(1), row.getString(2))).list().stream()
                .filter(each ->
                        jdbc.sql("select count(*) from %s where %s = ?".formatted(each.getFirst(), each.getLast()))
                                        .param(gone)
                                        .query(Long.class)
                                        .single()
                                > 0)
                .map(each -> String.join(".", each))
                .toList();
    }

    @Test
    @Order(3)
    void movementsKeepTheirOrder() {
        String inOrder = "select cast(id as varchar(36)) from stock_movement %s order by seq";
        assertThat(jdbc.sql(inOrder.formatted("where warehouse_id = '" + warehouse + "'"))
                        .query(String.class)
                        .list())
                .isEqualTo(before.jdbc
                        .sql(inOrder.formatted(""))
                        .query(String.class)
                        .list());
    }

    @Test
    @Order(3)
    void theTrailHoldsAndNamesWhoDidIt() {
        var check = audit.check(null, 100_000);
        assertThat(check.chains()).allMatch(AuditCheck.ChainCheck::complete);
        assertThat(check.chains())
                .extracting(AuditCheck.ChainCheck::chain)
                .contains(id, before.site.warehouse().value());
        List<Timeline.Entry> told = timelines
                .of(Floor.system(), before.orderOf(before.picked), null, null, 100)
                .items();
        assertThat(told).extracting(Timeline.Entry::who).contains(picker);
        assertThat(told).extracting(Timeline.Entry::warehouse).containsOnly(before.site.code());
        assertThat(jdbc.sql("select detail from audit_entry where operation = 'hand_over'")
                        .query(String.class)
                        .single())
                .startsWith(rowsOf(before) + " rows, 4 of them central's own, ");
    }

    @Test
    @Order(3)
    void numbersAreNotGivenAgain() {
        assertThat(count("select nextval('sscc_serial')")).isGreaterThan(StandaloneSite.SERIAL);
        long last = count(before, "select count(*) from fulfillment");
        assertThat(count("select nextval('fulfillment_number')")).isGreaterThan(last);
        @Nullable
        String number = jdbc.sql("select number from fulfillment where id = ?")
                .param(before.packed.value())
                .query(String.class)
                .single();
        assertThat(number).isEqualTo("F-000001-2");
    }

    @Test
    @Order(4)
    void itsStationGoesOnWithItsOpenWork() {
        var work = station.want(3, 0);
        assertThat(work.snapshots())
                .extracting(LeaseSnapshot::fulfillment)
                .contains(before.listed, before.picked, before.waiting);
    }
}
