package dev.pickwright.station.tour;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.station.backend.http.Api;
import dev.pickwright.station.backend.http.HttpAuthGateway;
import dev.pickwright.station.backend.http.HttpBoardGateway;
import java.util.List;
import java.util.UUID;
import javafx.scene.input.KeyCode;

/** A packer checks quality with every outcome, opens boxes again, and is stopped by a failure and a cancellation. */
final class BenchStory {

    private static final String CHECKED = "DEMO-1008";
    private static final String HELD = "DEMO-1005";
    private static final String LISTED = "DEMO-1006";
    private static final String OTHERS_TOTE = "T-0007";

    private final Floor floor;
    private final DatabaseLook database;
    private final AccessStory access;

    BenchStory(Floor floor, DatabaseLook database, AccessStory access) {
        this.floor = floor;
        this.database = database;
        this.access = access;
    }

    /** The packer is at the empty bench, before and after. */
    void tell() {
        packAll("T-0008", CHECKED);
        closeAndConfirm();
        failedIsReworked();
        badIsReplaced();
        measuredAndPassed();
        heldUntilReleased();
        boxesAreOpenedAgain();
        checkedWhilePacking();
        packingFailsAndIsCancelled();
    }

    private void packAll(String tote, String order) {
        floor.scan(tote);
        floor.see("Scan every item");
        for (String sku : skus(order)) {
            floor.scan(sku);
            floor.hear("1 of 2 × " + sku);
            floor.press(KeyCode.F10);
            floor.hear("2 of 2 × " + sku);
        }
        floor.see("Close the box");
    }

    private void closeBox() {
        floor.press(KeyCode.F10);
        floor.seeNode("entry-field");
        floor.press(KeyCode.F10);
        floor.see("Press F10 to confirm");
    }

    private void closeAndConfirm() {
        closeBox();
        floor.press(KeyCode.F10);
    }

    private void failedIsReworked() {
        floor.see("Look: Right items");
        floor.picture("qc-checklist");
        floor.press(KeyCode.F10);
        floor.see("Look: No visible damage");
        floor.press(KeyCode.F5);
        floor.see("What is wrong?");
        floor.press(KeyCode.F7);
        floor.press(KeyCode.F7);
        floor.see("Damaged item");
        floor.toggleTheme();
        floor.picture("qc-defect");
        floor.toggleTheme();
        floor.press(KeyCode.F10);
        floor.see("How many units");
        floor.press(KeyCode.F7);
        floor.see("concerned? 2");
        floor.press(KeyCode.F6);
        floor.see("concerned? 1");
        floor.picture("qc-quantity");
        floor.press(KeyCode.F10);
        floor.see("What is done about it?");
        floor.picture("qc-disposition");
        floor.press(KeyCode.F10);
        floor.hear("Check failed");
        check(count("qc_check where status = 'failed'") == 1, "the failed check is recorded");
        check("packing".equals(status(CHECKED)), "its goods are back on the bench");
        floor.picture("qc-rework");
        closeAndConfirm();
    }

    private void badIsReplaced() {
        floor.see("Look: Right items");
        floor.press(KeyCode.F10);
        floor.see("Look: No visible damage");
        floor.press(KeyCode.F5);
        floor.see("What is wrong?");
        floor.press(KeyCode.F10);
        floor.see("How many units");
        floor.press(KeyCode.F10);
        floor.see("What is done about it?");
        floor.press(KeyCode.F7);
        floor.see("Take the bad one");
        String bad = skus(CHECKED).getFirst();
        floor.scan(skus(LISTED).getFirst());
        floor.hear("is no item of these boxes");
        floor.picture("qc-replace-wrong-item");
        floor.scan(bad);
        floor.see("scan the bin you take from");
        floor.scan(binWith(bad));
        floor.see("into the box, then press F10");
        floor.picture("qc-replace");
        floor.press(KeyCode.F10);
        floor.hear("the units are replaced");
        check(count("stock_movement where reason = 'replace'") == 1, "one unit was replaced from a bin");
        floor.picture("qc-replaced");
        closeAndConfirm();
    }

    private void measuredAndPassed() {
        for (int point = 0; point < 4; point++) {
            floor.see("Look:");
            floor.press(KeyCode.F10);
        }
        floor.see("Measure: Width of the tape, 40 to 60 mm");
        floor.picture("qc-measure");
        measure("75");
        floor.hear("75 mm is out of tolerance");
        floor.picture("qc-out-of-tolerance");
        floor.press(KeyCode.ESCAPE);
        floor.see("Measure:");
        measure("50");
        floor.hear("Check passed");
        floor.see("mark it ready");
        floor.picture("qc-passed");
        readyAndShip();
        check("shipped".equals(status(CHECKED)), "the checked order is shipped");
        nextTote();
    }

    private void measure(String value) {
        floor.press(KeyCode.F10);
        floor.seeNode("entry-field");
        floor.type(value);
        floor.press(KeyCode.F10);
    }

    private void readyAndShip() {
        floor.press(KeyCode.F10);
        floor.see("when the carrier takes it");
        floor.press(KeyCode.F10);
        floor.hear("shipped");
    }

    private void nextTote() {
        floor.press(KeyCode.F10);
        floor.see("Scan a tote");
    }

    private void heldUntilReleased() {
        floor.scan(HELD);
        floor.see("Look: Right items");
        floor.press(KeyCode.F5);
        floor.see("What is wrong?");
        floor.press(KeyCode.F10);
        floor.see("How many units");
        floor.press(KeyCode.F10);
        floor.see("What is done about it?");
        floor.press(KeyCode.F6);
        floor.see("A supervisor must release it");
        floor.hear("waits for a supervisor");
        floor.picture("qc-held");
        floor.toggleTheme();
        floor.picture("qc-held");
        floor.toggleTheme();
        nextTote();
        floor.signOut();
        floor.signIn("B-1003", "3333", "All fulfillments");
        floor.scan(HELD);
        floor.see("Why is it stuck?");
        floor.picture("qc-failed-detail");
        floor.press(KeyCode.F10);
        floor.seeNode("reason-field");
        floor.type("Looked at it myself: it is right");
        floor.press(KeyCode.F10);
        floor.see("Waits to be checked and marked ready");
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
        floor.signOut();
        floor.signIn("B-1002", "2222", "Scan a tote");
        floor.scan(HELD);
        floor.see("mark it ready");
        floor.press(KeyCode.F10);
        floor.see("when the carrier takes it");
        check("ready".equals(status(HELD)), "the released order is ready");
        office().step(id(HELD), "holds", "The customer asked to wait", null);
        floor.press(KeyCode.F3);
        floor.see("Scan a tote");
        floor.scan(HELD);
        floor.see("Somebody else must clear it");
        access.holdIsReleasedAtTheBench("when the carrier takes it");
        floor.press(KeyCode.F3);
        floor.see("Scan a tote");
    }

    private void boxesAreOpenedAgain() {
        floor.scan("T-0006");
        floor.see("Scan every item");
        floor.scan(OTHERS_TOTE);
        floor.hear(OTHERS_TOTE + " belongs to");
        floor.picture("pack-anothers-tote");
        List<String> skus = skus(LISTED);
        floor.scan(skus.getFirst());
        floor.hear("1 of 2");
        floor.press(KeyCode.F10);
        floor.hear("2 of 2");
        floor.scan("PW:CLOSE");
        floor.seeNode("entry-field");
        floor.picture("pack-close-command");
        floor.press(KeyCode.F10);
        floor.hear("Box closed");
        floor.scan(skus.getLast());
        floor.hear("1 of 2");
        floor.press(KeyCode.F10);
        floor.see("Close the box");
        floor.picture("pack-two-boxes");
        closeBox();
        floor.scan(sscc());
        floor.hear("is open again");
        floor.picture("pack-reopened");
        floor.see("Close the box");
        closeBox();
    }

    private void checkedWhilePacking() {
        floor.press(KeyCode.F6);
        floor.see("Look: Right items");
        floor.picture("qc-while-packing");
        for (int point = 0; point < 4; point++) {
            floor.see("Look:");
            floor.press(KeyCode.F10);
        }
        floor.see("Measure:");
        measure("50");
        floor.hear("Check passed");
        floor.see("Press F10 to confirm");
        floor.press(KeyCode.F10);
        floor.see("mark it ready");
        check("packed".equals(status(LISTED)), "the check made while packing counts");
        floor.press(KeyCode.F7);
        floor.hear("Scan the box you want to open");
    }

    private void packingFailsAndIsCancelled() {
        floor.press(KeyCode.F5);
        floor.seeNode("pack-causes");
        floor.press(KeyCode.F7);
        floor.picture("pack-fail");
        floor.press(KeyCode.F10);
        floor.see("A supervisor decides");
        check("pack_failed".equals(status(LISTED)), "the failed packing is recorded");
        floor.picture("pack-failed");
        nextTote();
        HttpBoardGateway office = office();
        FulfillmentId id = id(LISTED);
        office.step(id, "retry-pack", null, null);
        floor.scan(LISTED);
        floor.see("Press F10 to confirm");
        office.step(id, "cancel", "Customer cancelled", null);
        floor.scan(skus(LISTED).getFirst());
        floor.see("is cancelled");
        floor.picture("pack-cancelled");
        check(count("put_back where status = 'open'") >= 2, "its goods are to be put back");
        nextTote();
    }

    private FulfillmentId id(String order) {
        return new FulfillmentId(UUID.fromString(database.one("""
                select f.id from fulfillment f join customer_order o on o.id = f.order_id where o.number = ?
                """, order)));
    }

    /** A supervisor somewhere else. */
    private HttpBoardGateway office() {
        Api api = new Api(floor.backend().baseUrl(), floor.backend().token(), "office");
        new HttpAuthGateway(api).signIn("B-1003", "3333");
        return new HttpBoardGateway(api);
    }

    private void check(boolean fact, String sentence, Object... arguments) {
        floor.check(fact, sentence, arguments);
    }

    private List<String> skus(String order) {
        return database.column("""
                select s.code from fulfillment_item i join sku s on s.id = i.sku_id
                join fulfillment f on f.id = i.fulfillment_id join customer_order o on o.id = f.order_id
                where o.number = ? order by i.line_number
                """, order);
    }

    private String binWith(String sku) {
        return database.one("""
                select b.code from stock t join bin b on b.id = t.bin_id join sku s on s.id = t.sku_id
                join warehouse w on w.id = b.warehouse_id
                where s.code = ? and w.code = 'LON' and t.on_hand - t.allocated > 0 order by b.code
                """, sku);
    }

    private String sscc() {
        return database.one("""
                select p.sscc from package p join fulfillment f on f.id = p.fulfillment_id
                join customer_order o on o.id = f.order_id
                where o.number = ? and p.status = 'closed' order by p.number
                """, LISTED);
    }

    private String status(String order) {
        return database.one("""
                select f.status from fulfillment f join customer_order o on o.id = f.order_id where o.number = ?
                """, order);
    }

    private long count(String from) {
        return Long.parseLong(database.one("select count(*) from " + from));
    }
}
