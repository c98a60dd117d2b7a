package dev.pickwright.station.tour;

import javafx.scene.input.KeyCode;

/** A supervisor looks whether every receiver got its events. */
final class DeadLetterStory {

    private final Floor floor;

    DeadLetterStory(Floor floor) {
        this.floor = floor;
    }

    void tell() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        floor.seeProgress("in all · live");
        floor.press(KeyCode.F5);
        floor.see("Every receiver got its events");
        floor.picture("dead-letters-none");
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
        floor.signOut();
    }
}
