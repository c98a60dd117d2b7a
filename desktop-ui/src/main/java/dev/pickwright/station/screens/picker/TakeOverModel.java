package dev.pickwright.station.screens.picker;

import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.station.platform.i18n.Messages;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Whose picklist is taken over, and why. */
final class TakeOverModel {

    private static final int LONGEST = 200;

    private final List<PickQueueView.Taken> taken;
    private final BiConsumer<PickQueueView.Taken, String> told;
    private final IntegerProperty chosen = new SimpleIntegerProperty();
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty problem = new SimpleStringProperty("");

    /**
     * @param taken at least one
     * @param told gets the one chosen and the reason, 1 to 200 characters
     */
    TakeOverModel(List<PickQueueView.Taken> taken, BiConsumer<PickQueueView.Taken, String> told) {
        this.taken = List.copyOf(taken);
        this.told = told;
        reason.addListener((property, before, now) -> problem.set(""));
    }

    List<PickQueueView.Taken> taken() {
        return taken;
    }

    IntegerProperty chosenProperty() {
        return chosen;
    }

    StringProperty reasonProperty() {
        return reason;
    }

    StringProperty problemProperty() {
        return problem;
    }

    void next() {
        chosen.set((chosen.get() + 1) % taken.size());
    }

    /** @return whether that is enough to go on */
    boolean tell() {
        String why = reason.get().strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            problem.set(Messages.text("reason.range", LONGEST));
            return false;
        }
        told.accept(taken.get(chosen.get()), why);
        return true;
    }
}
