package dev.pickwright.backend.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.ImportView;
import dev.pickwright.model.intake.RejectReason;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@BackendTest
abstract class ImportContract {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @Autowired
    Imports imports;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    @TempDir
    Path folder;

    private String order;

    @BeforeEach
    void site() {
        floor.site(ids);
        order = String.valueOf(ids.next().getLeastSignificantBits() & 0xfffffffL);
    }

    @Test
    void everyLineIsAcceptedRejectedOrSkippedAndASecondRunAddsNothing() throws IOException {
        String file = HEADER
                + line(order, "85123A", 6)
                + line(order, "85123a", 2)
                + line(order, "POST", 1)
                + line("C" + order, "85123A", -6)
                + line(order + "x", "71053", 0)
                + line(order + "x", "71053", 3);

        ImportView first = run(file);
        assertThat(first.linesAccepted()).isEqualTo(2);
        assertThat(first.linesRejected())
                .containsEntry(RejectReason.NON_STOCK, 1L)
                .containsEntry(RejectReason.CANCELLATION, 1L)
                .containsEntry(RejectReason.QUANTITY_NOT_POSITIVE, 1L)
                .containsEntry(RejectReason.ORDER_REJECTED, 1L);
        assertThat(first.linesAccepted() + first.linesSkipped() + first.allRejected())
                .isEqualTo(first.lines());

        ImportView second = run(file);
        assertThat(second.recordsAccepted()).isZero();
        assertThat(second.linesSkipped()).isEqualTo(2);
        invariants.hold();
    }

    @Test
    void aKnownOrderWithOtherContentIsRejectedAsSuch() throws IOException {
        run(HEADER + line(order, "85123A", 6));
        ImportView second = run(HEADER + line(order, "85123A", 7));
        assertThat(second.linesRejected()).containsEntry(RejectReason.ORDER_KNOWN_WITH_OTHER_CONTENT, 1L);
    }

    @Test
    void aBrokenFileGetsASentenceAndChangesNothing() throws IOException {
        var before = invariants.picture();
        ImportView refused = run("InvoiceNo,Description\n1,x\n");
        assertThat(refused.status()).isEqualTo(ImportStatus.REFUSED);
        assertThat(refused.message()).isNotBlank();
        assertThat(invariants.changedSince(before)).isEmpty();
    }

    @Test
    void rejectsKeepTheOriginalText() throws IOException {
        String bad = line(order, "85123A", -1);
        ImportView view = run(HEADER + bad);
        StringWriter out = new StringWriter();
        imports.writeRejects(view.id(), out);
        assertThat(out.toString()).contains("quantity_not_positive").contains(order + ",85123A");
    }

    private static String line(String order, String sku, int quantity) {
        return "%s,%s,A THING,%d,01/12/2010 08:26,2.55,17850,United Kingdom%n".formatted(order, sku, quantity);
    }

    private ImportView run(String content) throws IOException {
        Path file = Files.write(folder.resolve(UUID.randomUUID() + ".csv"), content.getBytes(StandardCharsets.UTF_8));
        var request = new ImportRequest(ImportKind.ORDERS, "orders.csv", null, true);
        var id = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> imports.start(Floor.system(), request, copy(file)), view -> true)
                .id();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> imports.view(id), view -> view.status().ended());
    }

    private Path copy(Path file) throws IOException {
        return Files.copy(file, folder.resolve(UUID.randomUUID() + ".copy"));
    }
}
