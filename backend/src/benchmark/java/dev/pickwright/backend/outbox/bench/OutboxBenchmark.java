package dev.pickwright.backend.outbox.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** {@code ./pickwright bench outbox}: our outbox, its peers and plain JDBC on one PostgreSQL. */
final class OutboxBenchmark {

    private static final long SEED = 20_251_125;

    private final Scale scale;
    private final List<Profile> contenders;
    private final Results results = new Results();
    private final List<String> environment = new ArrayList<>();
    private final long start = System.nanoTime();

    private OutboxBenchmark(Scale scale, List<Profile> contenders) {
        this.scale = scale;
        this.contenders = contenders;
    }

    public static void main(String... args) throws Exception {
        ContenderProcess.onlyWarnings();
        List<String> options = Arrays.asList(args);
        Scale scale = options.contains("--quick") ? Scale.QUICK : Scale.FULL;
        List<Profile> contenders = List.of(Profile.values());
        if (options.contains("--only")) {
            List<String> names = List.of(options.get(options.indexOf("--only") + 1)
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_')
                    .split(","));
            contenders = contenders.stream()
                    .filter(profile -> names.contains(profile.name()))
                    .toList();
            if (contenders.size() < names.size()) {
                System.err.println("pickwright: --only takes some of " + names());
                System.exit(2);
            }
        }
        String report = new OutboxBenchmark(scale, contenders).run();
        System.out.println();
        System.out.println(report);
        if (options.contains("--out")) {
            Files.writeString(Path.of(options.get(options.indexOf("--out") + 1)), report);
        }
    }

    private static String names() {
        return Arrays.stream(Profile.values())
                .map(profile -> profile.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private String run() throws Exception {
        try (Server server = new Server()) {
            environment.add("%s, %s, %d processors, Java %s, PostgreSQL %s"
                    .formatted(
                            LocalDate.now(ZoneOffset.UTC),
                            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                            Runtime.getRuntime().availableProcessors(),
                            Runtime.version(),
                            server.version()));
            environment.add("PostgreSQL: " + Server.settings());
            environment.add("each contender in a JVM of its own (" + ContenderProcess.flags()
                    + "), Hikari with %d connections, fresh database per run"
                            .formatted(Bench.PRODUCERS + Bench.PUBLISHERS));
            environment.add(
                    "warm-up %d s, measured %d s, backlog %,d, drain cut off (†) after %d s; order shuffled with seed %d"
                            .formatted(
                                    scale.warmUpSeconds(),
                                    scale.measureSeconds(),
                                    scale.backlog(),
                                    scale.drainSeconds(),
                                    SEED));
            Random random = new Random(SEED);
            for (int round = 1; round <= scale.rounds(); round++) {
                round(server, round, random);
            }
        }
        environment.add("took " + Duration.ofNanos(System.nanoTime() - start).toMinutes() + " min");
        return new Report(results, System.getProperty("java.class.path")).markdown(environment);
    }

    private void round(Server server, int round, Random random) throws Exception {
        String weather = "round %d: a commit takes %.2f ms (median of 300), load %.2f"
                .formatted(
                        round,
                        server.commitMillis(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        environment.add(weather);
        say(weather);
        List<Profile> order = new ArrayList<>(contenders);
        if (round > 1 || scale == Scale.QUICK) {
            order.removeIf(Profile::isDefaults);
        }
        Collections.shuffle(order, random);
        for (Profile profile : order) {
            for (Workload workload : profile.workloads()) {
                run(server, round, profile, workload);
            }
        }
    }

    private void run(Server server, int round, Profile profile, Workload workload)
            throws IOException, SQLException, InterruptedException {
        Map<Figure, Double> figures = ContenderProcess.run(profile, workload, scale, server.freshDatabase());
        results.add(profile, workload, figures);
        say("round %d/%d %s %s %s".formatted(round, scale.rounds(), profile, workload, figures));
    }

    private void say(String what) {
        System.out.printf(
                "[%4d s] %s%n", Duration.ofNanos(System.nanoTime() - start).toSeconds(), what);
    }
}
