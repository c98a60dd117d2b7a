package dev.pickwright.backend.property;

import static dev.pickwright.backend.property.Books.require;

import dev.pickwright.backend.property.Books.Box;
import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Hold;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.PutBack;
import dev.pickwright.backend.property.Books.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Rows 1, 2, 8, 9, 12, 14, 17, 18 and 20 of the operations of domain.md: orders, and steps that need no facts. */
final class OrderRules {

    private final Books books;
    private final PickRules picking;

    OrderRules(Books books, PickRules picking) {
        this.books = books;
        this.picking = picking;
    }

    /** Kept without fulfillments if no choice of warehouses serves it. */
    void create(Ask ask, Seen seen) {
        String number = ask.text("number");
        if (books.orders.containsKey(number)) {
            throw new Refusal("order_known");
        }
        books.orders.put(number, ask.lines());
        books.bareOrders.put(number, "unroutable");
        if (!serve(number, seen)) {
            books.tell(number, "order.unroutable");
        }
    }

    void route(String number, Seen seen) {
        requireKnown(number);
        if (!books.status(number).equals("unroutable")) {
            throw new Refusal("transition_refused");
        }
        serve(number, seen);
    }

    private void requireKnown(String number) {
        if (!books.orders.containsKey(number)) {
            throw new Refusal("not_found");
        }
    }

    /** All or nothing. Which warehouse serves a line that names none, and which bins, is the product's choice. */
    private boolean serve(String number, Seen seen) {
        List<Ask.OrderLine> lines = books.orders.get(number);
        int fewest = fewestSites(lines);
        if (fewest == 0) {
            return false;
        }
        List<State.Fulfillment> parts = seen.state().of(number);
        require(parts.size() == fewest, "%d warehouses would do, not %d".formatted(fewest, parts.size()));
        for (Ask.OrderLine line : lines) {
            List<State.Fulfillment> serving = parts.stream()
                    .filter(part -> part.items().stream().anyMatch(item -> item.line() == line.number()))
                    .toList();
            require(serving.size() == 1, "line %d is served once".formatted(line.number()));
            State.Fulfillment by = serving.getFirst();
            require(line.site() == null || line.site().equals(by.site()), "a named warehouse serves its line");
            Fulfillment of = books.fulfillments.containsKey(by.name())
                    ? books.fulfillment(by.name())
                    : picking.born(by.name(), number, by.site());
            picking.add(of, line.number(), line.sku(), line.quantity());
        }
        for (State.Fulfillment part : parts) {
            Fulfillment of = books.fulfillment(part.name());
            picking.promise(of, seen.promisesOf(part.name()));
            require(books.waiting(of) == 0, "all of an order is promised");
        }
        return true;
    }

    /** How many warehouses it takes at least; 0 if all together cannot. Every choice is tried. */
    private int fewestSites(List<Ask.OrderLine> lines) {
        int fewest = 0;
        for (List<String> choice : choices(lines)) {
            int sites = new HashSet<>(choice).size();
            if (fits(lines, choice) && (fewest == 0 || sites < fewest)) {
                fewest = sites;
            }
        }
        return fewest;
    }

    private List<List<String>> choices(List<Ask.OrderLine> lines) {
        List<List<String>> choices = List.of(List.of());
        for (Ask.OrderLine line : lines) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> choice : choices) {
                for (World.Site site : books.world.sites()) {
                    if (line.site() == null || line.site().equals(site.code())) {
                        List<String> more = new ArrayList<>(choice);
                        more.add(site.code());
                        longer.add(more);
                    }
                }
            }
            choices = longer;
        }
        return choices;
    }

    private boolean fits(List<Ask.OrderLine> lines, List<String> sites) {
        Map<String, Integer> wanted = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            wanted.merge(sites.get(i) + " " + lines.get(i).sku(), lines.get(i).quantity(), Integer::sum);
        }
        Map<String, Integer> there = new HashMap<>();
        books.shelves.forEach(shelf -> there.merge(shelf.site + " " + shelf.sku, books.available(shelf), Integer::sum));
        return wanted.entrySet().stream().allMatch(each -> there.getOrDefault(each.getKey(), 0) >= each.getValue());
    }

    void startPlanning(Fulfillment of) {
        books.go(of, "planning");
    }

    void markPackFailed(Fulfillment of) {
        if (!of.is("packing")) {
            throw new Refusal("transition_refused");
        }
        of.packAttempts++;
        books.tell(of.name, "fulfillment.error");
        books.go(of, "pack_failed");
    }

    void retryPack(Fulfillment of) {
        if (!of.is("pack_failed")) {
            throw new Refusal("transition_refused");
        }
        if (of.packAttempts >= of.maxPackAttempts) {
            throw new Refusal("attempts_exhausted");
        }
        books.go(of, "packing");
    }

    void grantAttempt(Fulfillment of) {
        if (of.is("pick_failed") && of.pickAttempts >= of.maxPickAttempts) {
            of.maxPickAttempts++;
        } else if (of.is("pack_failed") && of.packAttempts >= of.maxPackAttempts) {
            of.maxPackAttempts++;
        } else {
            throw new Refusal("nothing_to_do");
        }
    }

    void placeHold(Fulfillment of) {
        if (of.is("shipped", "completed", "cancelled")) {
            throw new Refusal("transition_refused");
        }
        of.holds.add(new Hold("manual"));
        books.tell(of.name, "hold.placed");
    }

    void releaseHold(Fulfillment of, int index) {
        List<Hold> open = of.openHolds();
        if (index >= open.size()) {
            throw new Refusal("not_found");
        }
        open.get(index).released = true;
        books.tell(of.name, "hold.released");
    }

    void complete(Fulfillment of) {
        books.go(of, "completed");
    }

    /** Whole: nothing stands in its way before it has shipped. */
    void cancel(Fulfillment of) {
        if (!StatusTable.next(of.status).contains("cancelled")) {
            throw new Refusal("transition_refused");
        }
        for (Box box : of.boxes) {
            if (box.status.equals("closed")) {
                books.tell(of.name, "package.voided");
            }
            box.byItem.forEach((item, quantity) -> {
                item.packed -= quantity;
                putBack(of, item, "box " + box.number, quantity);
            });
            box.byItem.clear();
            box.status = "voided";
        }
        picking.cancel(of, this::putBack);
        of.items.values().forEach(item -> item.promised.clear());
        books.go(of, "cancelled");
    }

    private void putBack(Fulfillment of, Item item, String from, int quantity) {
        books.putBacks.add(new PutBack(of, item, from, quantity));
        books.tell(of.name, "put_back.created");
    }

    /** What has shipped is kept. */
    void cancelOrder(String number) {
        requireKnown(number);
        List<Fulfillment> live = books.of(number).stream()
                .filter(of -> !of.is("shipped", "completed", "cancelled"))
                .toList();
        if (live.isEmpty() && !books.status(number).equals("unroutable")) {
            throw new Refusal("transition_refused");
        }
        live.forEach(this::cancel);
        books.bareOrders.put(number, "cancelled");
    }
}
