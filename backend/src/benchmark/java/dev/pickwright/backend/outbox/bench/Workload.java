package dev.pickwright.backend.outbox.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** What is done to a contender in one process on one fresh database. */
enum Workload {
    /** Producers with delivery switched off; then delivery switched on with 50,000 events waiting. */
    THROUGHPUT {
        @Override
        void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result) throws Exception {
            History history = bench.history();
            RawProducer twin = RawProducer.twin(bench);
            List<Double> rates = new ArrayList<>();
            List<Double> ratios = new ArrayList<>();
            for (int slice = -scale.warmUpSeconds(); slice < scale.measureSeconds(); slice++) {
                double plain = 0;
                double mine = 0;
                // Turn and turn about, so that whatever else the machine does meets both.
                for (int turn = 0; turn < 2; turn++) {
                    if ((turn + slice) % 2 == 0) {
                        mine = Producers.eager(bench, contender::produce, () -> true)
                                .rate(SLICE_MILLIS);
                    } else {
                        plain = Producers.eager(bench, twin::produce, () -> true)
                                .rate(SLICE_MILLIS);
                    }
                }
                if (slice >= 0) {
                    rates.add(mine);
                    ratios.add(mine / plain);
                }
            }
            result.accept(Figure.PRODUCED, Statistics.median(rates));
            result.accept(Figure.PRODUCED_OF_PLAIN, Statistics.median(ratios));
            bench.waitForDisk(false);
            Producers.eager(bench, contender::produce, () -> history.committed() < scale.backlog())
                    .await();
            bench.waitForDisk(true);
            bench.tidy();
            contender.beforeDrain();
            long start = System.nanoTime();
            contender.startDelivery();
            until(scale.drainSeconds(), () -> complete(bench, contender));
            result.accept(Figure.DRAINED, history.delivered() / seconds(start));
            judge(bench, contender, result);
        }
    },

    /** Delivery on from the start: 200 events a second, then as many as 16 threads can. */
    STEADY {
        @Override
        void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result) throws Exception {
            History history = bench.history();
            contender.startDelivery();
            contender.produce(1);
            until(30, () -> history.delivered() == 1);
            Producers.eager(bench, contender::produce, () -> true).rate(scale.warmUpSeconds() * 1_000L);
            settle(bench, contender, scale);
            try (Producers all = Producers.paced(bench, contender::produce, 200)) {
                pause(1);
                history.forgetLatency();
                pause(scale.latencySeconds());
                if (history.latency().getTotalCount() > 0) {
                    result.accept(Figure.P50, history.latency().getValueAtPercentile(50) / 1_000.0);
                    result.accept(Figure.P99, history.latency().getValueAtPercentile(99) / 1_000.0);
                }
            }
            try (Producers all = Producers.eager(bench, contender::produce, () -> true)) {
                pause(1);
                long committed = history.committed();
                long delivered = history.delivered();
                long start = System.nanoTime();
                pause(scale.measureSeconds());
                double seconds = seconds(start);
                result.accept(Figure.DELIVERED_UNDER_LOAD, (history.delivered() - delivered) / seconds);
                result.accept(Figure.PRODUCED_UNDER_LOAD, (history.committed() - committed) / seconds);
            }
            settle(bench, contender, scale);
            judge(bench, contender, result);
        }
    },

    /** What a claim costs Pickwright with a short and with a long backlog. */
    CLAIMS {
        @Override
        void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result) throws Exception {
            PickwrightContender ours = (PickwrightContender) contender;
            double few = ours.claimMillis(1_000);
            double many = ours.claimMillis(scale.longBacklog());
            result.accept(Figure.CLAIM_FEW, few);
            result.accept(Figure.CLAIM_MANY, many);
            result.accept(Figure.CLAIM_RATIO, many / few);
        }
    };

    private static final long SLICE_MILLIS = 1_000;

    abstract void run(Bench bench, Contender contender, Scale scale, BiConsumer<Figure, Double> result)
            throws Exception;

    /** Losses can be told only once the library itself says that nothing is left. */
    private static void judge(Bench bench, Contender contender, BiConsumer<Figure, Double> result) {
        History history = bench.history();
        long unfinished = unfinished(bench, contender);
        result.accept(Figure.VIOLATIONS, (double) history.violations());
        result.accept(Figure.DUPLICATES, (double) history.duplicates());
        result.accept(Figure.LOST, (double) Math.max(0, history.lost() - unfinished));
        result.accept(Figure.LEFT, (double) unfinished);
    }

    private static long unfinished(Bench bench, Contender contender) {
        try {
            return bench.count(contender.unfinishedSql());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void settle(Bench bench, Contender contender, Scale scale) throws InterruptedException {
        until(scale.settleSeconds(), () -> complete(bench, contender));
    }

    private static boolean complete(Bench bench, Contender contender) {
        return bench.history().delivered() == bench.history().committed() && unfinished(bench, contender) == 0;
    }

    private static void until(int seconds, BooleanSupplier done) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline && !done.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static void pause(int seconds) throws InterruptedException {
        TimeUnit.SECONDS.sleep(seconds);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
