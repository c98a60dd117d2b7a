package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.screens.Desk;
import dev.pickwright.station.screens.LockOut;
import dev.pickwright.station.screens.table.TableModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Who may work here: those first whose badge is locked, so that a supervisor helps them at once. */
final class PeopleModel extends TableModel<PeopleModel.Row> {

    /** @param locked how long the badge is locked still; empty if it is not */
    record Row(OperatorAccount account, String locked) {}

    private static final int USUAL_TEXT = 100;
    private static final int TICKS_BETWEEN_LOOKS = 5;

    private final AccessQuestions questions;
    private final boolean administers;
    private int ticks;

    PeopleModel(Desk desk, AccessQuestions questions) {
        super(
                desk,
                Messages.text("people.title"),
                Messages.text("people.loading"),
                desk.goAction(ActionId.BACK, Messages.text("detail.back"), new Route.Board()));
        this.questions = questions;
        OperatorView me = desk.operator();
        administers = me != null && me.roles().contains(Role.ADMINISTRATOR);
        frame().scanPromptProperty().set(Messages.text("people.prompt"));
    }

    @Override
    protected List<Row> load() {
        return rows(desk().people().operators());
    }

    @Override
    protected Object key(Row row) {
        return row.account().badge();
    }

    /** Every second, so that the time left is right; it asks the backend less often. */
    @Override
    public void look() {
        ticks++;
        if (ticks % TICKS_BETWEEN_LOOKS == 0) {
            refresh();
        } else {
            tick();
        }
    }

    /** How long badges are locked still, as it is now. */
    void tick() {
        replace(rows(shownProperty().get().rows().stream().map(Row::account).toList()));
    }

    private List<Row> rows(List<OperatorAccount> accounts) {
        Instant at = desk().clock().instant();
        return accounts.stream()
                .sorted(Comparator.comparing((OperatorAccount each) -> each.retiredAt() != null)
                        .thenComparing(each -> !left(each, at).isPositive())
                        .thenComparing(each -> each.facts().name())
                        .thenComparing(OperatorAccount::badge))
                .map(each -> new Row(each, left(each, at).isPositive() ? LockOut.left(left(each, at)) : ""))
                .toList();
    }

    private static Duration left(OperatorAccount account, Instant at) {
        return account.lockedUntil() == null ? Duration.ZERO : Duration.between(at, account.lockedUntil());
    }

    /** On this screen a badge chooses its operator. */
    @Override
    public void scan(String scanned) {
        String code = Aim.without(scanned).strip().toUpperCase(Locale.ROOT);
        frame().lastCodeProperty().set(code);
        List<Row> rows = shownProperty().get().rows();
        int index = indexOf(rows, code);
        if (index < 0) {
            frame().say(Outcome.ERROR, Messages.text("people.unknown", code));
        } else {
            choose(index);
            frame().say(
                            Outcome.OK,
                            Messages.text(
                                    "people.chosen",
                                    rows.get(index).account().facts().name()));
        }
    }

    @Override
    protected void describe(Shown<Row> now) {
        long locked = now.rows().stream().filter(row -> !row.locked().isEmpty()).count();
        frame().instructionProperty()
                .set(locked == 0 ? Messages.text("people.instruction") : Messages.text("people.locked", locked));
        frame().progressProperty().set(Messages.text("people.count", now.rows().size()));
    }

    @Override
    protected List<Action> actions(Shown<Row> now) {
        Row row = now.row();
        List<Action> actions = new ArrayList<>();
        actions.add(desk().manualEntry(this::scan));
        actions.add(desk().goAction(ActionId.QUEUE, Messages.text("stations.title"), new Route.Stations()));
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
                                () -> desk().people().unlock(account),
                                Messages.text("people.unlocked", name(account)))));
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
        OperatorView me = Objects.requireNonNull(desk().operator());
        try {
            var told = new CreateOperator(
                    badge,
                    pin,
                    new OperatorFacts(name, roles, me.warehouse(), List.of(), List.of(), me.language(), USUAL_TEXT));
            send(() -> desk().people().add(told), Messages.text("people.added", name));
        } catch (IllegalArgumentException e) {
            frame().say(Outcome.ERROR, Messages.text("people.too_long"));
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
            send(() -> desk().people().change(account, facts), Messages.text("people.changed", was.name()));
        });
    }

    private void askPin(OperatorAccount account) {
        questions.newPin(
                Messages.text("people.pin_title", name(account)),
                pin -> send(
                        () -> desk().people().newPin(account, pin),
                        Messages.text("people.pin_changed", name(account))));
    }

    private void askRetire(OperatorAccount account) {
        questions.confirm(
                Messages.text("people.retire_title", name(account)),
                Messages.text("people.retire_hint"),
                Messages.text("people.retire"),
                () -> send(() -> desk().people().retire(account), Messages.text("people.retired", name(account))));
    }

    private static String name(OperatorAccount account) {
        return account.facts().name();
    }
}
