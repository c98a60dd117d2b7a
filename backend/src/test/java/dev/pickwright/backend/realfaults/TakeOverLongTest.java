package dev.pickwright.backend.realfaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A tote is carried to another bench while the station that picked it has no line. */
@Tag("long")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class TakeOverLongTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int LEAD = 50;

    @TempDir
    Path folder;

    private Site site;
    private FaultRun run;
    private Bench picks;
    private Bench packs;
    private Worker packer;
    private final List<String> carried = new ArrayList<>();

    /** All of a list is picked, of which central knows the beginning. */
    @BeforeEach
    void aFullToteOfAStationWithoutALine() {
        site = new Site(folder);
        run = new FaultRun(site);
        site.order(3, 3);
        Desk.Person lead = site.lead(LEAD);
        picks = site.bench("bench-1");
        packs = site.bench("bench-2");
        packer = packs.worker(lead, 0);
        Worker picker = picks.worker().scanningEveryUnit().handing(carried::add).midway(4, this::cut);
        await().atMost(SOON).until(picker::oneList);
        assertThat(carried).hasSize(1);
        assertThat(picks.waiting()).isPositive();
    }

    private void cut() {
        run.drained();
        picks.line.cut();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private long underReview() throws IOException {
        return packs.status().path("review").asLong();
    }

    private void packed() throws IOException {
        assertThatThrownBy(() -> packer.packOne(carried.getFirst()))
                .isInstanceOfSatisfying(
                        Desk.Refused.class, e -> assertThat(e.answer.code()).isEqualTo("leased"));
        packer.takeOver(carried.getFirst());
        packs.hurry();
        await().atMost(SOON).until(() -> packs.waiting() == 0 && underReview() > 2);
        Judge.Finding meanwhile = new Judge(site).judge(Set.of("bench-1"));
        assertThat(meanwhile.openCases()).isEqualTo(1);
        assertThat(meanwhile.findings()).isEmpty();
    }

    @Test
    void whatIsPackedThereCountsOnceThePicksAreHere() throws IOException {
        packed();
        run.heal();
        run.drained();
        await().atMost(SOON).until(() -> underReview() == 0);
        Judge.Finding finding = run.end(Set.of());
        System.out.println("a tote that was taken over: " + finding);
        assertThat(finding.findings()).isEmpty();
        assertThat(finding.openCases()).isZero();
        assertThat(finding.missed()).isZero();
    }

    @Test
    void bothStationsAndCentralMayBeKilledMeanwhile() throws IOException {
        packed();
        packs.process.kill();
        picks.process.kill();
        site.central().kill();
        run.heal();
        run.drained();
        await().atMost(SOON).until(() -> underReview() == 0);
        Judge.Finding finding = run.end(Set.of());
        System.out.println("a tote that was taken over, all killed: " + finding);
        assertThat(finding.findings()).isEmpty();
        assertThat(finding.openCases()).isZero();
        assertThat(finding.missed()).isZero();
    }
}
