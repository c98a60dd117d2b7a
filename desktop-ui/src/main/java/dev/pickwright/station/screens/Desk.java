package dev.pickwright.station.screens;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.access.Approved;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.station.backend.api.AuthGateway;
import dev.pickwright.station.backend.api.BoardGateway;
import dev.pickwright.station.backend.api.CaseGateway;
import dev.pickwright.station.backend.api.DeadLetterGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.api.Gateways;
import dev.pickwright.station.backend.api.LiveGateway;
import dev.pickwright.station.backend.api.PackGateway;
import dev.pickwright.station.backend.api.PeopleGateway;
import dev.pickwright.station.backend.api.PickGateway;
import dev.pickwright.station.backend.api.StationGateway;
import dev.pickwright.station.backend.api.StockGateway;
import dev.pickwright.station.backend.api.SyncGateway;
import dev.pickwright.station.backend.api.WorkListGateway;
import dev.pickwright.station.controls.ConfirmOverlay;
import dev.pickwright.station.controls.EntryOverlay;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Earcons;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What every screen of one station shares. JavaFX thread. */
public final class Desk {

    private static final Duration NOTICE = Duration.ofSeconds(6);

    private final Navigator navigator;
    private final Earcons earcons;
    private final Clock clock;
    private final Gateways backend;
    private final Sessions sessions;
    private final IdleLock idle;
    private final Tasks tasks;
    private final Tasks.Lane badges = new Tasks.Lane();
    private final SyncWatch watch;
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");

    /**
     * @param idleAfter after how long without input the station locks
     * @param supervisor shows what a supervisor is asked for
     */
    public Desk(
            Navigator navigator,
            Tasks tasks,
            Earcons earcons,
            Clock clock,
            Gateways backend,
            Display display,
            Duration idleAfter,
            Consumer<ApprovalModel> supervisor) {
        this.navigator = navigator;
        this.earcons = earcons;
        this.clock = clock;
        this.backend = backend;
        watch = new SyncWatch(tasks, backend.sync());
        sessions = new Sessions(navigator, tasks, backend.auth(), display);
        idle = new IdleLock(clock, idleAfter, sessions::lock);
        sessions.whenChanged(() -> {
            notice.set("");
            idle.watch(operator() != null);
        });
        this.tasks = new OperatorTasks(
                tasks,
                backend.auth(),
                sessions,
                (needed, approved, givenUp) -> supervisor.accept(approval(tasks, needed, approved, givenUp)));
    }

    private ApprovalModel approval(Tasks raw, DomainFailure needed, Consumer<Approved> approved, Runnable givenUp) {
        OperatorView operator = operator();
        return new ApprovalModel(
                raw,
                backend.auth(),
                needed,
                operator == null ? "" : operator.name(),
                approval -> {
                    notice.set(Messages.text("approval.by", approval.approver()));
                    raw.later(NOTICE, () -> notice.set(""));
                    approved.accept(approval);
                },
                givenUp);
    }

    public Navigator navigator() {
        return navigator;
    }

    public Tasks tasks() {
        return tasks;
    }

    public Clock clock() {
        return clock;
    }

    public AuthGateway auth() {
        return backend.auth();
    }

    public PickGateway picking() {
        return backend.picking();
    }

    public PackGateway packing() {
        return backend.packing();
    }

    public BoardGateway board() {
        return backend.board();
    }

    public WorkListGateway workLists() {
        return backend.workLists();
    }

    public StockGateway stock() {
        return backend.stock();
    }

    public DeadLetterGateway deadLetters() {
        return backend.deadLetters();
    }

    public LiveGateway live() {
        return backend.live();
    }

    public PeopleGateway people() {
        return backend.people();
    }

    public StationGateway stations() {
        return backend.stations();
    }

    public SyncGateway sync() {
        return backend.sync();
    }

    public CaseGateway cases() {
        return backend.cases();
    }

    public SyncWatch watch() {
        return watch;
    }

    public Sessions sessions() {
        return sessions;
    }

    public IdleLock idle() {
        return idle;
    }

    /** Something to know for a moment, whatever the screen; empty if there is nothing. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public FrameModel frame() {
        return new FrameModel(earcons);
    }

    /** Operator and site, for the top of the frame. */
    public ObservableValue<String> who() {
        return sessions.who();
    }

    /** Null before sign-in. */
    public @Nullable OperatorView operator() {
        return sessions.operator();
    }

    /** A code that means nothing on this screen: if it is a badge, its operator takes over. */
    public void perhapsBadge(String code, Runnable otherwise) {
        tasks.run(
                badges,
                () -> stock().look(code, EntryMode.SCANNED),
                found -> otherwise.run(),
                failure -> otherwise.run());
    }

    public Action signOutAction() {
        return new Action(
                ActionId.SIGN_OUT,
                Messages.text("action.sign_out"),
                () -> leave(Messages.text("action.sign_out"), sessions::signOut));
    }

    /** Does it; where central has not got everything yet, only after saying that this stays here. */
    public void leave(String what, Runnable done) {
        long waiting = watch.waiting();
        if (waiting == 0) {
            done.run();
        } else {
            navigator.open(new ConfirmOverlay(
                    navigator,
                    Messages.text("leave.title", waiting),
                    Messages.text("leave.hint", waiting),
                    what,
                    done));
        }
    }

    /** Shows what waits for central; what is on screen comes back afterwards. */
    public Action syncAction() {
        return new Action(
                ActionId.SYNC, Messages.text("sync.key"), () -> navigator.go(new Route.Sync(navigator.park())));
    }

    public Action goAction(ActionId key, String text, Route to) {
        return new Action(key, text, () -> navigator.go(to));
    }

    /** Types a code that will not scan. */
    public Action manualEntry(Consumer<String> entered) {
        return new Action(
                ActionId.MANUAL_ENTRY,
                Messages.text("action.type_code"),
                () -> navigator.open(new EntryOverlay(
                        navigator,
                        Messages.text("entry.code_title"),
                        Messages.text("entry.code_hint"),
                        "",
                        false,
                        entered)));
    }
}
