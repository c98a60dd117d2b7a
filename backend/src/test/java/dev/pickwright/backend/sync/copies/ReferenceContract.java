package dev.pickwright.backend.sync.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.packing.BoxTypes;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.quality.QcRulebook;
import dev.pickwright.backend.sync.copies.Reference.Taken;
import dev.pickwright.backend.warehouse.BinDetails;
import dev.pickwright.backend.warehouse.Catalogue;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.FeedKind;
import dev.pickwright.model.sync.FeedMessage;
import dev.pickwright.model.sync.ReferenceRows;
import dev.pickwright.model.warehouse.CreateSku;
import dev.pickwright.model.warehouse.ServiceArea;
import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SkuPackaging;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Stations have the reference data as central has it, whatever the two databases are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ReferenceContract extends BenchSite {

    private static final int CENTRAL = 3;
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    Reference central;

    @Autowired
    FeedStore feed;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Operators operators;

    @Autowired
    BoxTypes boxTypes;

    @Autowired
    QcRulebook rules;

    @Autowired
    UnitOfWork units;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IdSource ids;

    @Autowired
    JsonMapper json;

    private SmallStation station;

    /** Of the other product. */
    abstract String emptyDatabase();

    @BeforeEach
    void aStationIsEnrolled() {
        jdbc.sql("""
                insert into station (id, name, warehouse_id, public_key, enrolled_at, retired_at)
                values (?, 'copies', ?, '-', current_timestamp, current_timestamp)
                """).params(ids.next(), site.warehouse().value()).update();
    }

    @BeforeAll
    void anEmptyStation(@TempDir Path folder) {
        station = new SmallStation(emptyDatabase(), folder, json);
    }

    @AfterAll
    void stationGone() {
        station.close();
    }

    @Test
    void allOfItComesInParts() {
        everythingChanges();
        BootstrapPart first = central.part(CENTRAL, 0);
        assertThat(station.reference().take(first)).isEqualTo(Taken.MORE);
        fetch();
        assertThat(station.points).last().satisfies(point -> {
            assertThat(point.central()).isEqualTo(CENTRAL);
            assertThat(point.no()).isEqualTo(central.part(CENTRAL, 0).watermark());
        });
        assertThat(station.reference().nextPart()).isZero();
        everythingChanges();
        fetch();
    }

    @Test
    void whatIsGoneGoesUnlessWorkHereNeedsIt() {
        fetch();
        UUID spare = localSku("SPARE");
        UUID needed = localSku("NEEDED");
        station.jdbc.sql("""
                        insert into stock (bin_id, sku_id, warehouse_id, on_hand)
                        select b.id, ?, b.warehouse_id, 1 from bin b fetch first 1 rows only
                        """).param(needed).update();
        take();
        assertThat(localSkus()).doesNotContain(spare).contains(needed);
        station.jdbc.sql("delete from stock").update();
        take();
        assertThat(localSkus()).doesNotContain(needed);
    }

    @Test
    void aDamagedPartIsRefusedAndWhatCameBeforeIsKept() {
        BootstrapPart good = central.part(CENTRAL, 0);
        var rows = good.rows();
        var damaged = new BootstrapPart(
                CENTRAL,
                good.watermark(),
                1,
                good.parts(),
                CopiedRows.table(
                        rows.table(),
                        rows.columns(),
                        rows.rows().subList(1, rows.rows().size())),
                good.digest());
        assertThat(station.reference().take(good)).isEqualTo(Taken.MORE);
        assertThat(station.reference().take(damaged)).isEqualTo(Taken.REFUSED);
        assertThat(station.reference().nextPart()).isEqualTo(1);
        fetch();
    }

    @Test
    void everyChangeIsToldOfEveryTable() {
        fetch();
        long before = feed.head(FeedStore.REFERENCE).head();
        everythingChanges();
        Set<String> told = new TreeSet<>();
        for (FeedMessage message : feed.after(FeedStore.REFERENCE, before, 10_000)) {
            assertThat(message.kind()).isEqualTo(FeedKind.REFERENCE_CHANGED.wire());
            ReferenceRows rows = json.readValue(message.body(), ReferenceRows.class);
            told.add(rows.changed().table());
            station.reference().apply(rows);
            station.reference().apply(rows);
        }
        assertThat(told)
                .isEqualTo(ReferenceTable.ALL.stream().map(ReferenceTable::name).collect(Collectors.toSet()));
        assertThat(station.reference().digests()).isEqualTo(central.digests());
    }

    @Test
    void aGtinGoesFromOneSkuToAnother() {
        String gtin = gtin();
        catalogue.create(Floor.system(), sku("FROM", gtin));
        fetch();
        long before = feed.head(FeedStore.REFERENCE).head();
        units.run(() -> {
            catalogue.change(Floor.system(), code("FROM"), 0, facts(null));
            catalogue.create(Floor.system(), sku("A-TO", gtin));
        });
        follow(before);
        assertThat(station.reference().digests()).isEqualTo(central.digests());
    }

    @Test
    void manyRowsAtOnceAreFetchedAsAWhole() {
        long before = feed.head(FeedStore.REFERENCE).head();
        units.run(() -> {
            for (int i = 0; i <= ReferenceFeed.MOST; i++) {
                warehouses.upsertBin(site.warehouse(), new BinDetails("Z", "Z-" + i, i, 1, i));
            }
        });
        assertThat(feed.after(FeedStore.REFERENCE, before, 10))
                .singleElement()
                .satisfies(message -> assertThat(message.kind()).isEqualTo(FeedKind.RESYNC.wire()));
    }

    @Test
    void whatIsTakenBackIsNotTold() {
        long before = feed.head(FeedStore.REFERENCE).head();
        try {
            units.run(() -> {
                warehouses.addTote(site.warehouse(), "T-99");
                throw new IllegalStateException("taken back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("taken back");
        }
        assertThat(feed.head(FeedStore.REFERENCE).head()).isEqualTo(before);
    }

    private void everythingChanges() {
        String fresh = "" + COUNT.incrementAndGet();
        units.run(() -> {
            var id = new dev.pickwright.model.warehouse.WarehouseId(ids.next());
            warehouses.add(new Warehouse(
                    id, code("N" + fresh), "New", ZoneId.of("Europe/Berlin"), 9, 3, 3, "Parcel", "Next day"));
            warehouses.addTote(id, "T-7");
            warehouses.upsertBin(id, new BinDetails("B", "B-01", 1.5, 0.25, 1));
            boxTypes.add(new PackTaskView.BoxType(code("L" + fresh), "Large", 400, 300, 200, 250));
        });
        Warehouse here = warehouses.byId(site.warehouse());
        warehouses.setArea(
                site.supervisor(),
                here,
                warehouses.version(here.id()),
                new ServiceArea(false, List.of("DE"), 1.0, 2.5));
        warehouses.setArea(
                site.supervisor(), here, warehouses.version(here.id()), new ServiceArea(true, List.of(), null, null));
        catalogue.create(Floor.system(), sku("SKU" + fresh, gtin()));
        var account = operators.create(
                Floor.system(),
                new CreateOperator(code("B" + fresh), "4711", person(List.of(code("N" + fresh)), List.of("A"))),
                operators.hashed("4711"));
        operators.change(Floor.system(), account.id(), account.version(), person(List.of(), List.of("A")));
        operators.setPin(Floor.system(), account.id(), operators.hashed("4712"));
        rules.set(
                site.supervisor(),
                site.code(),
                rules.of(site.code()).version(),
                new QcRules(List.of("Acme"), new BigDecimal("10.50"), 25, List.of(point("gap"), point("lid"))));
        rules.set(
                site.supervisor(),
                site.code(),
                rules.of(site.code()).version(),
                new QcRules(List.of("Acme", "Zeta"), null, 25, List.of(point("lid"), point("gap"))));
    }

    private static QcPoint point(String code) {
        return new QcPoint(code, "The " + code, "mm", new BigDecimal("0.5"), new BigDecimal("2"));
    }

    private OperatorFacts person(List<String> others, List<String> zones) {
        return new OperatorFacts("Somebody", Set.of(Role.PICKER), site.code(), others, zones, "de", 120);
    }

    private String code(String name) {
        return name + "-" + site.code();
    }

    private CreateSku sku(String name, @Nullable String gtin) {
        return new CreateSku(code(name), facts(gtin));
    }

    private SkuFacts facts(@Nullable String gtin) {
        return new SkuFacts("A thing", gtin, 250, false, true, false, List.of(new SkuPackaging(gtin(), "Carton", 6)));
    }

    /** One that nothing has. */
    private static String gtin() {
        String digits = "0409%09d".formatted(COUNT.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return digits + (10 - sum % 10) % 10;
    }

    private void fetch() {
        long watermark = take();
        follow(watermark);
        assertThat(station.reference().digests()).isEqualTo(central.digests());
    }

    private long take() {
        for (int part = station.reference().nextPart(); ; part++) {
            BootstrapPart told = central.part(CENTRAL, part);
            if (station.reference().take(told) == Taken.ALL) {
                return told.watermark();
            }
        }
    }

    private void follow(long after) {
        feed.after(FeedStore.REFERENCE, after, 10_000)
                .forEach(message -> station.reference().apply(json.readValue(message.body(), ReferenceRows.class)));
    }

    private UUID localSku(String code) {
        UUID id = ids.next();
        station.jdbc
                .sql("insert into sku (id, code, description) values (?, ?, 'Only here')")
                .params(id, code)
                .update();
        return id;
    }

    private List<UUID> localSkus() {
        return station.jdbc.sql("select id from sku").query(UUID.class).list();
    }
}
