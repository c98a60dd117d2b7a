package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.StationCode;
import dev.pickwright.station.controls.ConfirmOverlay;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.screens.Desk;
import java.util.Set;
import java.util.function.Consumer;

final class AccessOverlays implements AccessQuestions {

    private final Desk desk;
    private final Navigator navigator;

    AccessOverlays(Desk desk) {
        this.desk = desk;
        navigator = desk.navigator();
    }

    @Override
    public void value(String title, String hint, String initial, Consumer<String> entered) {
        navigator.open(new EntryOverlay(navigator, title, hint, initial, false, entered));
    }

    @Override
    public void newPin(String title, Consumer<String> entered) {
        navigator.open(new EntryOverlay(navigator, title, Messages.text("people.pin_hint"), "", true, typed -> {
            if (typed.matches("[0-9]{4,12}")) {
                entered.accept(typed);
            } else {
                newPin(Messages.text("people.pin_range"), entered);
            }
        }));
    }

    @Override
    public void roles(String title, Set<Role> initial, Consumer<Set<Role>> chosen) {
        navigator.open(new RolesOverlay(navigator, title, initial, chosen));
    }

    @Override
    public void confirm(String title, String detail, String confirm, Runnable confirmed) {
        navigator.open(new ConfirmOverlay(navigator, title, detail, confirm, confirmed));
    }

    @Override
    public void code(StationCode code) {
        navigator.open(new StationCodeOverlay(desk, code));
    }
}
