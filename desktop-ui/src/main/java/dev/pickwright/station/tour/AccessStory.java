package dev.pickwright.station.tour;

import javafx.scene.input.KeyCode;

/** Operators come, go and change over at one station; supervisors allow what others may not, and help them. */
final class AccessStory {

    private static final String PICKER = "B-1001";
    private static final String PACKER = "B-1002";
    private static final String SUPERVISOR = "B-1003";
    private static final String ALLROUND = "B-1004";
    private static final String ADMINISTRATOR = "B-9001";
    private static final String NEW_BADGE = "B-1077";
    private static final int TRIES = 5;

    private final Floor floor;
    private final DatabaseLook database;

    AccessStory(Floor floor, DatabaseLook database) {
        this.floor = floor;
        this.database = database;
    }

    /** Nobody is signed in before it; the packer is at the empty bench after it. */
    void packerComes() {
        floor.scan(PACKER);
        floor.seeNode("entry-field");
        floor.picture("pin");
        floor.type("0000");
        floor.press(KeyCode.F10);
        floor.seeText("#pin-problem", "do not belong together");
        floor.picture("pin-wrong");
        floor.type("2222");
        floor.press(KeyCode.F10);
        floor.see("Scan a tote");
        floor.check(count("audit_entry where operation = 'sign_in_refused'") >= 1, "the wrong PIN is in the trail");
    }

    /** The packer has something on the bench, before and after. */
    void changesOver(String instruction) {
        floor.press(KeyCode.F11);
        floor.see("Scan your badge to go on, Ben Packer");
        floor.picture("locked");
        floor.toggleTheme();
        floor.picture("locked");
        floor.toggleTheme();
        floor.scan(PACKER);
        floor.see(instruction);
        floor.check(count("audit_entry where operation = 'lock'") >= 1, "the lock is in the trail");
        floor.scan(PICKER);
        floor.seeNode("entry-field");
        floor.picture("switch-pin");
        floor.type("1111");
        floor.press(KeyCode.F10);
        floor.see("next picklist");
        floor.scan(PACKER);
        floor.see(instruction);
        floor.picture("switched-back");
        floor.scan(PACKER);
        floor.hear("your own badge");
        floor.scan(PICKER);
        floor.see("next picklist");
        floor.scan(PACKER);
        floor.see(instruction);
    }

    /** As {@link #changesOver}, in the words of another language and back. */
    void chooses(String german, String instruction) {
        floor.press(KeyCode.F1);
        floor.seeNode("preferences-language");
        floor.press(KeyCode.F7);
        floor.picture("preferences");
        floor.press(KeyCode.F10);
        floor.see(german);
        floor.picture("bench-in-german");
        floor.press(KeyCode.F1);
        floor.seeNode("preferences-language");
        floor.press(KeyCode.F7);
        for (int step = 0; step < 5; step++) {
            floor.press(KeyCode.F6);
        }
        floor.seeText("#preferences-size", "200");
        floor.press(KeyCode.F10);
        floor.see(instruction);
        floor.picture("bench-at-200-percent");
        floor.check(
                "200".equals(database.one("select text_size from operator where badge = '" + PACKER + "'")),
                "the packer's text size is kept");
        floor.press(KeyCode.F1);
        floor.seeNode("preferences-size");
        floor.picture("preferences-at-200-percent");
        for (int step = 0; step < 5; step++) {
            floor.press(KeyCode.F5);
        }
        floor.press(KeyCode.F10);
        floor.see(instruction);
        floor.seeGone("preferences-size");
    }

    /**
     * The packer sees a fulfillment that is on hold, and it goes on after it.
     *
     * @param released what it says then
     */
    void holdIsReleasedAtTheBench(String released) {
        floor.picture("bench-on-hold");
        floor.press(KeyCode.F7);
        floor.seeNode("entry-field");
        floor.picture("bench-release-reason");
        floor.press(KeyCode.F10);
        floor.seeText("#approval-sentence", "May Ben Packer release this hold?");
        floor.picture("approval");
        floor.press(KeyCode.ESCAPE);
        floor.hear("Nobody allowed it");
        floor.press(KeyCode.F7);
        floor.seeNode("entry-field");
        floor.press(KeyCode.F10);
        floor.seeNode("approval-scan");
        floor.scan(PICKER);
        floor.seeNode("entry-field");
        floor.type("1111");
        floor.press(KeyCode.F10);
        floor.seeText("#approval-problem", "may not allow this");
        floor.picture("approval-refused");
        floor.scan(SUPERVISOR);
        floor.seeNode("entry-field");
        floor.picture("approval-pin");
        floor.type("3333");
        floor.press(KeyCode.F10);
        floor.see(released);
        floor.seeText("#notice", "Allowed once by Cleo Supervisor");
        floor.picture("approved");
        floor.check(
                count("audit_entry where operation = 'release_hold' and approver_id is not null") == 1,
                "the release is recorded with both names");
    }

    /** Nobody is signed in, before and after. */
    void supervisorHelps() {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            tryWrongPin();
            floor.seeText("#pin-problem", "do not belong together");
            floor.press(KeyCode.ESCAPE);
            floor.see("Scan your badge");
        }
        tryWrongPin();
        floor.see("badge " + ALLROUND + " has to wait");
        floor.picture("locked-out");
        floor.come(SUPERVISOR, "3333", "All fulfillments");
        floor.press(KeyCode.F9);
        floor.see("1 badge is locked");
        floor.seeNode("people");
        floor.picture("operators");
        floor.press(KeyCode.F10);
        floor.hear("Dan Allround can sign in again");
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
        floor.signOut();
        floor.signIn(ALLROUND, "4444", "Choose your work");
        floor.signOut();
        operatorIsAdded();
    }

    private void tryWrongPin() {
        floor.scan(ALLROUND);
        floor.seeNode("entry-field");
        floor.type("0000");
        floor.press(KeyCode.F10);
    }

    private void operatorIsAdded() {
        floor.signIn(ADMINISTRATOR, "9999", "Choose your work");
        floor.press(KeyCode.F7);
        floor.see("All fulfillments");
        floor.press(KeyCode.F9);
        floor.see("Scan a badge, or choose");
        floor.scan(PACKER);
        floor.hear("Ben Packer is chosen");
        floor.press(KeyCode.F4);
        floor.seeText(".overlay-title", "Badge of the new operator");
        floor.type(NEW_BADGE);
        floor.press(KeyCode.F10);
        floor.seeText(".overlay-title", "Whose badge is");
        floor.type("Hana Berg");
        floor.press(KeyCode.F10);
        floor.seeNode("roles");
        floor.press(KeyCode.F5);
        floor.picture("operator-roles");
        floor.press(KeyCode.F10);
        floor.seeText(".overlay-title", "New PIN for Hana Berg");
        floor.type("7777");
        floor.press(KeyCode.F10);
        floor.hear("Hana Berg can sign in now");
        floor.check(count("operator where badge = '" + NEW_BADGE + "'") == 1, "the new operator is there");
        floor.picture("operator-added");
        stationIsInvited();
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
        floor.signOut();
        floor.signIn(NEW_BADGE, "7777", "Choose your work");
        floor.signOut();
    }

    private void stationIsInvited() {
        floor.press(KeyCode.F3);
        floor.see("No station is enrolled yet");
        floor.press(KeyCode.F10);
        floor.seeText(".overlay-title", "Name of the new station at LON");
        floor.type("Bench 3");
        floor.press(KeyCode.F10);
        floor.seeNode("station-code");
        floor.picture("station-code");
        floor.check(count("station_code") == 1, "one code is kept");
        floor.press(KeyCode.ESCAPE);
        floor.press(KeyCode.ESCAPE);
        floor.see("Scan a badge, or choose");
    }

    private long count(String from) {
        return Long.parseLong(database.one("select count(*) from " + from));
    }
}
