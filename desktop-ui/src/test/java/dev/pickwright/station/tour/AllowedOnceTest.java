package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.EmbeddedBackend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.UUID;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a supervisor lets a picker or packer do at their station, on screen and against a real backend. */
class AllowedOnceTest {

    private static final String TAKEN_OVER = "DEMO-1010";
    private static final String TO_PACK = "DEMO-1006";

    @TempDir
    static Path folder;

    private static EmbeddedBackend backend;
    private static DatabaseLook database;
    private Floor floor;

    @BeforeAll
    static void start() {
        Floor.startFx();
        backend = EmbeddedBackend.start(folder);
        database = new DatabaseLook(backend.databaseUrl());
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @BeforeEach
    void open() {
        floor = new Floor(backend.baseUrl(), backend.token(), Path.of("target", "pictures"));
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @Test
    void aCodeIsTypedWhereTheWarehouseWantsItScanned() throws Exception {
        floor.signIn("B-1001", "1111", "next picklist");
        floor.press(KeyCode.F5);
        floor.seeNode("take-over-reason");
        floor.type("Shift is over");
        floor.press(KeyCode.F10);
        floor.see("and scan the bin");
        String bin = stop("b.code");
        typedEntryNeedsApproval(true);
        type(bin);
        floor.seeText("#approval-sentence", "type this code instead of scanning it?");
        floor.picture("approval-typed-entry");
        floor.press(KeyCode.ESCAPE);
        floor.hear("Nobody allowed it");
        floor.see("and scan the bin");
        assertThat(approved("approve")).isZero();
        type(bin);
        supervisorAllows();
        floor.see("Take 1 more");
        floor.seeText("#notice", "Allowed once by Cleo Supervisor");
        floor.picture("approved-typed-entry");
        assertThat(approved("approve")).isEqualTo(1);
        typedEntryNeedsApproval(false);
        type(stop("s.code"));
        floor.hear("Line done");
    }

    @Test
    void workIsMovedIntoASlotWithoutRoom() {
        floor.signIn("B-1002", "2222", "Scan a tote");
        floor.scan("T-0006");
        floor.see("Scan every item");
        floor.seeText("#action-skip", "Slot");
        floor.picture("bench-slot");
        String before = slot();
        floor.press(KeyCode.F6);
        floor.see("Choose another slot");
        floor.press(KeyCode.ESCAPE);
        floor.see("Scan every item");
        moveToTheSlotKeptFree();
        floor.seeText("#approval-sentence", "May Ben Packer move this work to another slot, even without room?");
        floor.picture("approval-override");
        floor.press(KeyCode.ESCAPE);
        floor.hear("Nobody allowed it");
        assertThat(slot()).isEqualTo(before);
        floor.press(KeyCode.ESCAPE);
        floor.see("Scan every item");
        moveToTheSlotKeptFree();
        supervisorAllows();
        floor.see("Scan every item");
        floor.seeText("#action-skip", "20:00");
        floor.seeText("#notice", "Allowed once by Cleo Supervisor");
        floor.picture("approved-override");
        assertThat(slot()).isNotEqualTo(before);
        assertThat(approved("move_slot")).isEqualTo(1);
    }

    private void type(String code) {
        floor.press(KeyCode.F2);
        floor.seeNode("entry-field");
        floor.type(code);
        floor.press(KeyCode.F10);
    }

    private void moveToTheSlotKeptFree() {
        floor.seeText("#action-skip", "Slot");
        floor.press(KeyCode.F6);
        floor.see("Choose another slot");
        // The last but one of tomorrow is kept free.
        floor.press(KeyCode.END);
        floor.press(KeyCode.UP);
        floor.picture("bench-slots");
        floor.press(KeyCode.F10);
        floor.seeNode("reason-field");
        floor.type("The van comes in the evening");
        floor.picture("bench-override-reason");
        floor.press(KeyCode.F10);
        floor.seeNode("approval-scan");
    }

    private void supervisorAllows() {
        floor.seeNode("approval-scan");
        floor.scan("B-1003");
        floor.seeText(".approval-step", "B-1003");
        floor.type("3333");
        floor.press(KeyCode.F10);
        floor.seeGone("approval-sentence");
    }

    private static void typedEntryNeedsApproval(boolean needed) throws IOException, InterruptedException {
        URI site = backend.baseUrl().resolve("/v1/warehouses/LON");
        try (HttpClient client = HttpClient.newHttpClient()) {
            String version = client.send(request(site).build(), HttpResponse.BodyHandlers.ofString())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            var policy = HttpRequest.BodyPublishers.ofString("""
                    {"short_policy": "other_bin", "max_pick_attempts": 3, "max_pack_attempts": 3,
                     "typed_entry_needs_approval": %s}
                    """.formatted(needed));
            var change = request(URI.create(site + "/policy"))
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("If-Match", version)
                    .PUT(policy)
                    .build();
            var answer = client.send(change, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + backend.token());
    }

    /** Of the next stop of the order that was taken over. */
    private static String stop(String column) {
        return database.one("select " + column + """
                 from pick_line l join bin b on b.id = l.bin_id join sku s on s.id = l.sku_id
                join fulfillment f on f.id = l.fulfillment_id join customer_order o on o.id = f.order_id
                where o.number = ? and l.status = 'open' order by l.position
                """, TAKEN_OVER);
    }

    private static String slot() {
        return database.one("""
                select f.slot_id from fulfillment f join customer_order o on o.id = f.order_id where o.number = ?
                """, TO_PACK);
    }

    private static long approved(String operation) {
        return Long.parseLong(database.one(
                "select count(*) from audit_entry where approver_id is not null and operation = ?", operation));
    }
}
