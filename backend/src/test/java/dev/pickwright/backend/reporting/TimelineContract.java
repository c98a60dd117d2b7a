package dev.pickwright.backend.reporting;

import static dev.pickwright.backend.fixture.Bench.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.Problem;
import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.audit.Timeline.Entry;
import dev.pickwright.model.audit.Timeline.Kind;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a supervisor learns from one scan. */
abstract class TimelineContract extends BenchSite {

    @Autowired
    Timelines timelines;

    @Autowired
    Holds holds;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdSource ids;

    @Test
    void anOrderTellsAllThatHappenedNewestFirst() {
        FulfillmentId id = bench.packed(site, mug, 2, 1);
        Timeline told = look(order(id));
        assertThat(told.subject().kind()).isEqualTo(Kind.ORDER);
        assertThat(told.items()).extracting(Entry::operation).contains("create", "pick_scan", "pack_scan");
        assertThat(told.items()).extracting(Entry::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(told.items())
                .filteredOn(each -> each.operation().equals("pick_scan"))
                .extracting(Entry::who)
                .containsOnly(site.picker().name());
    }

    @Test
    void aFulfillmentAToteAndAPackageLeadToTheSameWork() {
        FulfillmentId id = bench.packed(site, mug, 1, 1);
        String sscc = jdbc.sql("select sscc from package where fulfillment_id = ?")
                .param(id.value())
                .query(String.class)
                .single();
        for (var code : List.of(fulfillments.state(id).number(), sscc, "00" + sscc)) {
            assertThat(look(code).items()).extracting(Entry::operation).contains("pick_scan", "pack_scan");
        }
        Timeline tote = look("t-1");
        assertThat(tote.subject().kind()).isEqualTo(Kind.TOTE);
        assertThat(tote.items()).extracting(Entry::fulfillment).contains(id);
    }

    @Test
    void aBadgeTellsWhatItsOperatorDid() {
        bench.picked(site, "T-1", mug, 1);
        String badge = jdbc.sql("select badge from operator where id = ?")
                .param(site.picker().requireOperator().value())
                .query(String.class)
                .single();
        Timeline told = look(badge);
        assertThat(told.subject().kind()).isEqualTo(Kind.OPERATOR);
        assertThat(told.items())
                .extracting(Entry::who)
                .containsOnly(site.picker().name());
    }

    @Test
    void aStationTellsWhatWasDoneThereInTheSupervisorsWarehouse() {
        bench.picked(site, "T-1", mug, 1);
        for (String code : List.of("bench 1", "PW:STATION:bench 1")) {
            Timeline told = look(code);
            assertThat(told.subject().kind()).isEqualTo(Kind.STATION);
            assertThat(told.items()).isNotEmpty();
            assertThat(told.items()).extracting(Entry::warehouse).containsOnly(site.code());
        }
    }

    @Test
    void aTypedReasonIsShownUntilItIsErased() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        holds.place(site.supervisor(), id, HoldKind.MANUAL, "asked by the customer");
        String number = fulfillments.state(id).number();
        assertThat(hold(number).said()).isEqualTo("asked by the customer");
        jdbc.sql(
                        "update audit_entry set note = null, note_hash = 'kept' where operation = 'place_hold' and fulfillment_id = ?")
                .param(id.value())
                .update();
        assertThat(hold(number).said()).isNull();
        assertThat(hold(number).erased()).isTrue();
        jdbc.sql("delete from audit_entry where operation = 'place_hold' and fulfillment_id = ?")
                .param(id.value())
                .update();
    }

    @Test
    void pagesMeetWithoutGapOrRepeat() {
        FulfillmentId id = bench.packed(site, mug, 3, 1);
        String number = fulfillments.state(id).number();
        List<UUID> whole = timelines.of(site.supervisor(), number, null, null, 200).items().stream()
                .map(Entry::id)
                .toList();
        List<UUID> paged = new ArrayList<>();
        String after = null;
        do {
            Timeline page = timelines.of(site.supervisor(), number, null, after, 4);
            page.items().forEach(each -> paged.add(each.id()));
            after = page.next();
        } while (after != null);
        assertThat(paged).containsExactlyElementsOf(whole);
    }

    @Test
    void aCodeOfSeveralThingsGivesTheChoice() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        jdbc.sql("update customer_order set number = 'T-2' where id = (select order_id from fulfillment where id = ?)")
                .param(id.value())
                .update();
        Timeline asked = look("T-2");
        assertThat(asked.subject()).isNull();
        assertThat(asked.choices()).extracting(Timeline.Subject::kind).containsExactlyInAnyOrder(Kind.ORDER, Kind.TOTE);
        String order = asked.choices().stream()
                .filter(each -> each.kind() == Kind.ORDER)
                .findFirst()
                .orElseThrow()
                .ref();
        assertThat(timelines.of(site.supervisor(), "T-2", order, null, 50).items())
                .extracting(Entry::operation)
                .contains("create");
        jdbc.sql("update customer_order set number = :new where number = 'T-2'")
                .param("new", "T-2-" + id.value().toString().substring(24))
                .update();
    }

    @Test
    void whatIsUnknownOrElsewhereIsNotFound() {
        FulfillmentId id = floor.created(Floor.line(1, mug, 1));
        String number = fulfillments.state(id).number();
        Actor stranger = floor.site(ids).supervisor();
        assertRefused(Problem.NOT_FOUND, () -> look("no-such-code"));
        assertRefused(Problem.NOT_FOUND, () -> timelines.of(stranger, number, null, null, 50));
    }

    @Test
    void aLookCostsAFewStatements() {
        FulfillmentId id = bench.packed(site, mug, 3, 1);
        String number = order(id);
        assertThat(Faults.count(() -> look(number)).statements()).isLessThanOrEqualTo(4);
    }

    private Entry hold(String number) {
        return look(number).items().stream()
                .filter(each -> each.operation().equals("place_hold"))
                .findFirst()
                .orElseThrow();
    }

    private Timeline look(String code) {
        return timelines.of(site.supervisor(), code, null, null, 100);
    }

    private String order(FulfillmentId id) {
        return jdbc.sql("select o.number from customer_order o join fulfillment f on f.order_id = o.id where f.id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }
}
