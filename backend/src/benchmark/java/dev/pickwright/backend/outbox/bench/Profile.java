package dev.pickwright.backend.outbox.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who takes part, in which configuration. */
enum Profile {
    PICKWRIGHT("**Pickwright**", "", true, () -> new PickwrightContender(), PickwrightContender.SETTINGS),
    RAW("plain JDBC loop", "", true, () -> new RawContender(), RawContender.SETTINGS),
    RAW_RANGES("plain JDBC loop by ranges", "", true, () -> new RangesContender(), RangesContender.SETTINGS),
    MODULITH("Spring Modulith JDBC", "spring-modulith-events-jdbc", false, () -> new ModulithContender(true), """
            completion-mode DELETE; listener @Async @TransactionalEventListener, 64 threads; drain by \
            IncompleteEventPublications.resubmitIncompletePublications"""),
    NAMASTACK("namastack-outbox JDBC", "namastack-outbox-jdbc", true, () -> new NamastackContender(true), """
            poll 25 ms, batch 800 keys, virtual threads with limit 64, delete-completed-records; key = lane"""),
    GRUELBOX("gruelbox transaction-outbox", "transactionoutbox-core", false, () -> new GruelboxContender(true), """
            64 threads, queue 65,536, flushBatchSize 4,096, flush loop every 25 ms, attemptFrequency 2 min \
            (the drain's rows are aged first)"""),
    DB_SCHEDULER("db-scheduler", "db-scheduler", false, () -> new DbSchedulerContender(true), """
            64 threads, lock-and-fetch(1.0, 4.0), poll 50 ms, triggerCheckForDueExecutions after each commit"""),
    MODULITH_DEFAULT(
            "Spring Modulith JDBC, defaults",
            "spring-modulith-events-jdbc",
            false,
            () -> new ModulithContender(false),
            """
            completion-mode UPDATE; Spring Boot's executor of 8 threads"""),
    NAMASTACK_DEFAULT(
            "namastack-outbox JDBC, defaults", "namastack-outbox-jdbc", true, () -> new NamastackContender(false), """
            poll 2 s, batch 10 keys, 4 to 8 threads, UPDATE on completion"""),
    GRUELBOX_DEFAULT(
            "gruelbox transaction-outbox, defaults",
            "transactionoutbox-core",
            false,
            () -> new GruelboxContender(false),
            """
            1 thread, queue 16,384, attemptFrequency 2 min, flush loop every minute as its README has it"""),
    DB_SCHEDULER_DEFAULT("db-scheduler, defaults", "db-scheduler", false, () -> new DbSchedulerContender(false), """
            10 threads, fetch, poll 10 s""");

    /** Jars that only one contender may see: several switch themselves on when they are there. */
    private static final List<String> OWNED =
            List.of("spring-modulith", "jmolecules", "namastack", "kotlin", "transactionoutbox", "db-scheduler");

    private final String title;
    private final String artifact;
    private final boolean ordered;
    private final Supplier<Contender> factory;
    private final String settings;

    Profile(String title, String artifact, boolean ordered, Supplier<Contender> factory, String settings) {
        this.title = title;
        this.artifact = artifact;
        this.ordered = ordered;
        this.factory = factory;
        this.settings = settings;
    }

    String title() {
        return title;
    }

    /** Whether it promises an order per aggregate. */
    boolean ordered() {
        return ordered;
    }

    String settings() {
        return settings;
    }

    Contender create() {
        return factory.get();
    }

    /** The plain loop is a limit of rates; it wakes nobody up, so it has no latency worth showing. What
     * settings change shows in the steady one. */
    List<Workload> workloads() {
        return switch (this) {
            case PICKWRIGHT -> List.of(Workload.THROUGHPUT, Workload.STEADY, Workload.CLAIMS);
            case RAW, RAW_RANGES -> List.of(Workload.THROUGHPUT);
            case MODULITH_DEFAULT, NAMASTACK_DEFAULT, GRUELBOX_DEFAULT, DB_SCHEDULER_DEFAULT ->
                List.of(Workload.STEADY);
            default -> List.of(Workload.THROUGHPUT, Workload.STEADY);
        };
    }

    boolean isDefaults() {
        return name().endsWith("_DEFAULT");
    }

    /** @param classPath that of the benchmark, with everybody's jars */
    String version(String classPath) {
        return jars(classPath)
                .map(Profile::fileName)
                .filter(file -> !artifact.isEmpty() && file.matches(artifact + "-[0-9].*"))
                .map(file -> file.substring(artifact.length() + 1, file.length() - ".jar".length()))
                .findFirst()
                .orElse("");
    }

    /** What its process may see of the class path. */
    String classPath(String classPath) {
        Stream<String> jars = jars(classPath)
                .filter(jar -> OWNED.stream().noneMatch(prefix -> fileName(jar).startsWith(prefix) && !owns(prefix)));
        if (artifact.equals("transactionoutbox-core")) {
            Path old = Path.of(classPath.split(File.pathSeparator)[0]).resolveSibling("bench-gruelbox");
            jars = Stream.concat(Stream.of(old.resolve("*").toString()), jars);
        }
        return String.join(File.pathSeparator, jars.toList());
    }

    private boolean owns(String prefix) {
        return switch (prefix) {
            case "jmolecules" -> artifact.startsWith("spring-modulith");
            case "kotlin" -> artifact.startsWith("namastack");
            default -> artifact.startsWith(prefix);
        };
    }

    private static Stream<String> jars(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator));
    }

    private static String fileName(String jar) {
        return Path.of(jar).getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
