package dev.pickwright.backend.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.fulfillment.CreateOrder;
import dev.pickwright.model.intake.RejectReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRulesTest {

    private static final String HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";

    @TempDir
    Path folder;

    private final MemorySink sink = new MemorySink("A1", "B2");

    private Imported run(String lines) throws Exception {
        return Imported.run(Imported.file(folder, HEADER + lines), sink, false);
    }

    @Test
    void anOrderIsTakenWithAllThatItsLinesSay() throws Exception {
        var imported = run("7,a1,Lamp,6,01/12/2010 08:26,2.55,17850\n7,B2,Cup,1,01/12/2010 08:26,0,17850\n");

        assertThat(imported.rejects()).isEmpty();
        CreateOrder order = sink.orders.get("7");
        assertThat(order.customer()).isEqualTo("17850");
        assertThat(order.orderedAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
        assertThat(order.lines()).extracting(CreateOrder.Line::sku).containsExactly("A1", "B2");
        assertThat(order.lines().getFirst().unitPrice()).isEqualByComparingTo("2.55");
    }

    @Test
    void repeatedSkusStaySeparateLinesAndKeepTheirPlaceInTheOrder() throws Exception {
        run("7,A1,,1,,,\n7,POST,,1,,,\n8,A1,,1,,,\n7,a1,,2,,,\n");

        assertThat(sink.orders.get("7").lines())
                .extracting(
                        CreateOrder.Line::lineNumber, line -> line.quantity().units())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 1), org.assertj.core.groups.Tuple.tuple(3, 2));
    }

    @Test
    void aNonStockLineIsRejectedAlone() throws Exception {
        var imported = run("7,A1,,1,,,\n7,post,,-1,x,y,\n");

        assertThat(imported.reasons()).isEqualTo("3 non_stock");
        assertThat(sink.orders).containsOnlyKeys("7");
    }

    @Test
    void anOrderOfNothingButNonStockIsRejected() throws Exception {
        var imported = run("7,POST,,1,,,\n7,Bank Charges,,1,,,\n");

        assertThat(imported.reasons()).isEqualTo("2 non_stock\n3 non_stock");
        assertThat(imported.counts().records().rejected()).isEqualTo(1);
        assertThat(sink.orders).isEmpty();
    }

    @Test
    void anyOtherBadLineRejectsItsWholeOrder() throws Exception {
        var imported = run("7,A1,,1,,,\n7,POST,,1,,,\n8,A1,,1,,,\n7,B2,,-3,,,\n7,B2,,x,,,\n");

        assertThat(imported.reasons())
                .isEqualTo("2 order_rejected\n3 non_stock\n5 quantity_not_positive\n6 quantity_unreadable");
        assertThat(sink.orders).containsOnlyKeys("8");
        assertThat(imported.rejects().stream()
                        .filter(r -> r.reason() == RejectReason.ORDER_REJECTED)
                        .findFirst())
                .hasValueSatisfying(r -> assertThat(r.detail())
                        .isEqualTo("line 5 of the order: quantity_not_positive, the quantity is -3"));
    }

    @Test
    void everyKindOfBadLineHasItsReason() throws Exception {
        var imported = run("""
                ,A1,,1,,,
                %s,A1,,1,,,
                C9,A1,,1,,,
                1,,,1,,,
                2,%s,,1,,,
                3,A1,,1.5,,,
                4,A1,,0,,,
                5,A1,,1000001,,,
                6,A1,,1,,-1,
                7,A1,,1,31/02/2010 08:00,1,
                8,A1,,1,,,%s
                9,A1,,1
                10,A1,,1,,,,,
                11,A1,,,,,
                13,ZZ,,1,,,
                13,A1,,1,,,
                """.formatted("n".repeat(41), "s".repeat(41), "c".repeat(81)));

        assertThat(imported.reasons()).isEqualTo("""
                        2 order_number_missing
                        3 order_number_too_long
                        4 cancellation
                        5 sku_missing
                        6 sku_too_long
                        7 quantity_unreadable
                        8 quantity_not_positive
                        9 quantity_too_large
                        10 price_unreadable
                        11 date_unreadable
                        12 customer_too_long
                        13 wrong_field_count
                        15 quantity_unreadable
                        16 unknown_sku
                        17 order_rejected""");
        assertThat(sink.orders).containsOnlyKeys("10");
    }

    @Test
    void unknownSkusAreCreatedWhenAsked() throws Exception {
        Imported.run(Imported.file(folder, HEADER + "1,new9,,1,,,\n1,NEW9,Nice lamp,1,,,\n"), sink, true);

        assertThat(sink.skus).containsEntry("NEW9", "Nice lamp");
        assertThat(sink.orders).containsOnlyKeys("1");
    }

    @Test
    void aSecondRunTakesNothing() throws Exception {
        run("7,A1,,1,,,\n7,POST,,1,,,\n8,B2,,1,,,\n");
        var again = run("7,A1,,1,,,\n7,POST,,1,,,\n8,B2,,1,,,\n");

        assertThat(again.counts().records()).isEqualTo(new Progress.Tally(0, 2, 0));
        assertThat(again.counts().taken().skipped()).isEqualTo(2);
        assertThat(again.reasons()).isEqualTo("3 non_stock");
    }

    @Test
    void aKnownNumberWithOtherContentIsRejected() throws Exception {
        run("7,A1,,1,,,\n");
        var again = run("7,A1,,2,,,\n");

        assertThat(again.reasons()).isEqualTo("2 order_known_with_other_content");
        assertThat(sink.orders.get("7").lines().getFirst().quantity().units()).isEqualTo(1);
    }

    @Test
    void anOrderOfTooManyLinesIsRejectedWithEachOfThem() throws Exception {
        var imported = run("7,A1,,1,,,\n".repeat(CreateOrder.MAX_LINES + 1) + "8,A1,,1,,,\n");

        assertThat(imported.counts().rejected())
                .containsOnly(java.util.Map.entry(RejectReason.ORDER_TOO_LONG, CreateOrder.MAX_LINES + 1L));
        assertThat(sink.orders).containsOnlyKeys("8");
    }

    @Test
    void theOriginalTextIsThatOfTheFileLineEndsIncluded() throws Exception {
        var imported = run("7,A1,\"two \"\"good\"\"\r\nlines, é\",-1,,,\r\n8,A1,,0,,,");

        assertThat(imported.rejects())
                .extracting(Reject::line, Reject::original)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, "7,A1,\"two \"\"good\"\"\r\nlines, é\",-1,,,"),
                        org.assertj.core.groups.Tuple.tuple(4L, "8,A1,,0,,,"));
    }

    /** Scattered lines, all faults mixed: whatever the file holds, each line is counted once. */
    @Test
    void theTotalsAddUpToTheFile() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Path file = Imported.file(folder, HEADER + scattered(new Random(seed), 3_000));
            var first = Imported.run(file, sink, false);
            var second = Imported.run(file, sink, false);

            assertThat(first.allLines()).as("seed %d", seed).isEqualTo(3_000);
            assertThat(first.rejects().stream().map(Reject::line).distinct()).hasSameSizeAs(first.rejects());
            assertThat(second.allLines()).isEqualTo(3_000);
            assertThat(second.counts().records().accepted()).isZero();
            sink.orders.clear();
        }
    }

    private static String scattered(Random random, int lines) {
        List<String> skus = List.of("A1", "b2", "a1", "B2", "A1", "POST", "ZZ", "", "A1");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            String number = (random.nextInt(20) == 0 ? "C" : "") + random.nextInt(900);
            String sku = skus.get(Math.min(skus.size() - 1, random.nextInt(40) % 14 % skus.size()));
            int quantity = random.nextInt(60) - 1;
            text.append(number).append(',').append(sku).append(",\"x\n\",").append(quantity);
            text.append(random.nextInt(100) == 0 ? "\n" : ",01/12/2010 08:26,1.25,\n");
        }
        return text.toString();
    }

    @Test
    void cancellingStopsBetweenTwoOrders() throws IOException, FileRefused, ImportCancelled {
        Path file = Imported.file(folder, HEADER + "7,A1,,1,,,\n8,A1,,1,,,\n");
        Job job = Imported.job(file);
        MemorySink cancelling = new MemorySink("A1");
        OrderSink stopsAfterFirst = new OrderSink() {
            @Override
            public Outcome take(CreateOrder order) {
                job.progress().cancel();
                return cancelling.take(order);
            }

            @Override
            public java.util.Set<String> unknownSkus(java.util.Set<String> codes) {
                return cancelling.unknownSkus(codes);
            }

            @Override
            public void createSkus(java.util.Collection<NewSku> skus) {}
        };
        Kind kind = Imported.orders(stopsAfterFirst);
        CheckedFile checked = CheckedFile.check(file, kind, job);

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> kind.take(checked, job))
                .isInstanceOf(ImportCancelled.class);
        assertThat(cancelling.orders).containsOnlyKeys("7");
    }
}
