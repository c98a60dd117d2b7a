package dev.pickwright.station.screens.picker;

import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.station.platform.i18n.Messages;
import java.time.Clock;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is true of the bin: how many were found, why so few, and what becomes of the rest. */
final class ShortPickModel {

    private final PickTaskView task;
    private final PickTaskView.Line line;
    private final Clock clock;
    private final Consumer<ShortPick> told;
    private final StringProperty found = new SimpleStringProperty();
    private final StringProperty missing = new SimpleStringProperty();
    private final StringProperty problem = new SimpleStringProperty("");
    private final ObjectProperty<ShortReason> reason = new SimpleObjectProperty<>(ShortReason.BIN_EMPTY);
    private final ObjectProperty<ShortResolution> resolution = new SimpleObjectProperty<>();

    /** @param told gets what was reported, once it makes sense */
    ShortPickModel(PickTaskView task, PickTaskView.Line line, Clock clock, Consumer<ShortPick> told) {
        this.task = task;
        this.line = line;
        this.clock = clock;
        this.told = told;
        resolution.set(task.shortPolicy());
        found.addListener((property, before, now) -> {
            problem.set("");
            showMissing();
        });
        found.set(String.valueOf(line.picked()));
    }

    PickTaskView.Line line() {
        return line;
    }

    /** As typed. */
    StringProperty foundProperty() {
        return found;
    }

    StringProperty missingProperty() {
        return missing;
    }

    StringProperty problemProperty() {
        return problem;
    }

    ObjectProperty<ShortReason> reasonProperty() {
        return reason;
    }

    ObjectProperty<ShortResolution> resolutionProperty() {
        return resolution;
    }

    /** Whether the warehouse usually does that. */
    boolean usual(ShortResolution each) {
        return each == task.shortPolicy();
    }

    void nextReason() {
        ShortReason[] all = ShortReason.values();
        reason.set(all[(reason.get().ordinal() + 1) % all.length]);
    }

    void nextResolution() {
        ShortResolution[] all = ShortResolution.values();
        resolution.set(all[(resolution.get().ordinal() + 1) % all.length]);
    }

    /** @return whether it was told */
    boolean tell() {
        OptionalInt units = units();
        if (units.isEmpty()) {
            problem.set(Messages.text("short.range", line.picked(), line.quantity() - 1));
            return false;
        }
        told.accept(new ShortPick(
                line.id(), units.getAsInt(), reason.get(), resolution.get(), task.version(), clock.instant()));
        return true;
    }

    private void showMissing() {
        OptionalInt units = units();
        missing.set(
                units.isEmpty()
                        ? ""
                        : Messages.text("short.missing", line.quantity() - units.getAsInt(), line.quantity()));
    }

    private OptionalInt units() {
        String typed = found.get().strip();
        int units = typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : -1;
        return units >= line.picked() && units < line.quantity() ? OptionalInt.of(units) : OptionalInt.empty();
    }
}
