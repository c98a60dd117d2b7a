package dev.pickwright.station.tour;

import javafx.scene.input.KeyCode;

/** A supervisor sees why an order waits, brings the stock that it waits for, and moves it to another time slot. */
final class SupplyStory {

    private static final String WAITING = "DEMO-1016";
    private static final String SUPERVISOR = "Cleo Supervisor";

    private final Floor floor;
    private final DatabaseLook database;

    SupplyStory(Floor floor, DatabaseLook database) {
        this.floor = floor;
        this.database = database;
    }

    void tell() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        anOrderWaits();
        stockIsLookedAt();
        stockIsPutRightAndReceived();
        nothingWaits();
        aCountIsAskedFor();
        slots();
        floor.signOut();
    }

    private void anOrderWaits() {
        floor.seeText(".waiting-text", "1 order waits");
        floor.picture("board-order-waits");
        floor.press(KeyCode.F3);
        floor.see("1 order waits");
        floor.seeText(".stuck-sentence", WAITING);
        floor.picture("unroutable");
        floor.toggleTheme();
        floor.picture("unroutable");
        floor.toggleTheme();
        floor.press(KeyCode.F10);
        floor.hear("Still nobody can serve order " + WAITING);
        floor.scan("DEMO-1001");
        floor.hear("does not wait here");
        floor.press(KeyCode.F5);
        floor.seeNode("cancel-preview");
        floor.picture("unroutable-cancel");
        back();
        floor.see("1 order waits");
        back();
        floor.see("All fulfillments");
        floor.check("unroutable".equals(status()), "%s still waits", WAITING);
    }

    private void stockIsLookedAt() {
        floor.press(KeyCode.F4);
        floor.see("Scan anything");
        floor.scan("T-0007");
        floor.see("Waits at the pack bench");
        back();
        floor.see("All fulfillments");
        floor.press(KeyCode.F4);
        floor.see("Scan anything");
        floor.picture("stock");
        floor.scan("B-1001");
        floor.seeNode("entry-field");
        floor.press(KeyCode.ESCAPE);
        floor.see("Scan your badge to go on, Cleo Supervisor");
        floor.scan("B-1003");
        floor.see("Scan anything");
        floor.scan(sku());
        floor.hear("65 units in 2 bins");
        floor.picture("stock-item");
        floor.scan("NO-SUCH-CODE");
        floor.hear("Nobody knows NO-SUCH-CODE here");
        floor.see("Where " + sku() + " lies");
        floor.picture("stock-unknown");
        floor.scan(bin());
        floor.see("What lies in bin " + bin());
    }

    private void stockIsPutRightAndReceived() {
        floor.press(KeyCode.F7);
        floor.seeNode("amount-field");
        floor.press(KeyCode.F7);
        floor.type("3");
        floor.press(KeyCode.F6);
        floor.press(KeyCode.ENTER);
        floor.seeText("#stock-preview", "40 on hand now, 37 after it");
        floor.picture("stock-adjust");
        floor.press(KeyCode.F10);
        floor.hear("holds 37 of " + sku());
        floor.picture("stock-adjusted");
        floor.check(onHand() == 37, "3 units are taken off");
        floor.press(KeyCode.F10);
        floor.seeNode("amount-field");
        floor.type("20");
        floor.picture("stock-receive");
        floor.press(KeyCode.F10);
        floor.hear("holds 57 of " + sku());
        floor.check(onHand() == 57, "20 units came in");
        back();
    }

    /** After the order was routed: what is to be counted is promised to nobody. */
    private void aCountIsAskedFor() {
        floor.press(KeyCode.F4);
        floor.see("Scan anything");
        floor.scan(bin());
        floor.see("What lies in bin " + bin());
        floor.press(KeyCode.F4);
        floor.hear("will be counted");
        floor.check(
                Long.parseLong(database.one("select count(*) from count_task where status = 'open'")) > 0,
                "there is a count to do");
        back();
        floor.see("All fulfillments");
    }

    private void nothingWaits() {
        floor.see("All fulfillments");
        floor.seeText(".waiting-text", "Every order is routed");
        floor.press(KeyCode.F3);
        floor.see("Every order is routed");
        floor.picture("unroutable-none");
        floor.check("accepted".equals(status()), "%s is routed", WAITING);
        back();
        floor.see("All fulfillments");
    }

    private void slots() {
        floor.press(KeyCode.F6);
        floor.see("Time slots of London");
        floor.picture("slots");
        floor.press(KeyCode.F7);
        floor.see("Leeds works without time slots");
        back();
        floor.see("All fulfillments");
        floor.scan(WAITING);
        floor.see("Waits to be planned");
        floor.picture("slot-of-fulfillment");
        floor.press(KeyCode.F7);
        floor.see("Choose another slot");
        // The last but one of tomorrow is kept free.
        floor.press(KeyCode.END);
        floor.press(KeyCode.UP);
        floor.picture("slots-choose");
        floor.press(KeyCode.F10);
        floor.seeNode("reason-field");
        floor.type("The van waits until ten");
        floor.picture("slots-override");
        floor.press(KeyCode.F10);
        floor.see("Waits to be planned");
        floor.picture("slot-moved");
        floor.check(SUPERVISOR.equals(database.one("""
                        select f.slot_override_by from fulfillment f join customer_order o on o.id = f.order_id
                        where o.number = ?
                        """, WAITING)), "%s let it in by name", SUPERVISOR);
        back();
        floor.see("All fulfillments");
    }

    private void back() {
        floor.press(KeyCode.ESCAPE);
    }

    private String status() {
        return database.one("select status from customer_order where number = ?", WAITING);
    }

    private String sku() {
        return database.one("""
                select s.code from order_line l join sku s on s.id = l.sku_id
                join customer_order o on o.id = l.order_id where o.number = ?
                """, WAITING);
    }

    /** Of the London ones, the one that holds most of it. */
    private String bin() {
        return database.one("""
                select b.code from stock st join bin b on b.id = st.bin_id join sku s on s.id = st.sku_id
                join warehouse w on w.id = b.warehouse_id
                where s.code = ? and w.code = 'LON' order by st.on_hand desc
                """, sku());
    }

    private long onHand() {
        return Long.parseLong(database.one("""
                select st.on_hand from stock st join bin b on b.id = st.bin_id join sku s on s.id = st.sku_id
                where s.code = ? and b.code = ?
                """, sku(), bin()));
    }
}
