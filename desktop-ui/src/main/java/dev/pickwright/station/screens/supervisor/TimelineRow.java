package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.audit.Timeline.Entry;
import dev.pickwright.model.audit.Timeline.Subject;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a timeline, in words: what happened, or one of the things that the code may stand for.
 *
 * @param entry null for a choice
 * @param choice null for what happened
 */
record TimelineRow(@Nullable Entry entry, @Nullable Subject choice) {

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter BEFORE = DateTimeFormatter.ofPattern("dd.MM. HH:mm");

    /** By the clock, and how long ago. */
    String when(Instant now, ZoneId zone) {
        if (entry == null) {
            return "";
        }
        var at = entry.at().atZone(zone);
        var format = at.toLocalDate().equals(now.atZone(zone).toLocalDate()) ? TODAY : BEFORE;
        return Messages.text("timeline.when", format.format(at), Messages.age(Duration.between(entry.at(), now)));
    }

    String what() {
        if (choice != null) {
            return Messages.text("timeline.choice", Messages.word(choice.kind()), choice.name());
        }
        String operation = entry == null ? "" : entry.operation();
        return Messages.textOr("timeline.op." + operation, operation.replace('_', ' '));
    }

    String who() {
        if (entry == null) {
            return "";
        }
        String who = entry.who() == null ? Messages.text("timeline.erased") : entry.who();
        return entry.approver() == null ? who : Messages.text("timeline.approved", who, entry.approver());
    }

    String where() {
        if (choice != null) {
            return choice.warehouse() == null ? "" : choice.warehouse();
        }
        List<String> parts = new ArrayList<>();
        if (entry != null && entry.station() != null) {
            parts.add(entry.station());
        }
        if (entry != null && entry.warehouse() != null) {
            parts.add(entry.warehouse());
        }
        return String.join(", ", parts);
    }

    String change() {
        List<String> parts = new ArrayList<>();
        if (entry != null && entry.before() != null && entry.after() != null) {
            parts.add(Messages.text("timeline.change", word(entry.before()), word(entry.after())));
        } else if (entry != null && entry.after() != null) {
            parts.add(word(entry.after()));
        }
        if (entry != null && entry.said() != null) {
            parts.add(Messages.recorded(entry.said()));
        }
        if (entry != null && entry.erased()) {
            parts.add(Messages.text("timeline.note_erased"));
        }
        return String.join(" · ", parts);
    }

    String about() {
        return entry == null || entry.fulfillmentNumber() == null ? "" : entry.fulfillmentNumber();
    }

    private static String word(String value) {
        return Messages.textOr("FulfillmentStatus." + value, value);
    }
}
