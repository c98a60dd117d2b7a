package dev.pickwright.model.event;

/** Asks that all dead letters of one endpoint with one cause be tried again. */
public record ReplayLetters(String endpoint, String cause) {

    /** @param replayed how many are tried again now */
    public record Replayed(int replayed) {}
}
