package dev.pickwright.station.tour;

import javafx.scene.input.KeyCode;

/** A supervisor stops a fulfillment, sees why it is stuck, lets it go on, and cancels another one. */
final class StuckStory {

    private static final String HELD = "DEMO-1012";
    private static final String UNCHECKED = "DEMO-1005";
    private static final String SPLIT = "DEMO-1015";
    private static final String UNWANTED = "DEMO-1014";

    private final Floor floor;
    private final DatabaseLook database;

    StuckStory(Floor floor, DatabaseLook database) {
        this.floor = floor;
        this.database = database;
    }

    void tell() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        floor.scan(HELD);
        floor.see("its picklist can be generated");
        floor.press(KeyCode.F4);
        floor.seeNode("reason-field");
        floor.type("Customer asks to wait");
        floor.picture("hold-reason");
        floor.press(KeyCode.F10);
        floor.see("Why is it stuck? One thing blocks it.");
        floor.seeText(".stuck-sentence", "placed a hold: Customer asks to wait");
        floor.check(openHolds() == 1, "the hold is open");
        floor.picture("stuck");
        floor.toggleTheme();
        floor.picture("stuck");
        floor.toggleTheme();
        floor.press(KeyCode.F10);
        floor.seeNode("reason-field");
        floor.type("Customer called back");
        floor.press(KeyCode.F10);
        floor.see("its picklist can be generated");
        floor.check(openHolds() == 0, "the hold is released");
        floor.picture("hold-released");
        back();
        twoThingsBlockIt();
        cancel();
        floor.signOut();
    }

    private void twoThingsBlockIt() {
        floor.scan(UNCHECKED);
        floor.see("Why is it stuck? One thing blocks it.");
        floor.picture("stuck-at-quality");
        floor.press(KeyCode.F4);
        floor.seeNode("reason-field");
        floor.type("Wrong address");
        floor.press(KeyCode.F10);
        floor.see("Why is it stuck? 2 things block it.");
        floor.picture("stuck-twice");
        floor.press(KeyCode.F10);
        floor.seeNode("reason-field");
        floor.type("Address is right");
        floor.press(KeyCode.F10);
        floor.see("Why is it stuck? One thing blocks it.");
        back();
    }

    private void cancel() {
        floor.scan(SPLIT);
        floor.see("Waits to be planned");
        floor.press(KeyCode.F5);
        floor.seeNode("cancel-preview");
        floor.press(KeyCode.F7);
        floor.picture("cancel-order");
        floor.press(KeyCode.ESCAPE);
        back();
        floor.scan(UNWANTED);
        floor.see("Waits to be planned");
        floor.press(KeyCode.F5);
        floor.seeNode("cancel-preview");
        floor.picture("cancel");
        floor.press(KeyCode.ENTER);
        floor.seeNode("cancel-preview");
        floor.press(KeyCode.F10);
        floor.see("Cancelled");
        floor.check("cancelled".equals(part(UNWANTED)), "%s is cancelled", UNWANTED);
        floor.check(
                "cancelled".equals(database.one("select status from customer_order where number = ?", UNWANTED)),
                "its order is cancelled");
        floor.picture("cancelled");
        back();
    }

    private void back() {
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
    }

    private long openHolds() {
        return Long.parseLong(database.one("select count(*) from fulfillment_hold where released_at is null"));
    }

    private String part(String order) {
        return database.one("""
                select f.status from fulfillment f join customer_order o on o.id = f.order_id where o.number = ?
                """, order);
    }
}
