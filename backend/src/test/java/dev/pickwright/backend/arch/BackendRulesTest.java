package dev.pickwright.backend.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

@AnalyzeClasses(packages = "dev.pickwright.backend", importOptions = ImportOption.DoNotIncludeTests.class)
class BackendRulesTest {

    private static final String ROOT = "dev.pickwright.backend.";

    @ArchTest
    static final ArchRule FEATURES_DEPEND_IN_ONE_DIRECTION = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("platform")
            .definedBy(ROOT + "platform..")
            .layer("audit")
            .definedBy(ROOT + "audit..")
            .layer("outbox")
            .definedBy(ROOT + "outbox..")
            .layer("warehouse")
            .definedBy(ROOT + "warehouse..")
            .layer("access")
            .definedBy(ROOT + "access..")
            .layer("routing")
            .definedBy(ROOT + "routing..")
            .layer("fulfillment")
            .definedBy(ROOT + "fulfillment..")
            .layer("picking")
            .definedBy(ROOT + "picking..")
            .layer("packing")
            .definedBy(ROOT + "packing..")
            .layer("quality")
            .definedBy(ROOT + "quality..")
            .layer("shipping")
            .definedBy(ROOT + "shipping..")
            .layer("sync")
            .definedBy(ROOT + "sync..")
            .layer("intake")
            .definedBy(ROOT + "intake..")
            .layer("backup")
            .definedBy(ROOT + "backup..")
            .layer("reporting")
            .definedBy(ROOT + "reporting..")
            .layer("demo")
            .definedBy(ROOT + "demo..")
            .layer("start")
            .definedBy("dev.pickwright.backend")
            .whereLayer("platform")
            .mayNotAccessAnyLayer()
            .whereLayer("audit")
            .mayOnlyAccessLayers("platform")
            .whereLayer("outbox")
            .mayOnlyAccessLayers("platform", "audit")
            .whereLayer("warehouse")
            .mayOnlyAccessLayers("platform", "audit", "outbox")
            .whereLayer("access")
            .mayOnlyAccessLayers("platform", "audit", "outbox", "warehouse")
            .whereLayer("routing")
            .mayOnlyAccessLayers("platform", "warehouse")
            .whereLayer("fulfillment")
            .mayOnlyAccessLayers("platform", "audit", "outbox", "access", "warehouse", "routing")
            .whereLayer("picking")
            .mayOnlyAccessLayers("platform", "audit", "outbox", "access", "warehouse", "routing", "fulfillment")
            .whereLayer("packing")
            .mayOnlyAccessLayers("platform", "audit", "outbox", "access", "warehouse", "fulfillment", "picking")
            .whereLayer("quality")
            .mayOnlyAccessLayers("platform", "audit", "outbox", "warehouse", "fulfillment", "packing")
            .whereLayer("shipping")
            .mayOnlyAccessLayers("platform", "audit", "outbox", "warehouse", "fulfillment", "packing", "quality")
            .whereLayer("sync")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("intake")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("backup")
            .mayOnlyBeAccessedByLayers("start")
            .whereLayer("reporting")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("demo")
            .mayOnlyBeAccessedByLayers("start")
            .because(
                    "a later feature may use an earlier one, never the reverse: let the earlier one declare an interface"
                            + " (as Gate) that the later one implements");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.pickwright.backend.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_CYCLES_IN_SYNC =
            slices().matching("dev.pickwright.backend.sync.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule STATION_AND_CENTRAL_MEET_ON_THE_LINE_ONLY = noClasses()
            .that()
            .resideInAnyPackage(ROOT + "sync.station..", ROOT + "sync.copies..", ROOT + "sync.operation..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + "sync.central..")
            .because("the other end is another process: what both need is in sync.copies or sync.operation");

    @ArchTest
    static final ArchRule SQL_IS_IN_REPOSITORIES_AND_QUERIES = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Repository")
            .and()
            .haveSimpleNameNotEndingWith("Queries")
            .and()
            .haveNameNotMatching(".*(Store|[.]outbox[.](H2|Postgres)[A-Za-z]+)([$].*)?")
            .and()
            .doNotHaveSimpleName("SafeStackTrace")
            .and()
            .resideOutsideOfPackages(ROOT + "platform.jdbc..", "dev.pickwright.backend")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
            .because("SQL is read in one place per feature: move the statement into its *Repository or *Queries class");

    @ArchTest
    static final ArchRule REPOSITORIES_ARE_THEIR_FEATURES_OWN = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .or()
            .haveSimpleNameEndingWith("Queries")
            .should()
            .bePackagePrivate()
            .because("other features call the public service: drop the 'public'");

    @ArchTest
    static final ArchRule HTTP_IS_SERVED_IN_WEB = noClasses()
            .that()
            .resideOutsideOfPackages("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web.bind..", "org.springframework.http..", "jakarta.servlet..")
            .because("only ..web packages speak HTTP: move it there");

    @ArchTest
    static final ArchRule HTTP_IS_CALLED_BY_CLIENTS_OF_COMMANDS_AND_WEBHOOKS_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages(
                    ROOT + "intake.client..",
                    ROOT + "audit.client..",
                    ROOT + "backup.client..",
                    ROOT + "fulfillment.client..",
                    ROOT + "outbox.webhook..",
                    ROOT + "sync.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.springframework.boot.http.client..")
            .because("no transaction waits for a network: events leave by the outbox");

    @ArchTest
    static final ArchRule KAFKA_IS_CALLED_BY_ITS_TRANSPORT_ONLY = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "outbox.kafka..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("no transaction waits for a network: events leave by the outbox");

    @ArchTest
    static final ArchRule TRANSACTIONS_BEGIN_IN_UNIT_OF_WORK = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "platform.jdbc..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*(TransactionTemplate|annotation\\.Transactional)")
            .because("a unit of work is retried and durable: use UnitOfWork.run");

    @ArchTest
    static final ArchRule TIME_AND_IDS_ARE_INJECTED = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "platform.time..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .because("tests set the clock: inject Clock or IdSource");

    @ArchTest
    static final ArchRule LEASES_AND_RETRIES_GO_BY_THE_CLOCK_OF_THE_DATABASE = noClasses()
            .that()
            .haveNameMatching(".*\\.outbox\\.(Relay|Leases|Courier|Work|Sequencer|Publisher|Completions|Circuit"
                    + "|Retention|PostgresChannel|[A-Za-z0-9]*OutboxStore)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class, java.util.Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a process whose clock is wrong must neither keep nor lose a shard by it: use now() or nanoTime");
}
