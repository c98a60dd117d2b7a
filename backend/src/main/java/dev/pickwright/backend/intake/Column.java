package dev.pickwright.backend.intake;

import java.util.List;
import java.util.Locale;

/** What a column of a file can mean, and the header names that say so. */
enum Column {
    ORDER_NUMBER("order_number", "order", "order_no", "order_id", "invoice_no", "invoice", "invoice_number"),
    SKU("sku", "sku_code", "stock_code", "item", "item_code", "product_code", "article"),
    QUANTITY("quantity", "qty", "units"),
    UNIT_PRICE("unit_price", "price"),
    DESCRIPTION("description", "item_description", "product_name"),
    CUSTOMER("customer", "customer_id", "customer_no", "customer_number"),
    ORDERED_AT("ordered_at", "order_date", "invoice_date", "date"),
    WAREHOUSE("warehouse", "warehouse_code"),

    GTIN("gtin", "ean", "upc", "barcode"),
    WEIGHT("weight_grams", "weight", "weight_g", "grams"),
    QC("qc", "qc_flagged", "qc_required", "quality_check"),
    LOTS("lot_tracked", "lots", "lot"),
    SERIALS("serial_tracked", "serials", "serial"),
    INNER_GTIN("inner_gtin"),
    INNER_UNITS("inner_units"),
    CASE_GTIN("case_gtin", "packaging_gtin"),
    CASE_UNITS("case_units", "packaging_units", "units_per_case"),
    PALLET_GTIN("pallet_gtin"),
    PALLET_UNITS("pallet_units", "units_per_pallet"),

    BIN("bin", "bin_code", "location", "location_code"),
    ZONE("zone", "zone_code", "area"),
    X("x", "x_metres", "x_m"),
    Y("y", "y_metres", "y_m"),
    PICK_SEQUENCE("pick_sequence", "sequence", "walk", "pick_order");

    private final List<String> names;

    Column(String... names) {
        this.names = List.of(names);
    }

    /** The first of its header names, which messages use. */
    String header() {
        return names.getFirst();
    }

    List<String> names() {
        return names;
    }

    /** Without case, blanks, dots, dashes and underscores: {@code "Invoice No."} is {@code invoiceno}. */
    static String key(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]", "");
    }
}
