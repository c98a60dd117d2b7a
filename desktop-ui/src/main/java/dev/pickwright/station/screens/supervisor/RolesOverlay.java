package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.Role;
import dev.pickwright.station.controls.Cards;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What an operator may do; a key for each role. */
final class RolesOverlay implements Overlay {

    private static final List<ActionId> KEYS = List.of(ActionId.SHORT, ActionId.FAIL, ActionId.SKIP, ActionId.CHANGE);

    private final Navigator navigator;
    private final Consumer<Set<Role>> chosen;
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private final VBox rows = new VBox();
    private final Label problem = Cards.label("", "overlay-problem");
    private final VBox card;

    RolesOverlay(Navigator navigator, String title, Set<Role> initial, Consumer<Set<Role>> chosen) {
        this.navigator = navigator;
        this.chosen = chosen;
        roles.addAll(initial);
        rows.setId("roles");
        rows.getStyleClass().add("choices");
        List<Action> ends =
                actions().stream().filter(action -> !KEYS.contains(action.id())).toList();
        card = Cards.overlay(title, ends, rows, problem);
        show();
    }

    private void show() {
        rows.getChildren().clear();
        for (Role role : Role.values()) {
            boolean has = roles.contains(role);
            FontIcon tick = new FontIcon(has ? "mdi2c-checkbox-marked" : "mdi2c-checkbox-blank-outline");
            Label name = Cards.label(Messages.word(role), "overlay-value");
            name.setGraphic(tick);
            rows.getChildren()
                    .add(Cards.row(
                            has ? "choice-chosen" : "choice",
                            name,
                            Cards.label(key(role).label(), "key-cap")));
        }
        problem.setText(roles.isEmpty() ? Messages.text("people.no_role") : "");
    }

    private static ActionId key(Role role) {
        return KEYS.get(role.ordinal());
    }

    private Action toggle(Role role) {
        return new Action(key(role), Messages.word(role), () -> {
            if (!roles.remove(role)) {
                roles.add(role);
            }
            show();
        });
    }

    @Override
    public Node root() {
        return card;
    }

    @Override
    public void scan(String code, EntryMode entry) {}

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(ActionId.BACK, Messages.text("action.back"), navigator::closeOverlay),
                toggle(Role.PICKER),
                toggle(Role.PACKER),
                toggle(Role.SUPERVISOR),
                toggle(Role.ADMINISTRATOR),
                new Action(ActionId.PRIMARY, Messages.text("action.ok"), this::confirm));
    }

    private void confirm() {
        if (!roles.isEmpty()) {
            navigator.closeOverlay();
            chosen.accept(Set.copyOf(roles));
        }
    }
}
