package dev.pickwright.backend.platform.web;

/** What a route's path can name that belongs to a warehouse, or to several. */
public enum Subject {
    /** Nothing of one warehouse. */
    NONE(""),
    WAREHOUSE("code"),
    ORDER("number"),
    FULFILLMENT("id"),
    PICKLIST("id"),
    PUT_BACK("id"),
    COUNT("id"),
    IMPORT("id"),
    EVENT("event");

    private final String variable;

    Subject(String variable) {
        this.variable = variable;
    }

    /** The path variable that names it. */
    String variable() {
        return variable;
    }
}
