package dev.pickwright.backend.outbox.bench;

/**
 * What every contender carries.
 *
 * @param number over all lanes; names the event
 * @param laneSeq from 1, without gaps within the lane
 */
record BenchEvent(int number, int lane, long laneSeq, String note) {

    private static final int BYTES = 400;

    static BenchEvent of(int number, int lane, long laneSeq) {
        int used = json(number, lane, laneSeq, "").length();
        return new BenchEvent(number, lane, laneSeq, "x".repeat(BYTES - used));
    }

    String json() {
        return json(number, lane, laneSeq, note);
    }

    static BenchEvent parse(String json) {
        return new BenchEvent((int) field(json, "number"), (int) field(json, "lane"), field(json, "laneSeq"), "");
    }

    /** Of the event that lies somewhere in the text. */
    static int number(String text) {
        return (int) field(text, "number");
    }

    private static String json(int number, int lane, long laneSeq, String note) {
        return "{\"number\":" + number + ",\"lane\":" + lane + ",\"laneSeq\":" + laneSeq + ",\"note\":\"" + note
                + "\"}";
    }

    private static long field(String json, String name) {
        int from = json.indexOf("\"" + name + "\":") + name.length() + 3;
        long value = 0;
        for (int i = from; Character.isDigit(json.charAt(i)); i++) {
            value = value * 10 + json.charAt(i) - '0';
        }
        return value;
    }
}
