package dev.pickwright.backend.demo;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.model.scan.CheckDigit;
import java.util.ArrayList;
import java.util.List;

/** Makes SKUs and puts stock into the sites' bins. */
final class DemoGoods {

    private static final String[] COLOURS = {"RED", "BLUE", "GREEN", "WHITE", "BLACK"};
    private static final String[] THINGS = {
        "MUG", "LANTERN", "CUSHION", "CLOCK", "BASKET", "TEAPOT", "BUNTING", "FRAME", "VASE", "BLANKET", "TRAY",
        "CANDLE"
    };
    private static final int FLAGGED_EVERY = 9;

    private final Skus skus;
    private final Stock stock;

    DemoGoods(Skus skus, Stock stock) {
        this.skus = skus;
        this.stock = stock;
    }

    /** Every colour of every thing; every ninth always wants a QC check. */
    List<Sku> make() {
        List<Sku> made = new ArrayList<>();
        for (String thing : THINGS) {
            for (String colour : COLOURS) {
                int n = made.size() + 1;
                String digits = "501234500%03d".formatted(n);
                made.add(skus.add(
                        "PW-%03d".formatted(n),
                        colour + " " + thing,
                        "0" + digits + CheckDigit.of("0" + digits),
                        120 + n * 7 % 900,
                        n % FLAGGED_EVERY == 0));
            }
        }
        return made;
    }

    /** Every fifth SKU only in one site, the next one only in the other, the rest in both and in two bins. */
    void stock(Actor actor, List<Sku> goods, DemoSite first, DemoSite second) {
        for (int i = 0; i < goods.size(); i++) {
            if (i % 5 != 0) {
                put(actor, goods.get(i), first, i, 40);
                put(actor, goods.get(i), first, i + goods.size(), 25);
            }
            if (i % 5 != 1) {
                put(actor, goods.get(i), second, i, 30);
            }
        }
    }

    private void put(Actor actor, Sku sku, DemoSite site, int place, int quantity) {
        stock.receive(actor, site.id(), site.bins().get(place % site.bins().size()), sku.id(), quantity);
    }
}
