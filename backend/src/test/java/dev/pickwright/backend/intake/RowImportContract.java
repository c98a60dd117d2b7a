package dev.pickwright.backend.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Faults;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SKUs, bins and stock from files. */
@BackendTest
abstract class RowImportContract {

    @Autowired
    List<RowKind<?>> kinds;

    @Autowired
    Skus skus;

    @Autowired
    UnitOfWork units;

    @Autowired
    AuditTrail audit;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Floor.Site site;
    private Sku lamp;
    private Sku cup;

    @BeforeEach
    void site() {
        site = floor.site(ids);
        lamp = floor.sku("LAMP", false);
        cup = floor.sku("CUP", false);
    }

    @Test
    void skusAreAddedAndChangedAndASecondRunChangesNothing() throws Exception {
        String file = "Code;Description;EAN;Weight;QC;Lot tracked;case_gtin;case_units\n"
                + "%s;Desk lamp;;300;yes;no;;\n".formatted(lamp.code().toLowerCase())
                + "new-%s;\"Cup; blue\";%s;;;;%s;12\n".formatted(site.code(), gtin(1), gtin(2));

        var first = run(ImportKind.SKUS, file);
        assertThat(first.rejects()).isEmpty();
        assertThat(first.counts().taken()).isEqualTo(new Progress.Tally(2, 0, 0));
        Sku changed = skus.byId(lamp.id());
        assertThat(changed.description()).isEqualTo("Desk lamp");
        assertThat(changed.weightGrams()).isEqualTo(300);
        assertThat(changed.qcFlagged()).isTrue();
        assertThat(skus.byCode("NEW-" + site.code())).hasValueSatisfying(sku -> {
            assertThat(sku.description()).isEqualTo("Cup; blue");
            assertThat(sku.gtin()).isEqualTo("0" + gtin(1));
        });

        assertThatASecondRunSkipsAll(ImportKind.SKUS, file, 2);
    }

    @Test
    void aBlankFieldLeavesWhatIsKnownOfASku() throws Exception {
        var again = run(ImportKind.SKUS, "sku,description,weight,gtin\n%s,,,\n".formatted(lamp.code()));
        assertThat(again.counts().taken().skipped()).isEqualTo(1);
        assertThat(skus.byId(lamp.id())).isEqualTo(lamp);
    }

    @Test
    void everyBadSkuLineHasItsReasonAndTakesNoOtherWithIt() throws Exception {
        String mine = "X" + site.code() + "-";
        var imported = run(ImportKind.SKUS, """
                sku,description,gtin,weight,qc,case_gtin,case_units
                ,no code,,,,,
                %1$s,too long,,,,,
                %2$s1,%3$s,,,,,
                %2$s2,letters,40063A1333931,,,,
                %2$s3,check digit,4006381333930,,,,
                %2$s4,weight,,heavy,,,
                %2$s5,weight,,0,,,
                %2$s6,flag,,,maybe,,
                %2$s7,no units,,,,4006381333931,
                %2$s8,one unit,,,,4006381333931,1
                %2$s9,short line
                %2$s10,fine,%4$s,,,,
                %2$s11,taken by the one before,%4$s,,,,
                %2$s12,fine,,,,,
                %2$s12,says otherwise,,,,,
                %2$s12,fine,,,,,
                """.formatted("s".repeat(41), mine, "d".repeat(201), gtin(3)));

        assertThat(imported.reasons()).isEqualTo("""
                2 field_missing
                3 field_too_long
                4 field_too_long
                5 gtin_invalid
                6 gtin_invalid
                7 number_unreadable
                8 number_out_of_range
                9 yes_or_no_unreadable
                10 field_missing
                11 number_out_of_range
                12 wrong_field_count
                14 refused
                16 repeated_with_other_content""");
        assertThat(imported.counts().taken()).isEqualTo(new Progress.Tally(2, 1, 0));
        assertThat(imported.allLines()).isEqualTo(16);
        assertThat(imported.rejects().stream().filter(reject -> reject.line() == 14))
                .singleElement()
                .satisfies(reject -> assertThat(reject.detail()).contains("is the code of another sku already"));
    }

    @Test
    void binsAreAddedWithTheirZonesAndChangedAndASecondRunChangesNothing() throws Exception {
        String file = "Code\tZone\tX\tY\tPick sequence\n"
                + "a-01\tA\t1,5\t-2\t7\n"
                + "b-01\tB\t3\t4\t20\n"
                + "b-02\tB\t4\t4\t21\n";

        var first = run(ImportKind.BINS, file);
        assertThat(first.rejects()).isEmpty();
        assertThat(first.counts().taken().accepted()).isEqualTo(3);
        assertThat(jdbc.sql("""
                        select b.code, z.code as zone, b.x_metres, b.pick_sequence from bin b
                        join zone z on z.id = b.zone_id
                        where b.warehouse_id = ? and b.code in ('A-01', 'B-01') order by b.code
                        """)
                        .param(site.warehouse().value())
                        .query((row, n) -> row.getString("code") + " " + row.getString("zone") + " "
                                + row.getDouble("x_metres") + " " + row.getInt("pick_sequence"))
                        .list())
                .containsExactly("A-01 A 1.5 7", "B-01 B 3.0 20");
        assertThat(jdbc.sql("select count(*) from zone where warehouse_id = ?")
                        .param(site.warehouse().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);

        assertThatASecondRunSkipsAll(ImportKind.BINS, file, 3);
    }

    @Test
    void everyBadBinLineHasItsReason() throws Exception {
        String file = """
                warehouse,bin,zone,x,y,sequence
                NOWHERE,C-01,C,1,1,1
                ,C-02,C,1,1,1
                %1$s,,C,1,1,1
                %1$s,%2$s,C,1,1,1
                %1$s,C-03,,1,1,1
                %1$s,C-04,C,far,1,1
                %1$s,C-05,C,1,99999,1
                %1$s,C-06,C,1,1,-1
                %1$s,C-07,C,1,1,1
                """.formatted(site.code(), "b".repeat(25));
        var imported = run(ImportKind.BINS, file, null);

        assertThat(imported.reasons()).isEqualTo("""
                2 warehouse_unknown
                3 warehouse_missing
                4 field_missing
                5 field_too_long
                6 field_missing
                7 number_unreadable
                8 number_out_of_range
                9 number_out_of_range""");
        assertThat(imported.counts().taken().accepted()).isEqualTo(1);
    }

    @Test
    void stockIsBookedAsTheDifferenceAndASecondRunChangesNothing() throws Exception {
        floor.stocked(site, 0, lamp, 10);
        floor.stocked(site, 1, cup, 10);
        String file = "bin,sku,qty\n"
                + "A-01,%s,12\n".formatted(lamp.code())
                + "A-02,%s,4\n".formatted(cup.code())
                + "A-03,%s,5\n".formatted(cup.code());

        var first = run(ImportKind.STOCK, file);
        assertThat(first.rejects()).isEmpty();
        assertThat(onHand(lamp)).containsExactlyInAnyOrderEntriesOf(Map.of("A-01", 12));
        assertThat(onHand(cup)).containsExactlyInAnyOrderEntriesOf(Map.of("A-02", 4, "A-03", 5));
        assertThat(jdbc.sql("""
                        select from_kind, to_kind, quantity from stock_movement
                        where warehouse_id = ? and reason = 'import' order by quantity
                        """)
                        .param(site.warehouse().value())
                        .query((row, n) -> row.getString(1) + " " + row.getString(2) + " " + row.getInt(3))
                        .list())
                .containsExactly("counted bin 2", "received bin 5", "bin counted 6");
        invariants.hold();

        assertThatASecondRunSkipsAll(ImportKind.STOCK, file, 3);
    }

    @Test
    void everyBadStockLineHasItsReason() throws Exception {
        floor.stocked(site, 0, lamp, 10);
        floor.created(Floor.line(1, lamp, 4));
        var imported = run(ImportKind.STOCK, """
                warehouse,bin,sku,quantity
                ,A-01,%1$s,3
                NOWHERE,A-01,%1$s,5
                ,Z-99,%1$s,5
                ,A-01,NO-SUCH-SKU,5
                ,A-02,%1$s,-1
                ,A-02,%1$s,some
                ,A-02,%1$s,
                ,A-03,%2$s,5
                ,A-03,%2$s,6
                """.formatted(lamp.code(), cup.code()));

        assertThat(imported.reasons()).isEqualTo("""
                2 below_promised
                3 warehouse_unknown
                4 bin_unknown
                5 unknown_sku
                6 number_out_of_range
                7 number_unreadable
                8 field_missing
                10 repeated_with_other_content""");
        assertThat(imported.rejects().getFirst().detail()).isNotBlank();
        assertThat(onHand(lamp)).isEqualTo(Map.of("A-01", 10));
        assertThat(onHand(cup)).isEqualTo(Map.of("A-03", 5));
        invariants.hold();
    }

    @Test
    void aFaultInTheMiddleLeavesWholeLinesOnlyAndTheRetryEndsRight() throws Exception {
        StringBuilder file = new StringBuilder("bin,sku,quantity\n");
        for (int bin = 0; bin < 10; bin++) {
            file.append("%s,%s,%d\n".formatted(site.binCode(bin), lamp.code(), bin + 1));
            file.append("%s,%s,%d\n".formatted(site.binCode(bin), cup.code(), bin + 1));
        }
        int hit = 0;
        boolean ended = false;
        for (int step = 1; !ended; step += 3) {
            ended = Faults.runFailingAt(step, () -> quietly(() -> run(ImportKind.STOCK, file.toString())));
            hit += ended ? 0 : 1;
            invariants.hold();
            assertThat(jdbc.sql("select count(*) from audit_entry where operation = 'import_stock' and detail like ?")
                            .param("%" + lamp.code())
                            .query(Long.class)
                            .single())
                    .isEqualTo((long) onHand(lamp).size());
        }
        assertThat(hit).isGreaterThan(10);
        assertThat(run(ImportKind.STOCK, file.toString()).counts().taken()).isEqualTo(new Progress.Tally(0, 20, 0));
        assertThat(onHand(lamp)).hasSize(10).containsEntry("A-10", 10);
    }

    @Test
    void cancellingStopsBetweenTwoBatches() throws Exception {
        StringBuilder file = new StringBuilder("sku\n");
        for (int n = 0; n < 3 * RowImport.BATCH; n++) {
            file.append("STOP-%s-%d%n".formatted(site.code(), n));
        }
        Path path = Imported.file(folder, file.toString());
        Job job = Imported.job(path);
        var kind = new RowImport<>(new CancelsAtFirst<>(kind(ImportKind.SKUS)), units, audit);
        CheckedFile checked = CheckedFile.check(path, kind, job);

        assertThatThrownBy(() -> kind.take(checked, job)).isInstanceOf(ImportCancelled.class);
        assertThat(job.progress().snapshot().taken().accepted()).isEqualTo(RowImport.BATCH);
        assertThat(skus.byCode("STOP-%s-0".formatted(site.code()))).isPresent();
        assertThat(skus.byCode("STOP-%s-%d".formatted(site.code(), RowImport.BATCH)))
                .isEmpty();
    }

    @Test
    @Tag("long")
    void twentyThousandCountsAreTaken() throws Exception {
        StringBuilder catalogue = new StringBuilder("sku\n");
        StringBuilder counts = new StringBuilder("bin,sku,quantity\n");
        for (int sku = 0; sku < 2_000; sku++) {
            String code = "BULK-%s-%d".formatted(site.code(), sku);
            catalogue.append(code).append('\n');
            for (int bin = 0; bin < 10; bin++) {
                counts.append("%s,%s,%d\n".formatted(site.binCode(bin), code, sku % 50 + 1));
            }
        }
        run(ImportKind.SKUS, catalogue.toString());
        var first = run(ImportKind.STOCK, counts.toString());
        var second = run(ImportKind.STOCK, counts.toString());
        System.out.printf(
                "%s: 20,000 counts taken at %,.0f lines/s, again at %,.0f lines/s%n",
                getClass().getSimpleName(),
                first.counts().linesPerSecond(),
                second.counts().linesPerSecond());
        assertThat(first.counts().taken()).isEqualTo(new Progress.Tally(20_000, 0, 0));
        assertThat(second.counts().taken()).isEqualTo(new Progress.Tally(0, 20_000, 0));
        invariants.hold();
    }

    private void assertThatASecondRunSkipsAll(ImportKind kind, String file, int lines) throws Exception {
        var before = invariants.picture();
        assertThat(run(kind, file).counts().taken()).isEqualTo(new Progress.Tally(0, lines, 0));
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    /** A GTIN-13 of this site's own. */
    private String gtin(int n) {
        String digits = "2%06d%05d".formatted(Integer.parseInt(site.code().substring(1)), n);
        return digits + dev.pickwright.model.scan.CheckDigit.of(digits);
    }

    private Map<String, Integer> onHand(Sku sku) {
        return jdbc
                .sql("select b.code, s.on_hand from stock s join bin b on b.id = s.bin_id where s.sku_id = ?")
                .param(sku.id().value())
                .query((row, n) -> Map.entry(row.getString("code"), row.getInt("on_hand")))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Imported run(ImportKind kind, String content) throws Exception {
        return run(kind, content, kind == ImportKind.SKUS ? null : site.code());
    }

    /** On this thread, where faults are felt. */
    private Imported run(ImportKind kind, String content, @Nullable String warehouse) throws Exception {
        return Imported.run(
                Imported.file(folder, content),
                new RowImport<>(kind(kind), units, audit),
                new ImportRequest(kind, "rows.csv", warehouse, false));
    }

    private RowKind<?> kind(ImportKind kind) {
        return kinds.stream().filter(each -> each.is() == kind).findFirst().orElseThrow();
    }

    /** Somebody cancels while the first lines are taken. */
    private record CancelsAtFirst<R>(RowKind<R> real) implements RowKind<R> {

        @Override
        public ImportKind is() {
            return real.is();
        }

        @Override
        public Columns columns() {
            return real.columns();
        }

        @Override
        public String key(Fields fields, Job job) {
            return real.key(fields, job);
        }

        @Override
        public R read(Fields fields, Job job) throws BadValue {
            return real.read(fields, job);
        }

        @Override
        public List<Outcome> take(List<R> rows, Job job) {
            job.progress().cancel();
            return real.take(rows, job);
        }
    }

    private static void quietly(java.util.concurrent.Callable<?> work) {
        try {
            work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
