package dev.pickwright.backend.reporting;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.reporting.TimelineQueries.Found;
import dev.pickwright.backend.reporting.TimelineQueries.Place;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.audit.Timeline.Entry;
import dev.pickwright.model.audit.Timeline.Subject;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What happened to an order, a fulfillment, a tote or a package, by an operator, or at a station. Reads only. */
@Service
public class Timelines {

    private static final String STATION_PREFIX = "PW:STATION:";
    private static final int SSCC_DIGITS = 18;

    private final TimelineQueries timelines;

    Timelines(TimelineQueries timelines) {
        this.timelines = timelines;
    }

    /**
     * The timeline of what a code stands for, as far as it is the actor's business.
     *
     * @param ref which of several things with this code; null if there may be one only
     * @param after the cursor of the slice before
     * @throws ProblemException NOT_FOUND if the code stands for nothing that the actor may see
     */
    public Timeline of(Actor actor, String code, @Nullable String ref, @Nullable String after, int limit) {
        List<Subject> found = find(actor, code).stream()
                .filter(each -> ref == null || each.ref().equals(ref))
                .toList();
        if (found.isEmpty()) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    "'%s' is no order, fulfillment, tote, package, badge or station of yours.".formatted(code));
        }
        if (found.size() > 1) {
            return new Timeline(null, found, List.of(), null);
        }
        Subject subject = found.getFirst();
        List<Entry> entries = entries(actor, subject, place(after), limit);
        return new Timeline(subject, List.of(), entries, entries.size() == limit ? cursor(entries.getLast()) : null);
    }

    private List<Subject> find(Actor actor, String code) {
        String upper = code.toUpperCase(Locale.ROOT);
        boolean station = upper.startsWith(STATION_PREFIX);
        String plain = station ? code.substring(STATION_PREFIX.length()) : code;
        return timelines.find(plain, plain.toUpperCase(Locale.ROOT), sscc(plain)).stream()
                .filter(each -> !station || each.subject().kind() == Timeline.Kind.STATION)
                .filter(each -> each.warehouse() == null || actor.mayWorkAt(new WarehouseId(each.warehouse())))
                .map(Found::subject)
                .toList();
    }

    private List<Entry> entries(Actor actor, Subject subject, @Nullable Place before, int limit) {
        Set<UUID> warehouses =
                actor.warehouses().stream().map(WarehouseId::value).collect(Collectors.toSet());
        String ref = subject.ref().substring(subject.ref().indexOf(':') + 1);
        return switch (subject.kind()) {
            case ORDER -> {
                UUID order = UUID.fromString(ref);
                yield timelines.onFulfillments(timelines.fulfillmentsOfOrder(order, warehouses), order, before, limit);
            }
            case FULFILLMENT -> timelines.onFulfillments(List.of(UUID.fromString(ref)), null, before, limit);
            case TOTE ->
                timelines.onFulfillments(timelines.fulfillmentsOfTote(UUID.fromString(ref)), null, before, limit);
            case PACKAGE ->
                timelines.onFulfillments(timelines.fulfillmentOfPackage(UUID.fromString(ref)), null, before, limit);
            case OPERATOR -> timelines.ofOperator(UUID.fromString(ref), warehouses, before, limit);
            case STATION -> timelines.atStation(ref, warehouses, before, limit);
        };
    }

    /** Without the GS1 identifier 00 before it, where a scanner sends that. */
    private static String sscc(String code) {
        String digits = code.replace("(00)", "").replaceFirst("^00(?=\\d{%d}$)".formatted(SSCC_DIGITS), "");
        return digits.length() == SSCC_DIGITS ? digits : code;
    }

    private static String cursor(Entry last) {
        return last.at() + "_" + last.id();
    }

    private static @Nullable Place place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        String[] parts = after.split("_", 2);
        try {
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("after is no cursor of this list", e);
        }
    }
}
