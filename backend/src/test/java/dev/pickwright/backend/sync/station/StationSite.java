package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Steps;
import dev.pickwright.backend.picking.Picklists;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Fence;
import dev.pickwright.model.sync.GrantedLease;
import dev.pickwright.model.sync.LeaseKind;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.StationIdentity;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationSync;
import dev.pickwright.model.sync.WorkGranted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** A station that has a central, on a database of its own. Its tests extend it; others call {@link #start}. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
public class StationSite {

    /** What a station has on hand: a list of three lines, in the order of the walk. */
    public record Work(Floor.Site site, FulfillmentId fulfillment, Sku mug, Sku vase, Sku cup) {}

    static final long INCARNATION = Fence.next(1, 0);

    private static final String URL = Databases.h2();
    /** Nobody answers there. */
    private static final URI CENTRAL = URI.create("https://127.0.0.1:1");

    private static final AtomicLong EPOCH = new AtomicLong(Fence.next(1, 0));
    private static final AtomicLong SERIAL = new AtomicLong(700_000);

    @Autowired
    public JdbcTemplate rows;

    @Autowired
    public JdbcStationStore store;

    @Autowired
    UnitOfWork units;

    @Autowired
    IdSource ids;

    @Autowired
    Floor floor;

    @Autowired
    JsonMapper json;

    @Autowired
    StationClock clock;

    @Autowired
    HeldBlocks blocks;

    @Autowired
    StationSync sync;

    @Autowired
    private ContactLog contacts;

    @Autowired
    private Steps steps;

    @Autowired
    private Picklists picklists;

    @Autowired
    private MockMvc http;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) throws IOException {
        Path folder = Files.createTempDirectory("station");
        StationFile file = new StationFile(folder.resolve(StationFile.NAME));
        file.remember(CENTRAL);
        registry.add("spring.datasource.url", () -> URL);
        registry.add("spring.datasource.username", () -> "sa");
        registry.add("pickwright.data", folder::toString);
        registry.add("pickwright.sync.central", CENTRAL::toString);
        registry.add(
                "pickwright.sync.station-file",
                () -> folder.resolve(StationFile.NAME).toString());
    }

    public static StationSite start() throws Exception {
        StationSite site = new StationSite();
        new TestContextManager(StationSite.class).prepareTestInstance(site);
        return site;
    }

    public Api api() {
        return new Api(http, json, floor);
    }

    /** Makes it a station with an incarnation, once; numbers start where no other database of the tests is. */
    void enrolled() {
        if (!store.established()) {
            contacts.heard();
            store.establish(new StationId(ids.next()));
            units.run(() -> {
                StationIdentity now = store.identity();
                store.write(new StationIdentity(
                        now.station(),
                        INCARNATION,
                        1,
                        0,
                        now.chain(),
                        0,
                        0,
                        "",
                        clock.now().wall()));
                blocks.add(INCARNATION, SERIAL.getAndAdd(1_000), SERIAL.get() - 1);
            });
            for (String sequence : List.of("fulfillment_number", "picklist_number")) {
                rows.execute("alter sequence " + sequence + " restart with 700000");
            }
        }
    }

    /** A list of 3 mugs, 2 vases that need a check, and 4 cups, of which another bin has more. */
    Work listed() {
        enrolled();
        floor.boxTypes();
        Floor.Site site = floor.site(ids);
        Sku mug = floor.sku("MUG", false);
        Sku vase = floor.sku("VASE", true);
        Sku cup = floor.sku("CUP", false);
        floor.stocked(site, 0, mug, 10);
        floor.stocked(site, 1, vase, 10);
        floor.stocked(site, 2, cup, 4);
        FulfillmentId id = floor.created(Floor.line(1, mug, 3), Floor.line(2, vase, 2), Floor.line(3, cup, 4));
        floor.stocked(site, 3, cup, 10);
        steps.startPlanning(Floor.system(), id, null);
        picklists.generate(Floor.system(), id, null);
        return new Work(site, id, mug, vase, cup);
    }

    /** {@link #listed}, and leased. */
    public Work onHand() {
        Work work = listed();
        lease(work.fulfillment(), LeaseKind.ACTIVE, 0);
        return work;
    }

    /** @param within how long it may be started; of a reserve */
    void lease(FulfillmentId fulfillment, LeaseKind kind, long within) {
        long now = clock.now().wall();
        long startBy = kind == LeaseKind.ACTIVE ? Long.MAX_VALUE : now + within;
        var lease = new GrantedLease(fulfillment, EPOCH.incrementAndGet(), kind, now, startBy);
        sync.take(new WorkGranted(1, null, List.of(lease), List.of()), clock.now());
    }

    void lease(FulfillmentId fulfillment, StationLease.State state) {
        units.run(() -> {
            store.write(store.lease(fulfillment).orElseThrow().in(state));
            return true;
        });
    }

    /** The operations that were recorded about a fulfillment, in order. */
    public List<Operation> recorded(FulfillmentId fulfillment) {
        return store.all().stream()
                .map(LoggedOperation::operation)
                .filter(each -> each.leases().stream()
                        .anyMatch(lease -> lease.fulfillment().equals(fulfillment)))
                .toList();
    }
}
