package dev.pickwright.backend.sync.handover;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverConflict.Why;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What does not fit of a handover, with the first few of each kind. */
final class HandoverConflicts {

    private static final int EXAMPLES = 5;

    private static final class Found {
        private final List<String> examples = new ArrayList<>();
        private long count;
    }

    private final Map<Why, Found> found = new EnumMap<>(Why.class);

    boolean none() {
        return found.isEmpty();
    }

    boolean has(Why why) {
        return found.containsKey(why);
    }

    void add(Why why, String example) {
        Found so = found.computeIfAbsent(why, each -> new Found());
        so.count++;
        if (so.examples.size() < EXAMPLES) {
            so.examples.add(example);
        }
    }

    /** One that ends the try. */
    static ProblemException refused(Why why, String example) {
        HandoverConflicts only = new HandoverConflicts();
        only.add(why, example);
        return only.refused();
    }

    ProblemException refused() {
        List<HandoverConflict> all = found.entrySet().stream()
                .map(each -> new HandoverConflict(each.getKey(), each.getValue().count, each.getValue().examples))
                .toList();
        return new ProblemException(
                Problem.HANDOVER_REFUSED,
                all.stream().map(HandoverConflicts::sentence).collect(Collectors.joining(" ")) + " Nothing was taken.",
                Map.of("conflicts", all));
    }

    private static String sentence(HandoverConflict conflict) {
        String what = switch (conflict.why()) {
            case WAREHOUSE -> "Central has these warehouses, and the station stands in another one";
            case BIN -> "Central has bins of these codes in that warehouse";
            case TOTE -> "Central has totes of these codes in that warehouse";
            case ORDER -> "Central has orders of these numbers";
            case BARCODE -> "These codes stand for something else at central";
            case GTIN -> "These GTINs are other SKUs' at central";
            case PACKAGE -> "Central gave these numbers of shipping containers to other packages";
            case NEWER_STATION -> "The station is newer than central, which has to be brought up to date first";
            case HANDED_OVER -> "This was handed over by another station, or this station handed over before";
            case OLDER_CENTRAL, UNREADABLE, OTHER -> "Something that is there only once is there at central";
        };
        return "%s: %d (%s).".formatted(what, conflict.count(), String.join(", ", conflict.examples()));
    }
}
