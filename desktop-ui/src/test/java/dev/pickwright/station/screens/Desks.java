package dev.pickwright.station.screens;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.Message;
import dev.pickwright.model.Page;
import dev.pickwright.model.Verdict;
import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.Approved;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.model.audit.Timeline;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.fulfillment.BoardView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.fulfillment.FulfillmentView;
import dev.pickwright.model.fulfillment.MoveSlot;
import dev.pickwright.model.fulfillment.OrderCancelled;
import dev.pickwright.model.fulfillment.OrderStatus;
import dev.pickwright.model.fulfillment.OrderSummary;
import dev.pickwright.model.fulfillment.OrderView;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.packing.PackTaskView;
import dev.pickwright.model.picking.ConfirmQuantity;
import dev.pickwright.model.picking.PickAnswer;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickTaskView;
import dev.pickwright.model.picking.PicklistId;
import dev.pickwright.model.picking.PutBackId;
import dev.pickwright.model.picking.PutBackReport;
import dev.pickwright.model.picking.PutBackView;
import dev.pickwright.model.picking.ShortPick;
import dev.pickwright.model.routing.RoutingView;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.CountDone;
import dev.pickwright.model.warehouse.CountTaskId;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.SlotView;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import dev.pickwright.model.warehouse.WarehouseView;
import dev.pickwright.station.backend.api.AuthGateway;
import dev.pickwright.station.backend.api.BoardGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.api.Gateways;
import dev.pickwright.station.backend.api.LiveGateway;
import dev.pickwright.station.backend.api.PickGateway;
import dev.pickwright.station.backend.api.StockGateway;
import dev.pickwright.station.backend.api.WorkListGateway;
import dev.pickwright.station.platform.nav.Navigator;
import dev.pickwright.station.platform.nav.Overlay;
import dev.pickwright.station.platform.nav.Parked;
import dev.pickwright.station.platform.nav.Route;
import dev.pickwright.station.platform.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A desk whose backend answers as the test says, at once and on the test's own thread; no toolkit needed. */
public final class Desks
        implements Navigator, Tasks, AuthGateway, PickGateway, BoardGateway, StockGateway, LiveGateway {

    public final List<String> calls = new ArrayList<>();
    public final List<Route> routes = new ArrayList<>();
    public Overlay overlay;
    public Timeline timeline;
    public PickTaskView pickTask;
    public PackTaskView packTask;
    public PickQueueView pickQueue = new PickQueueView(null, 0, List.of(), List.of());
    public List<PutBackView> putBacks = List.of();
    public List<CountTaskView> counts = List.of();
    public LookedUp found;
    public CountTaskView counted;
    public Verdict verdict = Verdict.ACCEPTED;
    public Message message = Message.of("pick.claimed");
    public DomainFailure failure;
    public boolean failOnce;
    public BoardView board;
    public FulfillmentView detail;
    public OrderView order;
    public List<OrderSummary> unroutable = List.of();
    public RoutingView routing;
    public List<WarehouseView> warehouses = List.of();
    public List<SlotView> slots = List.of();
    public List<StockView> stock = List.of();
    public List<FulfillmentSummary> carried = List.of();
    public List<DeadLetterCause> causes = List.of();
    public Page<DeadLetterView> letters = new Page<>(List.of(), null);
    public Watcher watcher;
    public Instant now = Instant.parse("2026-11-25T08:00:00Z");
    public OperatorView operator = DeskAccess.operator("B-1001", "Ada", Role.PICKER);
    public DomainFailure signInFailure;
    public RuntimeException callFailure;
    public ApprovalModel asked;
    public final DeskAccess access = new DeskAccess(this);
    public final DeskSync sync = new DeskSync(this);
    /** What happens while an answer is on its way. */
    public Runnable meanwhile = () -> {};

    private final List<Runnable> later = new ArrayList<>();

    public Desk desk() {
        return new Desk(
                this,
                this,
                outcome -> {},
                new Ticking(),
                new Gateways(
                        this,
                        this,
                        new DeskBench(this),
                        this,
                        this,
                        new WorkLists(),
                        new DeskLetters(this),
                        this,
                        access,
                        access,
                        sync,
                        sync),
                (language, textSize) -> calls.add("show " + language + " " + textSize),
                Duration.ofMinutes(5),
                model -> asked = model);
    }

    /** One at which somebody works. */
    public Desk deskOf(OperatorView signedIn) {
        Desk desk = desk();
        signIn(desk, signedIn);
        return desk;
    }

    /** Nothing of it is kept in {@link #calls} and {@link #routes}. */
    public void signIn(Desk desk, OperatorView signedIn) {
        operator = signedIn;
        desk.sessions().signIn(signedIn.badge(), "1234", refused -> {
            throw new AssertionError(refused);
        });
        calls.clear();
        routes.clear();
    }

    private final class Ticking extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    <T> T answer(String call, T answer) {
        calls.add(call);
        if (callFailure != null) {
            RuntimeException thrown = callFailure;
            callFailure = null;
            throw thrown;
        }
        if (failure != null) {
            DomainFailure thrown = failure;
            failure = failOnce ? null : failure;
            throw thrown;
        }
        return answer;
    }

    private PickAnswer pick(String call) {
        return answer(call, new PickAnswer(verdict, message, pickTask));
    }

    PackAnswer pack(String call) {
        return answer(call, new PackAnswer(verdict, message, packTask));
    }

    @Override
    public <T> void run(Lane lane, Callable<T> call, Consumer<T> success, Consumer<Exception> failed) {
        T result;
        try {
            result = call.call();
        } catch (Exception e) {
            failed.accept(e);
            return;
        }
        meanwhile.run();
        success.accept(result);
    }

    @Override
    public void later(Duration pause, Runnable work) {
        later.add(work);
    }

    /** All that is to be done later is done now, and nothing of what that puts off. */
    public void timePasses() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    @Override
    public Link follow(long after, Watcher told) {
        watcher = answer("follow " + after, told);
        return () -> {
            calls.add("unfollow");
            watcher = null;
        };
    }

    @Override
    public void go(Route route) {
        routes.add(route);
    }

    @Override
    public void open(Overlay opened) {
        overlay = opened;
    }

    @Override
    public void closeOverlay() {
        overlay = null;
    }

    @Override
    public SignInInfo info() {
        return answer("info", new SignInInfo(false, List.of()));
    }

    @Override
    public Parked park() {
        Parked left = new Parked(routes.isEmpty() ? new Route.Home() : routes.getLast(), null, overlay);
        overlay = null;
        return left;
    }

    @Override
    public void bringBack(Parked parked) {
        routes.add(parked.route());
        overlay = parked.overlay();
    }

    @Override
    public void again() {
        calls.add("again");
    }

    @Override
    public OperatorView signIn(String badge, String pin) {
        answer("sign-in " + badge + (pin == null ? "" : " " + pin), true);
        if (signInFailure != null) {
            DomainFailure thrown = signInFailure;
            signInFailure = null;
            throw thrown;
        }
        return operator;
    }

    @Override
    public void lock() {
        answer("lock", true);
    }

    @Override
    public void prefer(String language, int textSize) {
        answer("prefer " + language + " " + textSize, true);
    }

    @Override
    public Approved approve(ApproveAction told) {
        return answer(
                "approve %s %s %s".formatted(told.badge(), told.action(), told.subject()),
                new Approved("secret", told.action(), told.subject(), "Cleo", now.plusSeconds(120)));
    }

    @Override
    public <T> Callable<T> asNow(Callable<T> call) {
        return call;
    }

    @Override
    public <T> Callable<T> approved(Approved approval, Callable<T> call) {
        calls.add("with approval by " + approval.approver());
        return call;
    }

    @Override
    public void signOut() {
        answer("sign-out", true);
    }

    @Override
    public PickQueueView queue() {
        return answer("queue", pickQueue);
    }

    @Override
    public PickAnswer next() {
        return pick("next");
    }

    @Override
    public PickTaskView task(PicklistId id) {
        return answer("task", pickTask);
    }

    @Override
    public PickAnswer takeOver(PicklistId id, String reason) {
        return pick("take over: " + reason);
    }

    @Override
    public PickAnswer scan(PicklistId id, String code, EntryMode entry) {
        return pick("scan " + code + " " + entry);
    }

    @Override
    public PickAnswer confirmQuantity(PicklistId id, ConfirmQuantity told) {
        return pick("confirm " + told.quantity().units());
    }

    @Override
    public PickAnswer shortPick(PicklistId id, ShortPick told) {
        return pick("short " + told.found());
    }

    @Override
    public PickAnswer skip(PicklistId id) {
        return pick("skip");
    }

    @Override
    public PickAnswer undo(PicklistId id) {
        return pick("undo");
    }

    @Override
    public PickAnswer finish(PicklistId id) {
        return pick("finish");
    }

    @Override
    public PickAnswer release(PicklistId id) {
        return pick("release");
    }

    @Override
    public BoardView board(long cursor) {
        return answer("board " + cursor, board);
    }

    @Override
    public FulfillmentView fulfillment(FulfillmentId id) {
        return answer("detail", detail);
    }

    @Override
    public OrderView order(String number) {
        return answer("order " + number, order);
    }

    @Override
    public void step(FulfillmentId id, String path, String reason, Long version) {
        answer(reason == null ? path : path + ": " + reason, true);
    }

    @Override
    public void markReady(FulfillmentId id, long version) {
        answer("ready", true);
    }

    @Override
    public OrderCancelled cancelOrder(String number, String reason) {
        return answer(
                "cancel order " + number + ": " + reason,
                new OrderCancelled(number, OrderStatus.CANCELLED, List.of("F-000001"), List.of("F-000002")));
    }

    @Override
    public Timeline timeline(String code, String subject, String after) {
        return answer("timeline %s %s %s".formatted(code, subject, after), timeline);
    }

    @Override
    public List<OrderSummary> unroutable() {
        return answer("unroutable", unroutable);
    }

    @Override
    public RoutingView routing(String number) {
        return answer("routing " + number, routing);
    }

    @Override
    public RoutingView route(String number) {
        return answer("route " + number, routing);
    }

    @Override
    public List<WarehouseView> warehouses() {
        return answer("warehouses", warehouses);
    }

    @Override
    public List<SlotView> slots(String warehouse) {
        return answer("slots " + warehouse, slots);
    }

    @Override
    public void moveSlot(FulfillmentId id, MoveSlot to) {
        answer("move to " + to.startsAt() + ": " + to.overrideReason(), true);
    }

    @Override
    public LookedUp look(String code, EntryMode entry) {
        return answer("look up " + code, found);
    }

    @Override
    public List<StockView> inBin(String bin) {
        return answer("in bin " + bin, stock);
    }

    @Override
    public List<StockView> ofSku(String sku) {
        return answer("of sku " + sku, stock);
    }

    @Override
    public List<FulfillmentSummary> carriedBy(String code) {
        return answer("carried by " + code, carried);
    }

    @Override
    public StockView receive(StockReceipt told) {
        return answer(
                "receive %s %s %d"
                        .formatted(told.bin(), told.sku(), told.quantity().units()),
                stock.getFirst());
    }

    @Override
    public StockView adjust(StockAdjustment told) {
        return answer(
                "adjust %s %s %d: %s".formatted(told.bin(), told.sku(), told.delta(), told.reason()), stock.getFirst());
    }

    @Override
    public CountTaskView askForCount(CreateCount told) {
        return answer(
                "count " + told.bin() + " " + told.sku(),
                new CountTaskView(
                        new CountTaskId(UUID.randomUUID()),
                        "LON",
                        told.bin(),
                        told.sku(),
                        "",
                        "asked",
                        true,
                        Instant.EPOCH,
                        null,
                        null));
    }

    private final class WorkLists implements WorkListGateway {

        @Override
        public List<PutBackView> putBacks() {
            return answer("put-backs", putBacks);
        }

        @Override
        public List<PutBackView> putBackDone(PutBackId id, PutBackReport told) {
            var quantity = told.quantity() == null
                    ? "all"
                    : String.valueOf(told.quantity().units());
            return answer("put back " + quantity + " into " + told.bin(), putBacks);
        }

        @Override
        public List<CountTaskView> counts() {
            return answer("counts", counts);
        }

        @Override
        public CountTaskView countDone(CountTaskId id, CountDone told) {
            return answer("counted " + told.counted(), counted);
        }
    }
}
