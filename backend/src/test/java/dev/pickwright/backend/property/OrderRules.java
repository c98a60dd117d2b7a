package dev.pickwright.backend.property;

import dev.pickwright.backend.property.Books.Fulfillment;
import dev.pickwright.backend.property.Books.Item;
import dev.pickwright.backend.property.Books.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows 1, 2, 9, 12, 17 and 18 of the operations of domain.md: what changes nothing but a fulfillment itself. */
final class OrderRules {

    /** Whether routing may miss a choice that would serve; goes once it tries every one. */
    private static final boolean GREEDY_ROUTING = true;

    private final Books books;

    OrderRules(Books books) {
        this.books = books;
    }

    /** All or nothing. Which warehouse serves a line that names none, and which bins, is the product's choice. */
    void create(Ask ask, State seen) {
        String number = ask.text("number");
        if (books.orders.containsKey(number)) {
            throw new Refusal("order_known");
        }
        int fewest = fewestSites(ask.lines());
        List<State.Fulfillment> parts = seen.of(number);
        if (fewest == 0 || GREEDY_ROUTING && parts.isEmpty() && ask.lines().size() > 1) {
            throw new Refusal("order_unroutable");
        }
        books.orders.put(number, "in_fulfillment");
        require(
                parts.size() == fewest || GREEDY_ROUTING && parts.size() > fewest,
                "%d warehouses would do, not %d".formatted(fewest, parts.size()));
        for (Ask.OrderLine line : ask.lines()) {
            List<State.Fulfillment> serving = parts.stream()
                    .filter(part -> part.items().stream().anyMatch(item -> item.line() == line.number()))
                    .toList();
            require(serving.size() == 1, "line %d is served once".formatted(line.number()));
            String site = serving.getFirst().site();
            require(line.site() == null || line.site().equals(site), "a named warehouse serves its line");
            Fulfillment of =
                    books.fulfillments.computeIfAbsent(serving.getFirst().name(), name -> born(name, number, site));
            Item item = new Item(line.number(), line.sku(), line.quantity());
            of.items.put(line.number(), item);
            of.qcRequired |= line.sku().startsWith("FLAGGED");
        }
    }

    /** Takes over from which bins the product promised what is on no pick line, and sees that it may. */
    void promise(Fulfillment of, Map<Integer, Map<String, Integer>> byItemAndBin) {
        byItemAndBin.forEach((line, byBin) -> {
            Item item = of.items.get(line);
            byBin.forEach((bin, quantity) -> {
                require(
                        books.available(books.shelf(of.site, bin, item.sku)) >= quantity,
                        "%d of %s were promised from %s, which has not so many".formatted(quantity, item.sku, bin));
                item.promised.merge(bin, quantity, Integer::sum);
            });
        });
    }

    private Fulfillment born(String name, String order, String site) {
        Fulfillment of = new Fulfillment(name, order, site, books.fulfillments.size());
        books.tell(name, "fulfillment.created");
        books.go(of, "pending");
        return of;
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
        if (!of.status.equals("packing")) {
            throw new Refusal("transition_refused");
        }
        of.packAttempts++;
        books.tell(of.name, "fulfillment.error");
        books.go(of, "pack_failed");
    }

    void retryPack(Fulfillment of) {
        if (!of.status.equals("pack_failed")) {
            throw new Refusal("transition_refused");
        }
        if (of.packAttempts >= 3) {
            throw new Refusal("attempts_exhausted");
        }
        books.go(of, "packing");
    }

    void complete(Fulfillment of) {
        books.go(of, "completed");
        settle(of.order);
    }

    void cancel(Fulfillment of) {
        if (!Set.of("pending", "planning").contains(of.status)) {
            throw new Refusal("transition_refused");
        }
        of.items.values().forEach(item -> item.promised.clear());
        books.go(of, "cancelled");
        settle(of.order);
    }

    private void settle(String order) {
        List<String> parts = books.fulfillments.values().stream()
                .filter(each -> each.order.equals(order))
                .map(each -> each.status)
                .toList();
        if (parts.stream().allMatch("cancelled"::equals)) {
            books.orders.put(order, "cancelled");
        } else if (parts.stream().allMatch(status -> status.equals("cancelled") || status.equals("completed"))) {
            books.orders.put(order, "completed");
        }
    }

    static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("the product chose what it may not: " + what);
        }
    }
}
