package dev.pickwright.station.screens.signin;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.StationDevices;
import dev.pickwright.model.access.StationView;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** This station and what hangs on it; supervisors may change that. */
final class OwnStationModel {

    /** Asks for one value by keyboard. */
    interface Question {
        void ask(String title, String hint, String initial, Consumer<String> entered);
    }

    /** Typed where there is no printer or scale. */
    private static final String NONE = "-";

    private final Desk desk;
    private final Question question;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<@Nullable StationView> station = new SimpleObjectProperty<>();

    OwnStationModel(Desk desk, Question question) {
        this.desk = desk;
        this.question = question;
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("own_station.title"));
        frame.instructionProperty().set(Messages.text("own_station.loading"));
        frame.actionsProperty().set(List.of(back()));
    }

    FrameModel frame() {
        return frame;
    }

    /** Null until it is known. */
    ObjectProperty<@Nullable StationView> stationProperty() {
        return station;
    }

    void load() {
        desk.tasks().run(lane, desk.stations()::own, this::show, frame::fail);
    }

    void scan(String code) {
        frame.lastCodeProperty().set(code);
        desk.perhapsBadge(code, () -> frame.say(Outcome.ATTENTION, Messages.text("home.scan_not_wanted", code)));
    }

    private void show(StationView now) {
        station.set(now);
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        if (mayChange()) {
            frame.instructionProperty().set(Messages.text("own_station.instruction"));
            actions.add(
                    change(ActionId.SKIP, "printer", now.printer(), typed -> new StationDevices(typed, now.scale())));
            actions.add(
                    change(ActionId.CHANGE, "scale", now.scale(), typed -> new StationDevices(now.printer(), typed)));
        } else {
            frame.instructionProperty().set(Messages.text("own_station.look_only"));
        }
        frame.actionsProperty().set(actions);
    }

    private boolean mayChange() {
        Set<Role> roles = desk.operator() == null ? Set.of() : desk.operator().roles();
        return roles.contains(Role.SUPERVISOR) || roles.contains(Role.ADMINISTRATOR);
    }

    private Action change(
            ActionId key, String device, @Nullable String initial, Function<@Nullable String, StationDevices> made) {
        return new Action(
                key,
                Messages.text("stations." + device),
                () -> question.ask(
                        Messages.text("own_station." + device + "_title"),
                        Messages.text("stations." + device + "_hint"),
                        initial == null ? "" : initial,
                        typed -> send(typed.equals(NONE) ? null : typed, made)));
    }

    private void send(@Nullable String typed, Function<@Nullable String, StationDevices> made) {
        StationView seen = station.get();
        if (seen == null) {
            return;
        }
        try {
            StationDevices devices = made.apply(typed);
            desk.tasks()
                    .run(
                            lane,
                            () -> {
                                desk.stations().changeOwn(seen, devices);
                                return desk.stations().own();
                            },
                            now -> {
                                show(now);
                                frame.say(Outcome.OK, Messages.text("own_station.changed"));
                            },
                            failure -> {
                                frame.fail(failure);
                                load();
                            });
        } catch (IllegalArgumentException e) {
            frame.say(Outcome.ERROR, Messages.text("people.too_long"));
        }
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("action.back"),
                () -> desk.navigator().go(new Route.Home()));
    }
}
