package dev.pickwright.backend.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.BackendApplication;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.picking.Picking;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.fulfillment.OrderTaken;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.ScanRequest;
import dev.pickwright.model.picking.TaskIntent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Import;

/**
 * The product against a plain JDBC loop that sends the same statements, with the same parameters, batches, commits and
 * syncs, to a copy of its database. Each round's statements are recorded while the product is timed, which costs it a
 * little, and sent again right after it; the twin checks that its updates change as much as the product's did. What
 * runs beside the operations, such as the relay, stands still.
 */
@Tag("benchmark")
@SpringBootTest(
        classes = BackendApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.MOCK,
        properties = {"pickwright.data=target/benchmark/data", "pickwright.token=test-token"})
@Import({Recorder.Recorded.class, Floor.class})
abstract class ThroughputBenchmark {

    private static final double BAR = 0.7;
    private static final int WARM_UP_ROUNDS = 40;
    private static final int ROUNDS = 25;
    private static final int OPERATIONS = 60;
    private static final int LINES = OPERATIONS / 2;

    @Autowired
    private Floor floor;

    @Autowired
    private Orders orders;

    @Autowired
    private Picking picking;

    @Autowired
    private Once once;

    @Autowired
    private UnitOfWork units;

    @Autowired
    private Warehouses warehouses;

    @Autowired
    private Stock stock;

    @Autowired
    private IdSource ids;

    @Autowired
    @Qualifier("relay")
    private Lifecycle relay;

    @Autowired
    @Qualifier("supplyWatch")
    private Lifecycle watch;

    private final List<Sku> goods = new ArrayList<>();
    private Floor.Site site;
    private int totes;
    private @Nullable PickTaskView task;

    /** Copies the product's database, and opens the copy with the product's settings. */
    abstract Connection copy() throws SQLException;

    abstract String database();

    /** One kind of operation. @param prepare makes a round's operations, outside of the time that counts */
    private record Kind(String name, Preparation prepare) {}

    @FunctionalInterface
    private interface Preparation {
        List<Runnable> operations();
    }

    /** Medians of the rounds; the ratio as well, since both halves of a round meet the same weather. */
    private record Result(String name, double product, double twin, double ratio, double statements, double commits) {}

    @Test
    void theProductIsNotFarBehindPlainJdbc() throws SQLException {
        relay.stop();
        watch.stop();
        fill();
        List<Kind> kinds = List.of(
                new Kind("create an order, 3 lines over 3 warehouses", this::creations),
                new Kind("scan an item of a long line", this::scansOfOneLine),
                new Kind("scan bins and items, %d lines".formatted(LINES), this::scansOfManyLines));
        System.out.printf("%n| %s | operations/s | plain JDBC | ratio | statements | commits |%n", database());
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        List<Result> results = new ArrayList<>();
        try (Connection twin = copy()) {
            for (Kind kind : kinds) {
                Result each = measure(kind, twin);
                results.add(each);
                System.out.printf(
                        "| %s | %.0f | %.0f | %.2f | %.1f | %.1f |%n",
                        each.name(), each.product(), each.twin(), each.ratio(), each.statements(), each.commits());
            }
        }
        assertThat(results).allMatch(each -> each.ratio() >= BAR, "at least " + BAR);
    }

    private Result measure(Kind kind, Connection twin) {
        double[] product = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        int statements = 0;
        int commits = 0;
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            List<Runnable> operations = new ArrayList<>();
            Trace before =
                    Recorder.record(() -> operations.addAll(kind.prepare().operations()));
            Trace[] recorded = new Trace[1];
            double perSecond = perSecond(() -> recorded[0] = Recorder.record(() -> operations.forEach(Runnable::run)));
            Trace after = Recorder.record(this::end);
            before.replay(twin);
            double again = perSecond(() -> recorded[0].replay(twin));
            after.replay(twin);
            if (round >= 0) {
                product[round] = perSecond;
                plain[round] = again;
                ratio[round] = perSecond / again;
                statements += recorded[0].statements();
                commits += recorded[0].commits();
            }
        }
        double all = (double) ROUNDS * OPERATIONS;
        return new Result(kind.name(), median(product), median(plain), median(ratio), statements / all, commits / all);
    }

    private static double perSecond(Runnable operations) {
        long start = System.nanoTime();
        operations.run();
        return OPERATIONS * 1e9 / (System.nanoTime() - start);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void fill() {
        for (int i = 0; i < 3; i++) {
            goods.add(floor.sku("GOODS", false));
            floor.stocked(floor.site(ids), 0, goods.get(i), 1_000_000);
        }
        site = floor.site(ids);
        units.run(() -> {
            UUID zone = warehouses.addZone(site.warehouse(), "B", "Back");
            for (int i = 0; i < LINES; i++) {
                warehouses.addBin(site.warehouse(), zone, "B-%02d".formatted(i), i, 2, 100 + i);
            }
            for (int i = 0; i < 4 * (WARM_UP_ROUNDS + ROUNDS); i++) {
                warehouses.addTote(site.warehouse(), "R-" + i);
            }
        });
        for (var bin : warehouses.bins(site.warehouse())) {
            Sku sku = floor.sku("PICK", false);
            goods.add(sku);
            units.run(() -> stock.receive(Floor.system(), site.warehouse(), bin, sku.id(), 1_000_000));
        }
    }

    private List<Runnable> creations() {
        return IntStream.range(0, OPERATIONS)
                .mapToObj(n -> floor.order(
                        Floor.line(1, goods.get(0), 2), Floor.line(2, goods.get(1), 1), Floor.line(3, goods.get(2), 3)))
                .<Runnable>map(order -> () -> create(order))
                .toList();
    }

    private void create(CreateOrder order) {
        Actor actor = Floor.system();
        once.run(command(actor), order, OrderTaken.class, () -> orders.create(actor, order));
    }

    private List<Runnable> scansOfOneLine() {
        claim(Floor.line(1, goods.get(3), OPERATIONS));
        scan(stop().bin());
        return Collections.nCopies(OPERATIONS, () -> scan(stop().sku()));
    }

    private List<Runnable> scansOfManyLines() {
        claim(IntStream.range(0, LINES)
                .mapToObj(n -> Floor.line(n + 1, goods.get(3 + n), 1))
                .toArray(CreateOrder.Line[]::new));
        List<Runnable> scans = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            scans.add(() -> scan(stop().bin()));
            scans.add(() -> scan(stop().sku()));
        }
        return scans;
    }

    private void end() {
        if (task != null) {
            picking.finish(site.picker(), task.id(), new TaskIntent(null, null));
            task = null;
        }
    }

    /** Begins a picklist of an order's own, with a tote. */
    private void claim(CreateOrder.Line... lines) {
        create(floor.order(lines));
        task = picking.next(site.picker()).task();
        scan("R-" + totes++);
    }

    private PickTaskView.Line stop() {
        return Objects.requireNonNull(Objects.requireNonNull(task).current());
    }

    private void scan(String code) {
        Actor picker = site.picker();
        PicklistId list = Objects.requireNonNull(task).id();
        var scan = new ScanRequest(code, EntryMode.SCANNED, null, null);
        PickAnswer answer = once.run(command(picker), scan, PickAnswer.class, () -> picking.scan(picker, list, scan));
        assertThat(answer.verdict()).isEqualTo(Verdict.ACCEPTED);
        task = answer.task();
    }

    private static Command command(Actor actor) {
        return new Command(actor, actor.name(), UUID.randomUUID().toString(), "POST /v1/benchmark", null, null);
    }
}
