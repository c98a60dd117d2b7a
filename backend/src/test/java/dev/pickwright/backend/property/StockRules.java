package dev.pickwright.backend.property;

import dev.pickwright.backend.property.Books.PutBack;
import dev.pickwright.backend.property.Books.Refusal;
import dev.pickwright.backend.property.Books.Shelf;

/** Row 19 of the operations of domain.md: put backs, counts, adjustments; and receipts. */
final class StockRules {

    private final Books books;
    private final PickRules picking;

    StockRules(Books books, PickRules picking) {
        this.books = books;
        this.picking = picking;
    }

    /** @param asked how many of them; null for all */
    void putBackDone(String name, String bin, Integer asked) {
        PutBack task = books.putBacks.stream()
                .filter(each -> each.told().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("not_found"));
        int quantity = asked == null ? task.quantity : asked;
        if (quantity > task.quantity) {
            throw new Refusal("quantity_refused");
        }
        if (!bin.startsWith("A-")) {
            throw new Refusal("request_invalid");
        }
        picking.goBack(task, quantity, bin);
    }

    private Shelf shelf(Ask ask) {
        return books.shelf(ask.text("warehouse"), ask.text("bin"), ask.text("sku"));
    }

    void createCount(Ask ask) {
        shelf(ask).counting = true;
    }

    /** Not fewer than are promised: those must be planned anew first. */
    void countDone(String name, int counted) {
        Shelf shelf = books.shelves.stream()
                .filter(each -> each.counting)
                .filter(each -> name.equals("count of %s/%s/%s".formatted(each.site, each.bin, each.sku)))
                .findFirst()
                .orElseThrow(() -> new Refusal("not_found"));
        if (counted < books.allocated(shelf)) {
            throw new Refusal("stock_short");
        }
        shelf.onHand = counted;
        shelf.counting = false;
        books.tell(shelf.site, "stock.counted");
    }

    void adjust(Ask ask) {
        Shelf shelf = shelf(ask);
        int delta = ask.number("delta");
        if (shelf.counting) {
            throw new Refusal("task_changed");
        }
        if (shelf.onHand + delta < books.allocated(shelf)) {
            throw new Refusal("stock_short");
        }
        shelf.onHand += delta;
        books.tell(shelf.site, "stock.counted");
    }

    void receive(Ask ask) {
        shelf(ask).onHand += ask.number("quantity");
    }
}
