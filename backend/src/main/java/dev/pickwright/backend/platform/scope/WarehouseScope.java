package dev.pickwright.backend.platform.scope;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps those who work at some warehouses away from what belongs to others. Nothing is read for those who may all. */
@Component
public class WarehouseScope {

    private static final int KEPT = 10_000;

    private record Named(Subject subject, String name) {}

    /** The least recently asked for goes first. */
    private static final class Recent extends LinkedHashMap<Named, Set<WarehouseId>> {

        private static final long serialVersionUID = 1;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Named, Set<WarehouseId>> eldest) {
            return size() > KEPT;
        }
    }

    private final List<Owners> owners;
    private final WarehouseCodes codes;
    private final Recent recent = new Recent();

    WarehouseScope(List<Owners> owners, WarehouseCodes codes) {
        this.owners = List.copyOf(owners);
        this.codes = codes;
    }

    /** Whether the actor may see it; also what no warehouse owns yet. */
    public boolean sees(Actor actor, Subject subject, String name) {
        return actor.warehouses().isEmpty() || mayWorkAt(actor, subject, of(subject, name), false);
    }

    /**
     * @param changes whether it is about to be changed, not only looked at
     * @throws ProblemException NOT_ALLOWED, naming both the actor's warehouses and those that it belongs to
     */
    public void require(Actor actor, Subject subject, String name, boolean changes) {
        if (!actor.warehouses().isEmpty()) {
            Set<WarehouseId> found = of(subject, name);
            if (!mayWorkAt(actor, subject, found, changes)) {
                throw refusal(actor, found);
            }
        }
    }

    private static boolean mayWorkAt(Actor actor, Subject subject, Set<WarehouseId> found, boolean changes) {
        boolean oneWillDo = !changes && (subject == Subject.ORDER || subject == Subject.ORDER_ID);
        return found.isEmpty()
                || (oneWillDo
                        ? found.stream().anyMatch(actor::mayWorkAt)
                        : found.stream().allMatch(actor::mayWorkAt));
    }

    /** For those who find out by themselves where something belongs. */
    public ProblemException refusal(Actor actor, Collection<WarehouseId> belongs) {
        return new ProblemException(
                Problem.NOT_ALLOWED,
                "This belongs to warehouse %s; you work at %s."
                        .formatted(
                                names(belongs.stream()
                                        .filter(each -> !actor.mayWorkAt(each))
                                        .toList()),
                                names(actor.warehouses())));
    }

    private String names(Collection<WarehouseId> ids) {
        return ids.stream().map(codes::code).sorted().collect(Collectors.joining(", "));
    }

    /** The warehouses of a thing; none if it is none's, or nothing is named so. */
    public Set<WarehouseId> of(Subject subject, String name) {
        Named named = new Named(subject, name);
        Set<WarehouseId> known = known(named);
        if (known == null) {
            known = read(subject, name);
            if (subject.lasting() && !known.isEmpty()) {
                synchronized (recent) {
                    recent.put(named, known);
                }
            }
        }
        return known;
    }

    private @Nullable Set<WarehouseId> known(Named named) {
        synchronized (recent) {
            return recent.get(named);
        }
    }

    private Set<WarehouseId> read(Subject subject, String name) {
        if (subject == Subject.NONE) {
            return Set.of();
        }
        try {
            return owners.stream()
                    .filter(each -> each.subjects().contains(subject))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody knows the warehouse of " + subject))
                    .of(subject, name);
        } catch (IllegalArgumentException e) {
            // Who takes the name apart says what is wrong with it.
            return Set.of();
        }
    }
}
