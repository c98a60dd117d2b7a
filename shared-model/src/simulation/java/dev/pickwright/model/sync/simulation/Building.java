package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the goods really are: shelves, totes, boxes and trucks. Every movement is under the id of what made it. */
final class Building {

    private final TreeMap<String, Integer> places = new TreeMap<>();
    private final TreeMap<UUID, List<Move>> movements = new TreeMap<>();

    /** Where totes were carried to, by what is printed on them. */
    private final TreeMap<String, StationId> carried = new TreeMap<>();

    /** Somebody takes a full tote along. */
    void carry(String tote, StationId to) {
        carried.put(tote, to);
    }

    /** Whether the tote was carried away from there. */
    boolean isAway(@Nullable String tote, StationId from) {
        StationId to = tote == null ? null : carried.get(tote);
        return to != null && !to.equals(from);
    }

    void stock(String sku, int units) {
        places.merge(Move.bin(sku) + " " + sku, units, Integer::sum);
    }

    int at(String place, String sku) {
        return places.getOrDefault(place + " " + sku, 0);
    }

    boolean moved(UUID by) {
        return movements.containsKey(by);
    }

    /** Somebody carries the goods; a repeat of the same does nothing. */
    void move(UUID by, List<Move> moves) {
        if (!moves.isEmpty() && movements.putIfAbsent(by, List.copyOf(moves)) == null) {
            moves.forEach(this::carry);
        }
    }

    /** They are put down where they were. */
    void takeBack(UUID by) {
        List<Move> moves = movements.remove(by);
        if (moves != null) {
            moves.forEach(move -> carry(move.back()));
        }
    }

    private void carry(Move move) {
        places.merge(move.from() + " " + move.sku(), -move.quantity(), Integer::sum);
        places.merge(move.to() + " " + move.sku(), move.quantity(), Integer::sum);
    }

    Map<UUID, List<Move>> movements() {
        return movements;
    }

    Map<String, Integer> places() {
        return places;
    }
}
