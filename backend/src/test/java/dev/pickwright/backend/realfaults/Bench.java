package dev.pickwright.backend.realfaults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A station: its computer, its line to central, and the person who works there. */
final class Bench implements AutoCloseable {

    final String name;
    final Line line = new Line();
    final WorkLog log = new WorkLog();
    BackendProcess process;
    private final Site site;
    private final List<String> totes;
    private final Desk.Person person;
    private volatile boolean stopped = true;
    private Thread working;

    Bench(Site site, String name, int number) {
        this.site = site;
        this.name = name;
        totes = site.totes(number);
        site.benches.add(this);
        line.to(site.central().port());
        person = site.person(number);
        process = process(site.folder.resolve(name));
        process.start("--station-code", site.code(name));
        awaitPeople();
    }

    /** Whom a station does not know yet it locks out soon. */
    private void awaitPeople() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> process.client()
                        .get("/v1/operators?limit=100")
                        .body()
                        .toString()
                        .contains(person.badge()));
    }

    /** A clone of another: one more computer with its disk, and one more person. */
    Bench(Site site, Bench original, Path copy, int number) {
        this.site = site;
        this.name = original.name + "-clone";
        totes = site.totes(number);
        site.benches.add(this);
        line.to(site.central().port());
        person = site.person(number);
        // The copied disk knows the line of the original.
        process = new BackendProcess(name, copy, List.of());
        process.start();
        awaitPeople();
    }

    /** Another computer takes its place, with nothing on its disk. */
    void wiped(Path folder) {
        process = process(folder);
        process.start("--station-code", site.code(name));
        awaitPeople();
    }

    /** A computer of that name on a folder. */
    BackendProcess process(Path folder) {
        return new BackendProcess(
                name, folder, List.of("--central", line.address().toString()));
    }

    /** Somebody begins to work. */
    void work(long seed) {
        work(worker(seed));
    }

    /** Somebody who scans each unit begins to work. */
    void scanEveryUnit() {
        work(worker(0).scanningEveryUnit());
    }

    /** The same, at the pace of a person. */
    void scanAtAPersonsPace() {
        work(worker(0).scanningEveryUnit().reaching(Integer.getInteger("figures.reach", 200)));
    }

    private Worker worker(long seed) {
        return worker(person, seed);
    }

    /** Its own person, who does only what they are told to. */
    Worker worker() {
        return worker(0);
    }

    /** Somebody who comes along. */
    Worker worker(Desk.Person who, long seed) {
        var desk = new Desk(() -> process.client(), who, log, () -> stopped);
        return new Worker(desk, log, totes, seed, () -> stopped);
    }

    private void work(Worker worker) {
        stopped = false;
        working = Thread.ofPlatform().name(name).daemon().start(worker);
    }

    /** The day is over: what is under way is finished, or given up if the station does not answer. */
    void rest() {
        stopped = true;
        try {
            if (working != null) {
                working.join(60_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    JsonNode status() throws IOException {
        return process.client().get("/v1/station/sync").body();
    }

    /** Operations that central has not confirmed; -1 if the station does not answer. */
    long waiting() {
        try {
            return status().path("waiting").asLong(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    /** Exchanges now. */
    void hurry() {
        process.client().posted("/v1/station/sync/exchange", java.util.Map.of());
    }

    @Override
    public void close() {
        stopped = true;
        process.close();
        line.close();
    }
}
