package dev.pickwright.station.tour;

import javafx.scene.input.KeyCode;

/** A supervisor scans things to see what happened to them. */
final class TimelineStory {

    private final Floor floor;

    TimelineStory(Floor floor) {
        this.floor = floor;
    }

    void tell() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        floor.press(KeyCode.INSERT);
        floor.see("Scan anything to see what happened to it");
        floor.picture("timeline-empty");
        floor.scan("NOTHING-1");
        floor.hear("NOTHING-1 is no order");
        floor.scan("DEMO-1012");
        floor.see("What happened: Order DEMO-1012");
        floor.picture("timeline-order");
        floor.toggleTheme();
        floor.picture("timeline-order");
        floor.toggleTheme();
        floor.scan("B-1003");
        floor.see("What happened: Operator");
        floor.picture("timeline-operator");
        floor.scan("DEMO-1012");
        floor.see("What happened: Order DEMO-1012");
        floor.press(KeyCode.F10);
        floor.see("its picklist can be generated");
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
        floor.signOut();
    }
}
