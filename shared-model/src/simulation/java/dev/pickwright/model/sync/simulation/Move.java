package dev.pickwright.model.sync.simulation;

/** Goods that went from one place to another in the building. */
record Move(String from, String to, String sku, int quantity) {

    static final String OUT = "out";
    static final String TRUCK = "truck";

    static String bin(String sku) {
        return "bin:" + sku;
    }

    static boolean carried(String place) {
        return place.startsWith("tote:") || place.startsWith("box:");
    }

    Move back() {
        return new Move(to, from, sku, quantity);
    }
}
