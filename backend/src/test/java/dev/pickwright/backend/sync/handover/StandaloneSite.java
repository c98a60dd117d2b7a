package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Bench;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Cancelling;
import dev.pickwright.backend.fulfillment.Fulfillments;
import dev.pickwright.backend.fulfillment.Holds;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.HoldKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;

/** A backend without a central that has worked: a site with orders in every stage, in a file of its own. */
@BackendTest
class StandaloneSite {

    /** Where its numbers of shipping containers begin. */
    static final long SERIAL = 12_000;

    private static final Path FOLDER = folder();

    private static @Nullable StandaloneSite worked;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    private Bench bench;

    @Autowired
    private Steps steps;

    @Autowired
    private Picklists picklists;

    @Autowired
    private Holds holds;

    @Autowired
    private Cancelling cancelling;

    @Autowired
    private Fulfillments fulfillments;

    @Autowired
    private IdSource ids;

    Floor.Site site;
    Sku mug;
    Sku vase;
    FulfillmentId waiting;
    FulfillmentId listed;
    FulfillmentId picked;
    FulfillmentId packed;

    private static Path folder() {
        try {
            return Files.createTempDirectory("standalone");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add(
                "spring.datasource.url",
                () -> "jdbc:h2:file:" + FOLDER.resolve("pickwright")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                        + ";DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=5000");
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("pickwright.data", FOLDER::toString);
        registry.add("pickwright.audit.seal-every", () -> "50ms");
    }

    /** The only one. */
    static synchronized StandaloneSite worked() throws Exception {
        StandaloneSite known = worked;
        if (known == null) {
            known = new StandaloneSite();
            new TestContextManager(StandaloneSite.class).prepareTestInstance(known);
            known.work();
            worked = known;
        }
        return known;
    }

    private void work() {
        jdbc.sql("alter sequence sscc_serial restart with " + SERIAL).update();
        floor.boxTypes();
        site = floor.site(ids);
        mug = floor.sku("MUG", false);
        vase = floor.sku("VASE", true);
        floor.stocked(site, 0, mug, 20);
        floor.stocked(site, 1, vase, 10);
        floor.capacity(site, 100, 1_000);
        packed = bench.packed(site, mug, 2, 1);
        picked = bench.picked(site, "T-2", mug, 3);
        listed = floor.created(Floor.line(1, mug, 4), Floor.line(2, vase, 1));
        steps.startPlanning(Floor.system(), listed, null);
        picklists.generate(Floor.system(), listed, null);
        waiting = floor.created(Floor.line(1, vase, 2));
        holds.place(site.supervisor(), floor.created(Floor.line(1, vase, 1)), HoldKind.MANUAL, "asked the customer");
        cancelling.cancel(site.supervisor(), floor.created(Floor.line(1, mug, 1)), "not wanted");
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from audit_entry where chain_id is null")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    String orderOf(FulfillmentId fulfillment) {
        return fulfillments.state(fulfillment).orderNumber();
    }

    /** Its file as a killed process leaves it, in a folder. */
    void putAside(Path folder) throws IOException {
        jdbc.sql("checkpoint sync").update();
        Files.copy(FOLDER.resolve("pickwright.mv.db"), folder.resolve("pickwright.mv.db"));
    }
}
