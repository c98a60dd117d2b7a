package dev.pickwright.model.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Units of one SKU that may be promised, bin by bin in walking order; what was taken is gone from it. */
public final class BinSupply {

    public record Units(BinId bin, int quantity) {}

    /** As text that {@link #read} takes. */
    public static String text(List<Units> units) {
        return units.stream().map(each -> each.bin() + ":" + each.quantity()).collect(Collectors.joining(","));
    }

    /** @throws IllegalArgumentException if it is no such text */
    public static List<Units> read(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",")).map(BinSupply::units).toList();
    }

    private static Units units(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("units of a bin are <bin>:<quantity>, not " + text);
        }
        return new Units(BinId.of(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private final Map<BinId, Integer> left = new LinkedHashMap<>();

    public BinSupply(List<Units> available) {
        available.forEach(units -> left.merge(units.bin(), units.quantity(), Integer::sum));
    }

    public int total() {
        return left.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** All of the quantity, from the first bin that holds it, else from the fullest; empty if they do not hold it. */
    public Optional<List<Units>> take(int quantity) {
        return total() < quantity ? Optional.empty() : Optional.of(takeUpTo(quantity));
    }

    /** As much of the quantity as there is. */
    public List<Units> takeUpTo(int quantity) {
        var enough = left.entrySet().stream()
                .filter(bin -> bin.getValue() >= quantity)
                .findFirst();
        if (enough.isPresent()) {
            return List.of(give(enough.get().getKey(), quantity));
        }
        List<Units> taken = new ArrayList<>();
        int open = quantity;
        var fullestFirst = left.entrySet().stream()
                .filter(bin -> bin.getValue() > 0)
                .sorted(Map.Entry.<BinId, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
        for (BinId bin : fullestFirst) {
            if (open > 0) {
                Units units = give(bin, Math.min(open, left.getOrDefault(bin, 0)));
                open -= units.quantity();
                taken.add(units);
            }
        }
        return taken;
    }

    private Units give(BinId bin, int quantity) {
        left.merge(bin, -quantity, Integer::sum);
        return new Units(bin, quantity);
    }
}
