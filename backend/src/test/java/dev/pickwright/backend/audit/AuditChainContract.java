package dev.pickwright.backend.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BenchSite;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.audit.AuditCheck.BrokenLink;
import dev.pickwright.model.audit.AuditCheck.ChainCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The chain of one warehouse: how it is closed, and what shows if somebody tampers with it. */
abstract class AuditChainContract extends BenchSite {

    @Autowired
    AuditTrail trail;

    @Autowired
    Sealer sealer;

    @Autowired
    ChainRepository chains;

    @Autowired
    AuditQueries entries;

    @Autowired
    UnitOfWork units;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    @AfterEach
    void forgetTheSite() {
        jdbc.sql("delete from audit_entry where warehouse_id = ?")
                .param(chain())
                .update();
        jdbc.sql("delete from audit_chain where id = ?").param(chain()).update();
    }

    @Test
    void entriesAreNumberedWithoutAGapAndHangOnEachOther() {
        happen(5);
        sealer.sealAll();
        happen(3);
        sealer.sealAll();
        assertThat(numbers())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 8).boxed().toList());
        ChainCheck check = check();
        assertThat(check.broken()).isNull();
        assertThat(check.entries()).isEqualTo(8);
        assertThat(check.head()).isEqualTo(chains.head(chain()).hash());
    }

    @Test
    void operatorsAreNamedByTheirIdAlone() {
        happen(1);
        var row = jdbc.sql("select * from audit_entry where warehouse_id = ?")
                .param(chain())
                .query()
                .singleRow();
        assertThat(row.get("operator_id"))
                .isEqualTo(site.picker().requireOperator().value());
        assertThat(row.values().stream().map(String::valueOf))
                .noneMatch(value -> value.contains(site.picker().name()));
    }

    @Test
    void anErasedNoteLeavesTheChainWhole() {
        happen(3);
        sealer.sealAll();
        jdbc.sql("update audit_entry set note = null, note_salt = null where id = ?")
                .param(id(2))
                .update();
        assertThat(check().broken()).isNull();
        assertThat(check().entries()).isEqualTo(3);
    }

    @Test
    void aChangedNoteIsNamed() {
        assertBroken(2, "note is not what was sealed", () -> set(2, "note", "another"));
    }

    @Test
    void aChangedEntryIsNamed() {
        assertBroken(3, "content or its number is not what was sealed", () -> set(3, "after_value", "shipped"));
    }

    @Test
    void aMissingEntryIsNamed() {
        happenSealed(5);
        jdbc.sql("delete from audit_entry where id = ?").param(id(3)).update();
        BrokenLink broken = broken();
        assertThat(broken.number()).isEqualTo(3);
        assertThat(broken.entry()).isNull();
        assertThat(broken.what()).contains("the entry is missing");
    }

    @Test
    void swappedEntriesAreNamed() {
        assertBroken(2, "content or its number is not what was sealed", () -> {
            UUID second = id(2);
            UUID third = id(3);
            number(second, 900);
            number(third, 2);
            number(second, 3);
        });
    }

    @Test
    void aRemovedTailIsNamedByTheHead() {
        happenSealed(5);
        jdbc.sql("delete from audit_entry where chain_id = ? and chain_no > 3")
                .param(chain())
                .update();
        assertThat(broken().number()).isEqualTo(4);
        assertThat(broken().what()).contains("tail is missing");
    }

    @Test
    void aTailRemovedWithItsHeadIsNamedByTheAnchor() {
        happenSealed(5);
        new Heads(folder).append(clock.instant(), chains.heads());
        String head = entries.hash(chain(), 3).orElseThrow();
        jdbc.sql("delete from audit_entry where chain_id = ? and chain_no > 3")
                .param(chain())
                .update();
        chains.advance(new ChainRepository.Head(chain(), 3, head));
        assertThat(broken().number()).isEqualTo(4);
        assertThat(broken().what()).contains("anchor was written at number 5");
    }

    @Test
    void aChainMadeAnewIsNamedByTheAnchor() {
        happenSealed(5);
        new Heads(folder).append(clock.instant(), chains.heads());
        set(2, "after_value", "shipped");
        jdbc.sql("update audit_entry set chain_id = null, chain_no = null where chain_id = ?")
                .param(chain())
                .update();
        chains.advance(new ChainRepository.Head(chain(), 0, Links.ORIGIN));
        sealer.sealAll();
        assertThat(broken().number()).isEqualTo(5);
        assertThat(broken().what()).contains("made anew");
    }

    @Test
    void anInsertedEntryIsNamed() {
        happenSealed(5);
        for (long number = 5; number >= 3; number--) {
            number(id(number), number + 1);
        }
        happen(1);
        jdbc.sql(
                        "update audit_entry set chain_id = :chain, chain_no = 3, sealed_at = at, previous_hash = :hash, hash = :hash"
                                + " where warehouse_id = :chain and chain_id is null")
                .param("chain", chain())
                .param("hash", entries.hash(chain(), 2).orElseThrow())
                .update();
        BrokenLink broken = broken();
        assertThat(broken.number()).isEqualTo(3);
        assertThat(broken.entry()).isEqualTo(id(3));
    }

    @Test
    void aFaultAtAnyStepOfTheSealerLeavesTheChainWhole() {
        happen(4);
        int step = 1;
        while (!Faults.runFailingAt(step, sealer::sealAll)) {
            assertThat(check().broken()).as("after a fault at step %d", step).isNull();
            step++;
        }
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(check().broken()).isNull();
        assertThat(step).isGreaterThan(5);
    }

    @Test
    void sealersSideBySideLeaveNoGapAndNoFork() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Sealer one = new Sealer(chains, units, clock);
                working.add(threads.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        happen(3);
                        one.sealAll();
                    }
                }));
            }
            for (Future<?> each : working) {
                each.get(120, TimeUnit.SECONDS);
            }
        }
        assertThat(numbers())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 240).boxed().toList());
        assertThat(check().broken()).isNull();
    }

    @Test
    void openTransactionsOfOneWarehouseNeitherWaitForEachOtherNorForTheSealer() throws Exception {
        happen(2);
        CountDownLatch bothWrote = new CountDownLatch(2);
        CountDownLatch sealed = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> open = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                open.add(threads.submit(() -> units.run(() -> {
                    happen(1);
                    bothWrote.countDown();
                    await(sealed);
                })));
            }
            try {
                await(bothWrote);
                sealer.sealAll();
                assertThat(numbers()).containsExactly(1L, 2L);
            } finally {
                sealed.countDown();
            }
            for (Future<?> each : open) {
                each.get(30, TimeUnit.SECONDS);
            }
        }
        sealer.sealAll();
        assertThat(numbers()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(check().broken()).isNull();
    }

    @Test
    void anExportedFileIsCheckedAlone() throws IOException {
        happenSealed(4);
        Path file = folder.resolve("trail.ndjson");
        AuditFiles.write(log(), file);
        assertThat(AuditFiles.check(file).stream().filter(each -> each.chain().equals(chain())))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.entries()).isEqualTo(4);
                    assertThat(each.broken()).isNull();
                });
        List<String> lines = Files.readAllLines(file);
        lines.replaceAll(line -> line.contains(id(2).toString()) ? line.replace("step 2", "step 9") : line);
        Files.write(file, lines);
        assertThat(AuditFiles.check(file).getLast().broken())
                .isNotNull()
                .satisfies(broken -> assertThat(broken.number()).isEqualTo(2));
    }

    @Test
    void aCheckGoesOnWhereTheLastOneStopped() {
        happenSealed(7);
        String after = null;
        int steps = 0;
        long found = 0;
        do {
            var check = log().check(after, 3);
            for (ChainCheck each : check.chains()) {
                found = each.chain().equals(chain()) ? each.entries() : found;
                assertThat(each.broken()).isNull();
            }
            after = check.next();
            steps++;
        } while (after != null);
        assertThat(found).isEqualTo(7);
        assertThat(steps).isGreaterThan(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private UUID chain() {
        return site.warehouse().value();
    }

    private AuditLog log() {
        return new AuditLog(entries, chains, folder);
    }

    private void happenSealed(int times) {
        happen(times);
        sealer.sealAll();
    }

    private void happen(int times) {
        for (int i = 1; i <= times; i++) {
            AuditEntry entry =
                    AuditEntry.of("test_step").change(null, "step " + i).noting("by hand " + i);
            units.run(() -> trail.append(site.picker(), entry));
        }
    }

    private ChainCheck check() {
        String after = null;
        do {
            var check = log().check(after, 100_000);
            for (ChainCheck each : check.chains()) {
                if (each.chain().equals(chain())) {
                    return each;
                }
            }
            after = check.next();
        } while (after != null);
        return new ChainCheck(chain(), 0, Links.ORIGIN, true, null);
    }

    private BrokenLink broken() {
        BrokenLink broken = check().broken();
        assertThat(broken).isNotNull();
        assertThat(broken.chain()).isEqualTo(chain());
        return broken;
    }

    private void assertBroken(long number, String what, Runnable tampering) {
        happenSealed(5);
        tampering.run();
        BrokenLink broken = broken();
        assertThat(broken.number()).isEqualTo(number);
        assertThat(broken.entry()).isEqualTo(id(number));
        assertThat(broken.what()).contains(what);
    }

    private List<Long> numbers() {
        return jdbc.sql("select chain_no from audit_entry where chain_id = ? order by chain_no")
                .param(chain())
                .query(Long.class)
                .list();
    }

    private UUID id(long number) {
        return jdbc.sql("select id from audit_entry where chain_id = ? and chain_no = ?")
                .params(chain(), number)
                .query((row, n) -> row.getObject("id", UUID.class))
                .single();
    }

    private void number(UUID entry, long number) {
        jdbc.sql("update audit_entry set chain_no = ? where id = ?")
                .params(number, entry)
                .update();
    }

    private void set(long number, String column, @Nullable String value) {
        jdbc.sql("update audit_entry set %s = ? where id = ?".formatted(column))
                .params(value, id(number))
                .update();
    }
}
