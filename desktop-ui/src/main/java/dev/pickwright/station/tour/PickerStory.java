package dev.pickwright.station.tour;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.station.backend.http.Api;
import dev.pickwright.station.backend.http.HttpAuthGateway;
import dev.pickwright.station.backend.http.HttpBoardGateway;
import javafx.scene.input.KeyCode;

/** A picker takes over another's picklist, which is cancelled meanwhile; puts back what was picked; and counts a bin. */
final class PickerStory {

    private static final String ORDER = "DEMO-1010";
    private static final String TOTE = "T-0010";
    private static final String SECOND_TOTE = "T-0055";
    private static final String LOT = "LOT-7";

    private final Floor floor;
    private final DatabaseLook database;

    PickerStory(Floor floor, DatabaseLook database) {
        this.floor = floor;
        this.database = database;
    }

    void tell() {
        floor.signIn("B-1001", "1111", "next picklist");
        takeOver();
        String bin = stop("b.code");
        String sku = stop("s.code");
        pickByEveryKindOfScan(bin, sku);
        seeTheOptionsOfAShortPick();
        cancelledMeanwhile(bin, sku);
        putBackTheRest(bin, sku);
        count();
        floor.signOut();
    }

    private void takeOver() {
        floor.seeText("#action-fail", "Take over");
        floor.picture("pick-queue-taken");
        floor.press(KeyCode.F5);
        floor.seeNode("take-over-reason");
        floor.press(KeyCode.F10);
        floor.seeText(".overlay-problem", "A reason is");
        floor.type("Shift is over");
        floor.picture("take-over");
        floor.press(KeyCode.F10);
        floor.see("and scan the bin");
        floor.check("B-1001".equals(database.one("""
                        select p.badge from fulfillment f join operator p on p.id = f.operator_id
                        join customer_order o on o.id = f.order_id where o.number = ?
                        """, ORDER)), "the picklist is the other picker's");
    }

    private void pickByEveryKindOfScan(String bin, String sku) {
        floor.scan("]C0" + bin);
        floor.see("Take 1 more");
        floor.scan("PW:UNDO");
        floor.hear("Undone");
        String gtin = database.one("select gtin from sku where code = ?", sku);
        floor.scan("]C101" + gtin + "10" + LOT + "\u001d21S-1");
        floor.hear("1 of 2 picked");
        floor.check(
                "1".equals(database.one("select count(*) from stock_movement where lot = ? and serial = 'S-1'", LOT)),
                "lot and serial of the code are kept");
        floor.scan("NO-SUCH-CODE");
        floor.hear("is no item here");
        floor.scan("]C10105012345678901");
        floor.hear("The code is broken");
        floor.picture("pick-broken-code");
        floor.scan(SECOND_TOTE);
        floor.hear("Tote " + SECOND_TOTE);
        floor.picture("pick-second-tote");
        floor.press(KeyCode.F10);
        floor.hear("Line done");
    }

    private void seeTheOptionsOfAShortPick() {
        floor.press(KeyCode.F4);
        floor.seeNode("short-found");
        for (String option : new String[] {"other-bin", "wait", "ship-short", "back-order", "fail"}) {
            floor.picture("short-" + option);
            floor.press(KeyCode.F6);
        }
        floor.type("9");
        floor.press(KeyCode.F10);
        floor.seeText(".overlay-problem", "Found is 0 to 1");
        floor.press(KeyCode.ESCAPE);
    }

    private void cancelledMeanwhile(String bin, String sku) {
        Api other = new Api(floor.backend().baseUrl(), floor.backend().token(), "tour-other");
        new HttpAuthGateway(other).signIn("B-1003", "3333");
        var id = FulfillmentId.of(database.one("""
                select f.id from fulfillment f join customer_order o on o.id = f.order_id where o.number = ?
                """, ORDER));
        new HttpBoardGateway(other).step(id, "cancel", "customer changed their mind", null);
        floor.scan(stop("b.code"));
        floor.hear("was cancelled meanwhile");
        floor.see("Cancelled. Take 1");
        floor.picture("cancelled-meanwhile");
        floor.scan(sku);
        floor.see("Now put 1");
        floor.toggleTheme();
        floor.picture("cancelled-put-back");
        floor.toggleTheme();
        floor.scan(bin);
        floor.hear("are back in " + bin);
        floor.see("Cancelled. Take 1");
        floor.check(putBacks() == 1, "one put-back is left");
        floor.press(KeyCode.F3);
        floor.seeNode("pick-queue");
    }

    private void putBackTheRest(String bin, String sku) {
        floor.seeText("#action-skip", "Put back (1)");
        floor.press(KeyCode.F6);
        floor.see("Scan the tote or package");
        floor.picture("put-back-list");
        floor.scan(TOTE);
        floor.hear("Nothing in " + TOTE);
        floor.scan(SECOND_TOTE);
        floor.see("Take 1");
        floor.scan(bin);
        floor.hear("Wrong: " + bin);
        floor.picture("put-back-item");
        floor.scan(sku);
        floor.see("Now put 1");
        floor.picture("put-back-bin");
        floor.scan(bin);
        floor.hear("back in a bin");
        floor.see("Nothing is to be put back");
        floor.picture("put-back-empty");
        floor.check(putBacks() == 0, "nothing is left to put back");
        floor.check(
                database.one("select count(*) from tote where fulfillment_id is not null and code in ('%s', '%s')"
                                .formatted(TOTE, SECOND_TOTE))
                        .equals("0"),
                "its totes are free again");
        floor.press(KeyCode.ESCAPE);
        floor.seeNode("pick-queue");
    }

    private void count() {
        floor.seeText("#action-change", "Count (1)");
        floor.press(KeyCode.F7);
        floor.see("and scan the bin");
        floor.picture("count-bin");
        String bin = counted("b.code");
        String sku = counted("s.code");
        floor.scan(database.one("select code from bin where code <> ? order by code", bin));
        floor.hear("Nothing is counted in");
        floor.scan(bin);
        floor.see("Scan one");
        floor.picture("count-item");
        floor.scan(sku);
        floor.seeNode("entry-field");
        floor.type(String.valueOf(Integer.parseInt(counted("st.on_hand")) - 1));
        floor.picture("count-quantity");
        floor.press(KeyCode.F10);
        floor.hear("1 fewer than expected");
        floor.see("Nothing is to be counted");
        floor.picture("count-empty");
        floor.press(KeyCode.ESCAPE);
        floor.seeNode("pick-queue");
    }

    /** Of the next stop of the order. */
    private String stop(String column) {
        return database.one("select " + column + """
                 from pick_line l join bin b on b.id = l.bin_id join sku s on s.id = l.sku_id
                join fulfillment f on f.id = l.fulfillment_id join customer_order o on o.id = f.order_id
                where o.number = ? and l.status in ('open', 'cancelled') order by l.position
                """, ORDER);
    }

    private String counted(String column) {
        return database.one("select " + column + """
                 from count_task c join bin b on b.id = c.bin_id join sku s on s.id = c.sku_id
                join stock st on st.bin_id = c.bin_id and st.sku_id = c.sku_id
                where c.status = 'open' order by c.created_at
                """);
    }

    private long putBacks() {
        return Long.parseLong(database.one("select count(*) from put_back where status = 'open'"));
    }
}
