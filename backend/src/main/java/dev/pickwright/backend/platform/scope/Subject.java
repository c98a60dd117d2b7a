package dev.pickwright.backend.platform.scope;

/** What can be named that belongs to a warehouse, or to several. */
public enum Subject {
    /** Nothing of one warehouse. */
    NONE("", false),
    /** All warehouses at once. */
    EVERYWHERE("", false),
    /** By code. */
    WAREHOUSE("code", false),
    /** By its id, which no path has. */
    WAREHOUSE_ID("", true),
    /** By number. Who may work at one of its warehouses may see all of it; it is changed by who may work at all. */
    ORDER("number", false),
    /** An order by its id, which no path has. */
    ORDER_ID("", false),
    FULFILLMENT("id", true),
    PICKLIST("id", true),
    PUT_BACK("id", true),
    COUNT("id", true),
    IMPORT("id", true),
    EVENT("event", true);

    private final String variable;
    private final boolean lasting;

    Subject(String variable, boolean lasting) {
        this.variable = variable;
        this.lasting = lasting;
    }

    /** The path variable that names it; empty if none does. */
    public String variable() {
        return variable;
    }

    /** Whether it stays for good where it is. */
    boolean lasting() {
        return lasting;
    }
}
