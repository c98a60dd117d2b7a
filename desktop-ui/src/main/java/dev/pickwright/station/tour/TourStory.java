package dev.pickwright.station.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.input.KeyCode;

/** What happens on the tour, in order. */
final class TourStory {

    private static final String SPLIT = "DEMO-1015";
    private static final String LONDON_TOTE = "T-0050";
    private static final String LEEDS_TOTE = "T-1050";

    private final Floor floor;
    private final DatabaseLook database;
    private final AccessStory access;
    private long imported;

    TourStory(Floor floor, DatabaseLook database) {
        this.floor = floor;
        this.database = database;
        access = new AccessStory(floor, database);
    }

    /** @return the totals, as a phrase */
    String tell() {
        floor.seeNode("demo-title");
        floor.picture("sign-in");
        whoHasSeveralRolesChooses();
        importOrders();
        new StuckStory(floor, database).tell();
        new TimelineStory(floor).tell();
        new DeadLetterStory(floor).tell();
        new PickerStory(floor, database).tell();
        new SupplyStory(floor, database).tell();
        supervisorReleasesASplitOrder();
        londonPicks();
        leedsPicksShort();
        londonPacksAndShips();
        new BenchStory(floor, database, access).tell();
        floor.signOut();
        leedsShips();
        supervisorSettles();
        access.supervisorHelps();
        return "%d orders imported, %s in the database, %s fulfillments shipped or completed"
                .formatted(
                        imported,
                        database.one("select count(*) from customer_order"),
                        database.one("select count(*) from fulfillment where status in ('shipped', 'completed')"));
    }

    private void whoHasSeveralRolesChooses() {
        floor.signIn("B-1004", "4444", "Choose your work");
        floor.seeText("#action-short", "Count (1)");
        floor.picture("home");
        floor.press(KeyCode.F7);
        floor.see("All fulfillments");
        floor.signOut();
    }

    @SuppressWarnings("SystemOut") // the person at the terminal reads the summary
    private void importOrders() {
        Path file = bundled("orders.csv");
        Path rejects = Path.of(file + ".rejects.csv");
        check(floor.backend().importOrders(file, true, rejects, System.out) == 0, "the file was imported");
        imported = count("customer_order where number not like 'DEMO-%'");
        check(imported >= 100, "at least 100 real orders came in, not %d", imported);
        check(
                database.one("select records_accepted from import_run where status = 'completed'")
                        .equals(String.valueOf(imported)),
                "the import counted what is there");
    }

    /** A file that comes with the product, unpacked into a temporary folder. */
    static Path bundled(String name) {
        try (InputStream in = Objects.requireNonNull(TourStory.class.getResourceAsStream(name), name)) {
            Path file = Files.createTempDirectory("pickwright-orders").resolve(name);
            Files.copy(in, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("could not unpack " + name, e);
        }
    }

    private void supervisorReleasesASplitOrder() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        floor.seeNode("tile-pick-failed");
        floor.seeProgress(count("fulfillment") + " in all");
        floor.picture("board");
        floor.toggleTheme();
        floor.picture("board");
        floor.toggleTheme();
        List<String> parts = database.column("""
                select f.number from fulfillment f join customer_order o on o.id = f.order_id
                where o.number = ? order by f.number
                """, SPLIT);
        check(parts.size() == 2, "order %s is split over two warehouses", SPLIT);
        for (String part : parts) {
            floor.scan(part);
            floor.see("Waits to be planned");
            floor.press(KeyCode.F10);
            floor.see("its picklist can be generated");
            floor.press(KeyCode.F10);
            floor.seeText(".stuck-sentence", "nobody has it");
            check("picking".equals(status(part)), "%s is being picked", part);
            floor.picture("released");
            floor.press(KeyCode.ESCAPE);
            floor.see("All fulfillments");
        }
        floor.scan("DEMO-1009");
        floor.seeText(".stuck-sentence", "Pick attempt 1 of 3 failed");
        floor.picture("pick-failed");
        floor.press(KeyCode.F10);
        floor.seeText(".stuck-sentence", "nobody has it");
        check("1".equals(database.one("""
                        select pick_attempts from fulfillment f join customer_order o on o.id = f.order_id
                        where o.number = 'DEMO-1009' and f.status = 'picking'
                        """)), "the failed pick is picked again");
        floor.press(KeyCode.ESCAPE);
        floor.see("All fulfillments");
        floor.signOut();
    }

    private void londonPicks() {
        floor.signIn("B-1001", "1111", "next picklist");
        floor.seeNode("pick-queue");
        floor.picture("pick-queue");
        floor.press(KeyCode.F10);
        floor.see("Take an empty tote");
        floor.picture("pick-tote");
        floor.scan(LONDON_TOTE);
        floor.see("scan the bin");
        floor.picture("pick-bin");
        String bin = nextStop("LON", "b.code");
        String sku = nextStop("LON", "s.code");
        String otherBin = database.one("""
                select b.code from bin b join warehouse w on w.id = b.warehouse_id
                where w.code = 'LON' and b.code <> ? order by b.pick_sequence
                """, bin);
        long refused = count("audit_entry where operation = 'scan_refused'");
        floor.scan(otherBin);
        floor.hear("Wrong bin");
        check(count("audit_entry where operation = 'scan_refused'") == refused + 1, "the wrong bin is in the trail");
        floor.picture("pick-wrong-bin");
        floor.scan(bin);
        floor.see("Scan one");
        floor.scan(database.one("select code from sku where code <> ? order by code", sku));
        floor.hear("Wrong item");
        floor.picture("pick-wrong-item");
        floor.scan(sku);
        floor.hear("1 of 2 picked");
        check(inTote(LONDON_TOTE) == 1, "one unit is in tote %s", LONDON_TOTE);
        floor.picture("pick-item");
        floor.press(KeyCode.F9);
        floor.hear("Undone");
        check(inTote(LONDON_TOTE) == 0, "the unit is back in its bin");
        floor.picture("pick-undone");
        floor.scan(sku);
        floor.hear("1 of 2 picked");
        floor.press(KeyCode.F10);
        floor.see("All lines are done");
        floor.toggleTheme();
        floor.picture("pick-all-done");
        floor.toggleTheme();
        floor.press(KeyCode.F10);
        floor.hear("pack bench");
        check("picked".equals(partStatus("LON")), "the London part is picked");
        floor.picture("pick-finished");
        floor.press(KeyCode.F10);
        floor.seeNode("pick-queue");
        floor.signOut();
    }

    private void leedsPicksShort() {
        floor.signIn("B-2001", "1111", "next picklist");
        floor.press(KeyCode.F10);
        floor.see("Take an empty tote");
        floor.scan(LEEDS_TOTE);
        floor.see("scan the bin");
        floor.scan(nextStop("LEE", "b.code"));
        floor.see("Scan one");
        floor.scan(nextStop("LEE", "s.code"));
        floor.hear("1 of 2 picked");
        floor.press(KeyCode.F4);
        floor.seeNode("short-found");
        floor.type("1");
        floor.press(KeyCode.F6);
        floor.press(KeyCode.F6);
        floor.press(KeyCode.F7);
        floor.picture("pick-short");
        floor.press(KeyCode.F10);
        floor.hear("will not be shipped");
        check(count("count_task where status = 'open'") >= 1, "the bin will be counted");
        floor.press(KeyCode.F10);
        floor.hear("pack bench");
        check("picked".equals(partStatus("LEE")), "the Leeds part is picked");
        check("1".equals(database.one("""
                        select sum(i.short_quantity) from fulfillment_item i join fulfillment f on f.id = i.fulfillment_id
                        join customer_order o on o.id = f.order_id where o.number = ?
                        """, SPLIT)), "one unit is short");
        floor.press(KeyCode.F10);
        floor.seeNode("pick-queue");
        floor.signOut();
    }

    private void londonPacksAndShips() {
        access.packerComes();
        floor.seeNode("pack-queue");
        floor.picture("pack-queue");
        floor.scan(LONDON_TOTE);
        floor.see("Scan every item");
        String sku = itemOf(SPLIT, "LON");
        floor.scan(database.one("select code from sku where code <> ? order by code desc", sku));
        floor.hear("Wrong item");
        floor.picture("pack-wrong-item");
        floor.scan(sku);
        floor.hear("1 of 2");
        access.changesOver("Scan every item");
        access.chooses("Jeden Artikel", "Scan every item");
        floor.scan(sku);
        floor.see("Close the box");
        floor.picture("pack-box");
        closeBoxAndConfirm();
        floor.see("mark it ready");
        readyAndShip();
        check("shipped".equals(partStatus("LON")), "the London part is shipped");
        floor.picture("shipped");
        floor.press(KeyCode.F10);
        floor.see("Scan a tote");
    }

    private void closeBoxAndConfirm() {
        floor.press(KeyCode.F10);
        floor.seeNode("entry-field");
        floor.picture("pack-weight");
        floor.press(KeyCode.F10);
        floor.see("Press F10 to confirm");
        floor.press(KeyCode.F10);
    }

    private void readyAndShip() {
        floor.press(KeyCode.F10);
        floor.see("when the carrier takes it");
        floor.press(KeyCode.F10);
        floor.hear("shipped");
    }

    private void leedsShips() {
        floor.signIn("B-2002", "2222", "Scan a tote");
        floor.scan(LEEDS_TOTE);
        floor.see("Scan every item");
        floor.scan(itemOf(SPLIT, "LEE"));
        floor.see("Close the box");
        closeBoxAndConfirm();
        floor.see("mark it ready");
        readyAndShip();
        check("shipped".equals(partStatus("LEE")), "the Leeds part is shipped short");
        floor.press(KeyCode.F10);
        floor.see("Scan a tote");
        floor.signOut();
    }

    private void supervisorSettles() {
        floor.signIn("B-1003", "3333", "All fulfillments");
        for (String part : database.column("""
                select f.number from fulfillment f join customer_order o on o.id = f.order_id
                where o.number = ? order by f.number
                """, SPLIT)) {
            floor.scan(part);
            floor.see("The carrier has it");
            floor.press(KeyCode.F10);
            floor.see("Nothing is left to do");
            check("completed".equals(status(part)), "%s is completed", part);
            floor.picture("completed");
            floor.press(KeyCode.ESCAPE);
            floor.see("All fulfillments");
        }
        check(
                "completed".equals(database.one("select status from customer_order where number = ?", SPLIT)),
                "the order is completed");
        floor.toggleTheme();
        floor.picture("board-at-the-end");
        floor.toggleTheme();
        floor.signOut();
    }

    private void check(boolean fact, String sentence, Object... arguments) {
        floor.check(fact, sentence, arguments);
    }

    private String status(String number) {
        return database.one("select status from fulfillment where number = ?", number);
    }

    private String partStatus(String warehouse) {
        return database.one("""
                select f.status from fulfillment f join customer_order o on o.id = f.order_id
                join warehouse w on w.id = f.warehouse_id where o.number = ? and w.code = ?
                """, SPLIT, warehouse);
    }

    private String itemOf(String order, String warehouse) {
        return database.one("""
                select s.code from fulfillment_item i join sku s on s.id = i.sku_id
                join fulfillment f on f.id = i.fulfillment_id join customer_order o on o.id = f.order_id
                join warehouse w on w.id = f.warehouse_id where o.number = ? and w.code = ?
                """, order, warehouse);
    }

    private String nextStop(String warehouse, String column) {
        return database.one("select " + column + """
                 from pick_line l join bin b on b.id = l.bin_id join sku s on s.id = l.sku_id
                join fulfillment f on f.id = l.fulfillment_id join customer_order o on o.id = f.order_id
                join warehouse w on w.id = f.warehouse_id
                where o.number = ? and w.code = ? and l.status = 'open' order by l.position
                """, SPLIT, warehouse);
    }

    private long inTote(String tote) {
        return Long.parseLong(database.one("""
                select coalesce(sum(case when m.to_id = t.id then m.quantity else -m.quantity end), 0)
                from tote t left join stock_movement m on m.to_id = t.id or m.from_id = t.id where t.code = ?
                """, tote));
    }

    private long count(String from) {
        return Long.parseLong(database.one("select count(*) from " + from));
    }
}
