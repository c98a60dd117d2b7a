package dev.pickwright.backend.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.scan.CheckDigit;
import dev.pickwright.model.scan.LookUp;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.scan.ScanCommand;
import dev.pickwright.model.scan.Sscc;
import dev.pickwright.model.warehouse.CreateSku;
import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SkuPackaging;
import dev.pickwright.model.warehouse.SkuView;
import dev.pickwright.model.warehouse.Trace;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackendTest
abstract class BarcodesContract {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Barcodes barcodes;

    @Autowired
    Scans scans;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Operators operators;

    @Autowired
    Orders orders;

    @Autowired
    Fulfillments fulfillments;

    @Autowired
    UnitOfWork units;

    @Autowired
    Invariants invariants;

    @Autowired
    JdbcClient jdbc;

    private Floor.Site site;
    private String unitGtin;
    private String cartonGtin;
    private SkuView mug;

    @BeforeEach
    void site() {
        site = floor.site(ids);
        int n = COUNT.incrementAndGet();
        unitGtin = gtin("0501%09d", n);
        cartonGtin = gtin("1501%09d", n);
        mug = catalogue.create(
                Floor.system(), new CreateSku("cup-" + n, facts(unitGtin, new SkuPackaging(cartonGtin, "Carton", 12))));
    }

    @Test
    void everyKindOfCodeIsFound() {
        assertThat(resolve(" a-01 ")).isEqualTo(new Resolved.Bin(site.bins().getFirst(), "A-01"));
        assertThat(resolve("t-1"))
                .isInstanceOfSatisfying(
                        Resolved.Tote.class, tote -> assertThat(tote.code()).isEqualTo("T-1"));
        assertThat(resolve(mug.code().toLowerCase(java.util.Locale.ROOT))).isEqualTo(item(1, Trace.NONE));
        String badge = jdbc.sql("select badge from operator where id = ?")
                .param(site.picker().requireOperator().value())
                .query(String.class)
                .single();
        assertThat(resolve(badge)).isEqualTo(new Resolved.Badge(site.picker().requireOperator(), badge));
        String sscc = Sscc.of("5012345", 7);
        assertThat(resolve("(00)" + sscc)).isEqualTo(new Resolved.Package(sscc));
        assertThat(resolve("]C100" + sscc)).isEqualTo(new Resolved.Package(sscc));
        assertThat(resolve("pw:undo")).isEqualTo(new Resolved.Command(ScanCommand.UNDO));
        assertThat(resolve("NO-SUCH")).isEqualTo(new Resolved.Unknown("NO-SUCH"));
    }

    @Test
    void ordersAndFulfillmentsAreFoundByNumber() {
        Sku lamp = floor.sku("LAMP", false);
        floor.stocked(site, 0, lamp, 5);
        var order = floor.order(Floor.line(1, lamp, 1));
        orders.create(Floor.system(), order);
        String fulfillment = fulfillments
                .state(fulfillments.byNumber(order.number()).getFirst())
                .number();
        assertThat(resolve(order.number().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(new Resolved.Order(order.number()));
        assertThat(resolve(fulfillment)).isEqualTo(new Resolved.Order(fulfillment));
    }

    @Test
    void gtinsBringUnitsAndTrace() {
        assertThat(resolve(unitGtin)).isEqualTo(item(1, Trace.NONE));
        assertThat(resolve(unitGtin.substring(1))).isEqualTo(item(1, Trace.NONE));
        assertThat(resolve("]E0" + unitGtin.substring(1))).isEqualTo(item(1, Trace.NONE));
        assertThat(resolve(cartonGtin)).isEqualTo(item(12, Trace.NONE));
        assertThat(resolve("(02)" + cartonGtin + "(37)5")).isEqualTo(item(60, Trace.NONE));
        assertThat(resolve("]d201" + unitGtin + "17270300" + "10L7\u001d" + "21S1"))
                .isEqualTo(item(1, new Trace("L7", LocalDate.of(2027, 3, 31), "S1")));
        assertThat(resolve("https://shop.example/01/" + unitGtin + "/10/L7?17=270331"))
                .isEqualTo(item(1, new Trace("L7", LocalDate.of(2027, 3, 31), null)));
        assertThat(resolve("(02)" + cartonGtin + "(37)99999999")).isInstanceOf(Resolved.Unreadable.class);
    }

    @Test
    void anOwnCodeIsNeverTakenForANumber() {
        String looksLikeGtin = unitGtin.substring(1);
        units.run(() -> warehouses.addTote(site.warehouse(), looksLikeGtin));
        assertThat(resolve(looksLikeGtin)).isInstanceOf(Resolved.Tote.class);
        assertThat(resolve(unitGtin)).isEqualTo(item(1, Trace.NONE));
        String undecidable = "01" + unitGtin + "10ABC21XYZ";
        assertThat(resolve(undecidable))
                .isInstanceOfSatisfying(
                        Resolved.Unreadable.class,
                        code -> assertThat(code.why().code()).isEqualTo("scan.separator_missing"));
        units.run(() -> warehouses.addBin(site.warehouse(), zone(), "10123", 1, 1, 99));
        assertThat(resolve("10123")).isInstanceOf(Resolved.Bin.class);
    }

    @Test
    void placesMayBeNamedByGs1Keys() {
        String bin = "(414)1234567890128(254)A";
        units.run(() -> warehouses.addBin(site.warehouse(), zone(), bin, 1, 1, 99));
        assertThat(resolve("]C14141234567890128254a")).isInstanceOf(Resolved.Bin.class);
        assertThat(resolve("]C191T-2")).isInstanceOf(Resolved.Tote.class);
    }

    @Test
    void aTakenCodeIsRefusedAndNothingChanges() {
        var before = invariants.picture();
        refused(() -> warehouses.addTote(site.warehouse(), "a-01"));
        refused(() -> warehouses.addBin(site.warehouse(), zone(), "T-1", 0, 0, 1));
        refused(() -> warehouses.addBin(site.warehouse(), zone(), mug.code(), 0, 0, 1));
        refused(() -> warehouses.addTote(site.warehouse(), "PW:UNDO"));
        refused(() -> catalogue.create(Floor.system(), new CreateSku("A-01", facts(null))));
        refused(() -> catalogue.create(Floor.system(), new CreateSku("other", facts(cartonGtin))));
        refused(() -> operators.add(mug.code(), "Somebody", "1234", Set.of(Role.PICKER), site.code()));
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void whatNamesTwoThingsIsUnreadable() {
        // As it may stand in a database that is older than the rule.
        units.run(() -> jdbc.sql("insert into barcode (scope, code, kind, target_id) values (?, 'A-02', 'sku', ?)")
                .params(BarcodeRepository.EVERYWHERE, mug.id().value())
                .update());
        assertThat(resolve("A-02"))
                .isInstanceOfSatisfying(
                        Resolved.Unreadable.class,
                        code -> assertThat(code.why().args().getFirst()).contains("bin A-02", "sku " + mug.code()));
        units.run(() -> jdbc.sql("delete from barcode where code = 'A-02' and kind = 'sku'")
                .update());
    }

    @Test
    void aChangeMovesTheCodes() {
        SkuView changed = catalogue.change(
                Floor.system(), mug.code(), mug.version(), facts(cartonGtin, new SkuPackaging(unitGtin, "Pair", 2)));
        assertThat(changed.version()).isEqualTo(mug.version() + 1);
        assertThat(catalogue.byCode(mug.code())).isEqualTo(changed);
        assertThat(resolve(unitGtin)).isEqualTo(item(2, Trace.NONE));
        assertThat(resolve(cartonGtin)).isEqualTo(item(1, Trace.NONE));
        assertThat(resolve(mug.code())).isEqualTo(item(1, Trace.NONE));
        assertThatThrownBy(() -> catalogue.change(Floor.system(), mug.code(), mug.version(), facts(null)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem()).isEqualTo(Problem.VERSION_STALE);
                    assertThat(e.extras()).containsEntry("current", changed);
                });
    }

    @Test
    void aLookUpIsKeptInTheHistory() {
        LookedUp found = scans.look(site.packer(), new LookUp("a-03", EntryMode.TYPED, null));
        assertThat(found.kind()).isEqualTo(LookedUp.Kind.BIN);
        var entry = jdbc.sql("select note, entry, detail from audit_entry where operator_id = ?")
                .param(site.packer().requireOperator().value())
                .query()
                .singleRow();
        assertThat(entry).containsEntry("note", "a-03").containsEntry("entry", "typed");
        assertThat(entry).containsEntry("detail", "bin A-03");
    }

    @Test
    void aFaultAtAnyStepLeavesNoTrace() {
        int n = COUNT.incrementAndGet();
        var wanted = new CreateSku(
                "new-" + n, facts(gtin("0502%09d", n), new SkuPackaging(gtin("1502%09d", n), "Carton", 6)));
        failEverywhere(() -> catalogue.create(Floor.system(), wanted));
        failEverywhere(() -> catalogue.change(Floor.system(), wanted.code(), 0, facts(null)));
        failEverywhere(() -> scans.look(site.picker(), new LookUp("A-01", EntryMode.SCANNED, null)));
    }

    private void failEverywhere(Runnable work) {
        var before = invariants.picture();
        for (int step = 1; !Faults.runFailingAt(step, work); step++) {
            assertThat(invariants.changedSince(before))
                    .as("after a fault at step %d", step)
                    .isEmpty();
        }
        assertThat(invariants.changedSince(before)).isNotEmpty();
    }

    private void refused(Runnable work) {
        assertThatThrownBy(() -> units.run(work))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CODE_TAKEN));
    }

    private java.util.UUID zone() {
        return jdbc.sql("select id from zone where warehouse_id = ?")
                .param(site.warehouse().value())
                .query(java.util.UUID.class)
                .single();
    }

    private Resolved resolve(String code) {
        return barcodes.resolve(site.warehouse(), code);
    }

    private Resolved.Item item(int units, Trace trace) {
        return new Resolved.Item(mug.id(), mug.code(), "A cup", units, trace);
    }

    private static SkuFacts facts(String gtin, SkuPackaging... packagings) {
        return new SkuFacts("A cup", gtin, 250, false, true, false, List.of(packagings));
    }

    private static String gtin(String form, int n) {
        String digits = form.formatted(n);
        return digits + CheckDigit.of(digits);
    }
}
