package dev.pickwright.backend.intake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of the file can mean, and the header names that say so. */
enum Column {
    ORDER_NUMBER(true, "order_number", "order", "order_no", "order_id", "invoice_no", "invoice", "invoice_number"),
    SKU(true, "sku", "sku_code", "stock_code", "item", "item_code", "product_code", "article"),
    QUANTITY(true, "quantity", "qty", "units"),
    UNIT_PRICE(false, "unit_price", "price"),
    DESCRIPTION(false, "description", "item_description", "product_name"),
    CUSTOMER(false, "customer", "customer_id", "customer_no", "customer_number"),
    ORDERED_AT(false, "ordered_at", "order_date", "invoice_date", "date"),
    WAREHOUSE(false, "warehouse", "warehouse_code");

    private final boolean required;
    private final List<String> names;

    Column(boolean required, String... names) {
        this.required = required;
        this.names = List.of(names);
    }

    boolean required() {
        return required;
    }

    /** The first of its header names, which messages use. */
    String header() {
        return names.getFirst();
    }

    List<String> names() {
        return names;
    }

    static Optional<Column> of(String header) {
        String key = key(header);
        for (Column column : values()) {
            if (column.names.stream().anyMatch(name -> key(name).equals(key))) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Without case, blanks, dots, dashes and underscores: {@code "Invoice No."} is {@code invoiceno}. */
    static String key(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }
}
