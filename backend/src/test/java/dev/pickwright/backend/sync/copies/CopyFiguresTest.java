package dev.pickwright.backend.sync.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.sync.copies.Reference.Taken;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.LeaseSnapshot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** How much a station fetches when it is new, and how long that takes without the network. */
@Tag("long")
class CopyFiguresTest {

    private static final Logger log = LoggerFactory.getLogger(CopyFiguresTest.class);
    private static final int LISTS = 300;
    private static final int LINES = 12;
    private static final int SKUS = 50_000;

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    @Test
    void aNewStationHasItsFirstListSoonAndAllOfItNotMuchLater(@TempDir Path folder) {
        String file = "jdbc:h2:file:" + folder.resolve("station")
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=5000";
        try (var central = new SmallStation(Databases.postgres(), folder.resolve("central"), json);
                var station = new SmallStation(file, folder.resolve("files"), json)) {
            fill(central);
            List<FulfillmentId> leased =
                    central.jdbc.sql("select id from fulfillment order by number").query(UUID.class).list().stream()
                            .map(FulfillmentId::new)
                            .toList();
            first(central, station, leased.getFirst());
            lists(central, station, leased);
            reference(central, station);
            assertThat(station.reference().digests())
                    .isEqualTo(central.reference().digests());
        }
    }

    private void first(SmallStation central, SmallStation station, FulfillmentId id) {
        long began = System.nanoTime();
        station.copies().replace(central.copies().export(id, 1));
        tell("the first list: {} ms", millis(began));
    }

    private void lists(SmallStation central, SmallStation station, List<FulfillmentId> leased) {
        long began = System.nanoTime();
        List<LeaseSnapshot> copies = new ArrayList<>();
        leased.forEach(id -> copies.add(central.copies().export(id, 1)));
        tell("{} lists written out: {} ms", LISTS, millis(began));
        byte[] raw = json.writeValueAsBytes(copies);
        tell("{} lists: {} bytes, {} compressed", LISTS, raw.length, Gzip.packed(raw).length);
        byte[] one = json.writeValueAsBytes(copies.getFirst());
        tell("one list: {} bytes, {} compressed", one.length, Gzip.packed(one).length);
        long taken = System.nanoTime();
        copies.forEach(station.copies()::replace);
        tell("{} lists taken in: {} ms", LISTS, millis(taken));
    }

    private void reference(SmallStation central, SmallStation station) {
        long began = System.nanoTime();
        BootstrapPart first = central.reference().part(1, 0);
        tell("reference data cut into {} parts: {} ms", first.parts(), millis(began));
        long bytes = 0;
        long raw = 0;
        long taking = 0;
        for (int part = 0; part < first.parts(); part++) {
            BootstrapPart told = central.reference().part(1, part);
            byte[] sent = json.writeValueAsBytes(told);
            raw += sent.length;
            bytes += Gzip.packed(sent).length;
            long at = System.nanoTime();
            Taken taken = station.reference().take(told);
            taking += System.nanoTime() - at;
            assertThat(taken).isEqualTo(part == first.parts() - 1 ? Taken.ALL : Taken.MORE);
        }
        tell("reference data: {} bytes, {} compressed", raw, bytes);
        tell("reference data taken in: {} ms", Duration.ofNanos(taking).toMillis());
    }

    private static long millis(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private static void tell(String what, Object... figures) {
        log.warn(what, figures);
    }

    /** In the database itself: it is rows that are copied, whoever made them. */
    private static void fill(SmallStation central) {
        for (String sql : """
                insert into warehouse (id, code, name, time_zone, priority, carrier, carrier_service)
                    values (gen_random_uuid(), 'W', 'Big', 'UTC', 1, 'Parcel', 'Next day');
                insert into zone (id, warehouse_id, code, name) select gen_random_uuid(), id, 'A', 'Aisles' from warehouse;
                insert into bin (id, warehouse_id, zone_id, code, x_metres, y_metres, pick_sequence)
                    select gen_random_uuid(), z.warehouse_id, z.id, 'A-' || i, i, 1, i from zone z, generate_series(1, 5000) i;
                insert into sku (id, code, description, gtin, weight_grams)
                    select gen_random_uuid(), 'SKU-' || i, 'A thing of kind ' || i, lpad(cast(i as text), 14, '0'), 250
                    from generate_series(1, %2$d) i;
                insert into barcode (scope, code, kind, target_id)
                    select '00000000-0000-0000-0000-000000000000', code, 'sku', id from sku;
                insert into barcode (scope, code, kind, target_id)
                    select '00000000-0000-0000-0000-000000000000', gtin, 'sku', id from sku;
                insert into barcode (scope, code, kind, target_id) select warehouse_id, code, 'bin', id from bin;
                insert into customer_order (id, number, customer, status, content_hash, created_at)
                    select gen_random_uuid(), 'O-' || o, 'Customer ' || o, 'in_fulfillment', repeat('a', 64), now()
                    from generate_series(1, %1$d) o;
                insert into order_line (id, order_id, line_number, sku_id, quantity)
                    select gen_random_uuid(), o.id, l, s.id, 2 from customer_order o
                    cross join generate_series(1, %3$d) l
                    join sku s on s.code = 'SKU-' || (cast(substring(o.number from 3) as integer) * %3$d + l);
                insert into fulfillment (id, number, order_id, warehouse_id, part_number, status, status_since,
                        created_at, qc_required)
                    select gen_random_uuid(), 'F-' || substring(o.number from 3), o.id, w.id, 1, 'picking', now(), now(),
                        false
                    from customer_order o, warehouse w;
                insert into fulfillment_item (id, fulfillment_id, order_line_id, line_number, sku_id, ordered, allocated)
                    select gen_random_uuid(), f.id, l.id, l.line_number, l.sku_id, 2, 2
                    from fulfillment f join order_line l on l.order_id = f.order_id;
                insert into picklist (id, number, warehouse_id, status, created_at)
                    select f.id, 'P-' || substring(f.number from 3), f.warehouse_id, 'open', now() from fulfillment f;
                insert into picklist_fulfillment (picklist_id, fulfillment_id) select id, id from fulfillment;
                insert into pick_line (id, picklist_id, fulfillment_id, item_id, sku_id, bin_id, position, quantity, status)
                    select gen_random_uuid(), i.fulfillment_id, i.fulfillment_id, i.id, i.sku_id, b.id, i.line_number, 2,
                        'open'
                    from fulfillment_item i join fulfillment f on f.id = i.fulfillment_id
                    join bin b on b.code = 'A-' || (cast(substring(f.number from 3) as integer) * %3$d + i.line_number);
                analyze
                """.formatted(LISTS, SKUS, LINES).split(";\n")) {
            central.jdbc.sql(sql).update();
        }
    }
}
