package dev.pickwright.backend.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.intake.ImportId;
import dev.pickwright.model.intake.ImportKind;
import dev.pickwright.model.intake.ImportRequest;
import dev.pickwright.model.intake.ImportStatus;
import dev.pickwright.model.intake.ImportView;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How an import is started, watched and ended: by the service and over HTTP. */
@BackendTest
@AutoConfigureMockMvc
abstract class ImportApiContract {

    @Autowired
    MockMvcTester http;

    @Autowired
    Imports imports;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private Floor.Site site;
    private Sku lamp;

    @BeforeEach
    void site() {
        site = floor.site(ids);
        lamp = floor.sku("LAMP", false);
    }

    @Test
    void aRunIsShownRefusedOrEndedAndKeepsTheOriginalOfItsRejects() throws Exception {
        ImportView refused = started(new ImportRequest(ImportKind.BINS, "bins.csv", site.code(), false), "bin\nA\n");
        assertThat(refused.status()).isEqualTo(ImportStatus.REFUSED);
        assertThat(refused.message()).startsWith("The header line lacks zone and x and y and pick_sequence.");

        ImportView ended = started(
                new ImportRequest(ImportKind.STOCK, "stock.csv", site.code(), false),
                "bin,sku,quantity\nA-01,%s,3\nA-01,nothing,x\n".formatted(lamp.code()));
        assertThat(ended.status()).isEqualTo(ImportStatus.COMPLETED);
        assertThat(ended.kind()).isEqualTo(ImportKind.STOCK);
        assertThat(ended.recordsAccepted()).isEqualTo(1);
        assertThat(ended.lines()).isEqualTo(2);
        StringWriter rejects = new StringWriter();
        imports.writeRejects(ended.id(), rejects);
        assertThat(rejects.toString()).contains("number_unreadable", "\"A-01,nothing,x\"");

        assertThatThrownBy(() -> started(new ImportRequest(ImportKind.STOCK, "s.csv", "NOWHERE", false), "x"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("There is no warehouse NOWHERE");
    }

    @Test
    void whatRanWhenTheBackendWentDownIsShownAsInterrupted() {
        UUID id = ids.next();
        jdbc.sql("""
                insert into import_run (id, kind, file_name, status, create_skus, bytes_total, requested_by, started_at)
                values (?, 'stock', 's.csv', 'running', false, 1, 'test', timestamp with time zone '2026-01-01 00:00:00Z')
                """).param(id).update();
        imports.run(new DefaultApplicationArguments());
        assertThat(imports.view(new ImportId(id)).status()).isEqualTo(ImportStatus.INTERRUPTED);
    }

    @Test
    void aFileIsTakenOverHttp() throws Exception {
        var answer = post(
                "/v1/imports?kind=stock&file_name=s.csv&warehouse=" + site.code(), "bin,sku,quantity\nA-01,NO,1\n");
        assertThat(answer).hasStatus(202).bodyJson().extractingPath("$.kind").isEqualTo("stock");
        String body = answer.getResponse().getContentAsString();
        String id = body.replaceAll("(?s).*\"id\" *: *\"([^\"]+)\".*", "$1");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> imports.view(ImportId.of(id)).status().ended());
        var rejects = http.get()
                .uri("/v1/imports/" + id + "/rejects")
                .header("Authorization", "Bearer test-token")
                .exchange();
        assertThat(rejects).hasStatusOk().bodyText().contains("unknown_sku", "SKU NO is not known here");
    }

    @Test
    void aRequestThatMakesNoSenseIsRefusedByName() {
        for (var bad : Map.of(
                        "/v1/imports?kind=goods&file_name=x.csv",
                        "kind",
                        "/v1/imports?kind=stock",
                        "file_name",
                        "/v1/imports?kind=stock&file_name=" + "x".repeat(300),
                        "file_name",
                        "/v1/imports?kind=stock&file_name=a%00b",
                        "file_name",
                        "/v1/imports?kind=skus&file_name=x.csv&warehouse=W1",
                        "warehouse",
                        "/v1/imports?kind=bins&file_name=x.csv&create_skus=true",
                        "create_skus",
                        "/v1/imports?kind=bins&file_name=x.csv&create_skus=perhaps",
                        "create_skus",
                        "/v1/imports?kind=bins&file_name=x.csv&warehouse=%00",
                        "warehouse")
                .entrySet()) {
            assertThat(post(bad.getKey(), "bin\n"))
                    .as(bad.getKey())
                    .hasStatus(400)
                    .bodyText()
                    .contains(bad.getValue());
        }
    }

    private MvcTestResult post(String uri, String body) {
        return http.post()
                .uri(URI.create(uri))
                .header("Authorization", "Bearer test-token")
                .contentType("text/csv")
                .content(body)
                .exchange();
    }

    private ImportView started(ImportRequest request, String content) throws IOException {
        Path file = Files.write(folder.resolve("started.csv"), content.getBytes(StandardCharsets.UTF_8));
        ImportView view = imports.start(Floor.system(), request, file);
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> imports.view(view.id()), now -> now.status().ended());
    }
}
