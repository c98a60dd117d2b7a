package dev.pickwright.station.platform.input;

/**
 * Something the operator can do now.
 *
 * @param id its key
 * @param text what the button says
 */
public record Action(ActionId id, String text, Runnable run) {}
