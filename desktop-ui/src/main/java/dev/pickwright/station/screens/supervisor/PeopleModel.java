package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Who may work here: those first whose badge is locked, so that a supervisor helps them at once. */
final class PeopleModel {

    /** @param locked how long the badge is locked still; empty if it is not */
    record Row(OperatorAccount account, String locked) {}

    /** @param chosen -1 if there is none */
    record Shown(List<Row> rows, int chosen) {

        @Nullable
        Row row() {
            return chosen < 0 ? null : rows.get(chosen);
        }
    }

    private static final int USUAL_TEXT = 100;

    private final Desk desk;
    private final AccessQuestions questions;
    private final FrameModel frame;
    private final boolean administers;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown(List.of(), -1));
    private boolean asking;

    PeopleModel(Desk desk, AccessQuestions questions) {
        this.desk = desk;
        this.questions = questions;
        OperatorView me = desk.operator();
        administers = me != null && me.roles().contains(Role.ADMINISTRATOR);
        frame = desk.frame();
        frame.titleProperty().set(Messages.text("people.title"));
        frame.instructionProperty().set(Messages.text("people.loading"));
        frame.scanPromptProperty().set(Messages.text("people.prompt"));
        frame.actionsProperty().set(actions(null));
    }

    FrameModel frame() {
        return frame;
    }

    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    /** Looks who there is, unless the answer before is still on its way. */
    void refresh() {
        if (!asking) {
            asking = true;
            desk.tasks().run(lane, desk.people()::operators, this::take, e -> {
                asking = false;
                frame.fail(e);
            });
        }
    }

    private void take(List<OperatorAccount> now) {
        asking = false;
        Row before = shown.get().row();
        show(now, before == null ? null : before.account().badge());
    }

    /** How long badges are locked still, as it is now. */
    void tick() {
        Row chosen = shown.get().row();
        show(
                shown.get().rows().stream().map(Row::account).toList(),
                chosen == null ? null : chosen.account().badge());
    }

    private void show(List<OperatorAccount> now, @Nullable String badge) {
        Instant at = desk.clock().instant();
        List<Row> rows = now.stream()
                .sorted(Comparator.comparing((OperatorAccount each) -> each.retiredAt() != null)
                        .thenComparing(each -> !left(each, at).isPositive())
                        .thenComparing(each -> each.facts().name())
                        .thenComparing(OperatorAccount::badge))
                .map(each -> new Row(each, left(each, at).isPositive() ? LockOut.left(left(each, at)) : ""))
                .toList();
        int index = indexOf(rows, badge);
        show(new Shown(rows, index >= 0 ? index : rows.isEmpty() ? -1 : 0));
    }

    private static Duration left(OperatorAccount account, Instant at) {
        return account.lockedUntil() == null ? Duration.ZERO : Duration.between(at, account.lockedUntil());
    }

    private static int indexOf(List<Row> rows, @Nullable String badge) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).account().badge().equals(badge)) {
                return i;
            }
        }
        return -1;
    }

    /** @param index of the operator in the list */
    void choose(int index) {
        show(new Shown(shown.get().rows(), index));
    }

    /** On this screen a badge chooses its operator. */
    void scan(String scanned) {
        String code = Aim.without(scanned).strip().toUpperCase(Locale.ROOT);
        frame.lastCodeProperty().set(code);
        int index = indexOf(shown.get().rows(), code);
        if (index < 0) {
            frame.say(Outcome.ERROR, Messages.text("people.unknown", code));
        } else {
            choose(index);
            frame.say(
                    Outcome.OK,
                    Messages.text(
                            "people.chosen",
                            shown.get().rows().get(index).account().facts().name()));
        }
    }

    private void show(Shown now) {
        long locked = now.rows().stream().filter(row -> !row.locked().isEmpty()).count();
        frame.instructionProperty()
                .set(locked == 0 ? Messages.text("people.instruction") : Messages.text("people.locked", locked));
        frame.progressProperty().set(Messages.text("people.count", now.rows().size()));
        frame.actionsProperty().set(actions(now.row()));
        if (!now.equals(shown.get())) {
            shown.set(now);
        }
    }

    private List<Action> actions(@Nullable Row row) {
        List<Action> actions = new ArrayList<>();
        actions.add(back());
        actions.add(desk.manualEntry(this::scan));
        actions.add(new Action(
                ActionId.QUEUE,
                Messages.text("stations.title"),
                () -> desk.navigator().go(new Route.Stations())));
        if (administers) {
            actions.add(new Action(ActionId.SHORT, Messages.text("people.add"), this::askBadge));
        }
        if (row != null && row.account().retiredAt() == null) {
            OperatorAccount account = row.account();
            if (administers) {
                actions.add(new Action(ActionId.FAIL, Messages.text("people.retire"), () -> askRetire(account)));
                actions.add(new Action(ActionId.SKIP, Messages.text("people.new_pin"), () -> askPin(account)));
                actions.add(new Action(ActionId.CHANGE, Messages.text("people.roles"), () -> askRoles(account)));
            }
            if (!row.locked().isEmpty()) {
                actions.add(new Action(
                        ActionId.PRIMARY,
                        Messages.text("people.unlock"),
                        () -> send(
                                () -> desk.people().unlock(account), Messages.text("people.unlocked", name(account)))));
            }
        }
        return actions;
    }

    private void askBadge() {
        questions.value(
                Messages.text("people.badge_title"),
                Messages.text("people.badge_hint"),
                "",
                typed -> askName(Aim.without(typed).strip()));
    }

    private void askName(String badge) {
        questions.value(
                Messages.text("people.name_title", badge),
                Messages.text("people.name_hint"),
                "",
                name -> questions.roles(
                        Messages.text("people.roles_title", name),
                        Set.of(Role.PICKER),
                        roles -> questions.newPin(
                                Messages.text("people.pin_title", name), pin -> add(badge, name, roles, pin))));
    }

    private void add(String badge, String name, Set<Role> roles, String pin) {
        OperatorView me = Objects.requireNonNull(desk.operator());
        try {
            var told = new CreateOperator(
                    badge,
                    pin,
                    new OperatorFacts(name, roles, me.warehouse(), List.of(), List.of(), me.language(), USUAL_TEXT));
            send(() -> desk.people().add(told), Messages.text("people.added", name));
        } catch (IllegalArgumentException e) {
            frame.say(Outcome.ERROR, Messages.text("people.too_long"));
        }
    }

    private void askRoles(OperatorAccount account) {
        OperatorFacts was = account.facts();
        questions.roles(Messages.text("people.roles_title", was.name()), was.roles(), roles -> {
            var facts = new OperatorFacts(
                    was.name(),
                    roles,
                    was.warehouse(),
                    was.otherWarehouses(),
                    was.zones(),
                    was.language(),
                    was.textSize());
            send(() -> desk.people().change(account, facts), Messages.text("people.changed", was.name()));
        });
    }

    private void askPin(OperatorAccount account) {
        questions.newPin(
                Messages.text("people.pin_title", name(account)),
                pin -> send(
                        () -> desk.people().newPin(account, pin), Messages.text("people.pin_changed", name(account))));
    }

    private void askRetire(OperatorAccount account) {
        questions.confirm(
                Messages.text("people.retire_title", name(account)),
                Messages.text("people.retire_hint"),
                Messages.text("people.retire"),
                () -> send(() -> desk.people().retire(account), Messages.text("people.retired", name(account))));
    }

    private static String name(OperatorAccount account) {
        return account.facts().name();
    }

    private void send(Runnable command, String done) {
        frame.say(Outcome.CHECKING, Messages.text("scan.checking"));
        desk.tasks()
                .run(
                        lane,
                        () -> {
                            command.run();
                            return true;
                        },
                        ok -> {
                            frame.say(Outcome.OK, done);
                            refresh();
                        },
                        e -> {
                            Refusals.say(frame, e);
                            refresh();
                        });
    }

    private Action back() {
        return new Action(
                ActionId.BACK,
                Messages.text("detail.back"),
                () -> desk.navigator().go(new Route.Board()));
    }
}
