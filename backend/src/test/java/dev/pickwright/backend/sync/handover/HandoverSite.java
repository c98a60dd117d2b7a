package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.access.Operators;
import dev.pickwright.backend.access.StationEnrolment;
import dev.pickwright.backend.audit.AuditLog;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.reporting.Timelines;
import dev.pickwright.backend.sync.central.Central;
import dev.pickwright.backend.sync.central.Grants;
import dev.pickwright.backend.sync.central.StationDouble;
import dev.pickwright.backend.sync.copies.FeedStore;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Warehouse;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.sync.HandoverTaken;
import dev.pickwright.model.warehouse.WarehouseId;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.json.JsonMapper;

/** A central that has work of its own, the warehouse's code, a SKU and an operator; and a backend that worked without one. */
@BackendTest
@AutoConfigureMockMvc
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HandoverSite {

    @Autowired
    Handovers handovers;

    @Autowired
    Warehouses warehouses;

    @Autowired
    Skus skus;

    @Autowired
    Operators operators;

    @Autowired
    Orders orders;

    @Autowired
    StationEnrolment enrolment;

    @Autowired
    Central central;

    @Autowired
    Grants grants;

    @Autowired
    FeedStore feed;

    @Autowired
    AuditLog audit;

    @Autowired
    Timelines timelines;

    @Autowired
    Invariants invariants;

    @Autowired
    Floor floor;

    @Autowired
    Bench bench;

    @Autowired
    UnitOfWork units;

    @Autowired
    IdSource ids;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    MockMvcTester http;

    Path folder;
    StandaloneSite before;
    Floor.Site own;
    WarehouseId warehouse;
    StationDouble station;
    UUID id;
    Path packed;
    Path lines;
    String picker;

    @BeforeAll
    void bothHaveWorked(@TempDir Path files) throws Exception {
        folder = files;
        before = StandaloneSite.worked();
        own = floor.site(ids);
        floor.boxTypes();
        var cup = floor.sku("CUP", false);
        floor.stocked(own, 0, cup, 10);
        bench.packed(own, cup, 1, 1);
        Actor other = before.site.picker();
        picker = "Known at central";
        units.run(() -> {
            warehouse = new WarehouseId(ids.next());
            warehouses.add(new Warehouse(
                    warehouse, before.site.code(), "Ours", ZoneId.of("UTC"), 50, 3, 3, "Parcel", "Next day"));
            warehouses.addZone(warehouse, "A", "Aisles");
            skus.add(before.mug.code(), "Central's mug", null, 250, false);
            operators.add(before.floor.badge(other).code(), picker, "9999", Set.of(Role.PICKER), before.site.code());
        });
        station = StationDouble.enrolled(enrolment, central, grants, json, before.site, "Bench of before");
        before.putAside(folder);
        packed = folder.resolve("lines.gz");
        lines = folder.resolve("lines");
        try (PutAsideStore aside = PutAsideStore.open(folder)) {
            id = aside.id();
            aside.write(json, packed);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, lines);
        }
    }

    Actor self() {
        return Actor.station("Bench of before", warehouse);
    }

    HandoverTaken take() {
        return handovers.take(self(), station.id(), id, lines);
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    static long count(StandaloneSite site, String sql) {
        return site.jdbc.sql(sql).query(Long.class).single();
    }
}
