package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.Floor;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationType;
import dev.pickwright.model.sync.Ruling;
import dev.pickwright.model.sync.VerdictCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The goods and the fulfillments as central knows them. */
final class CentralFloor implements Floor {

    private static final long A_DAY = 86_400_000;

    private final World world;
    private final Table<UUID, Work> works;
    private final Table<UUID, List<Move>> facts;
    private final Table<UUID, PutBack> putBacks;
    private final Table<String, UUID> labels;
    private final Table<UUID, Boolean> disabled;
    /** Units by bin and SKU, by what is recorded. */
    private final Table<String, Integer> bins;
    /** Told of a fulfillment that is in another status now. */
    private final Consumer<Work> moved;
    /** Looks whether the step may be taken under that lease. */
    private final BiConsumer<Operation, LeaseRef> fenced;

    private final Map<String, Integer> opening = new TreeMap<>();

    /** Whether this build knows the types that an older one did not. */
    boolean mended;

    CentralFloor(World world, Db db, Consumer<Work> moved, BiConsumer<Operation, LeaseRef> fenced) {
        this.world = world;
        this.fenced = fenced;
        this.moved = moved;
        works = db.table();
        facts = db.table();
        putBacks = db.table();
        labels = db.table();
        disabled = db.table();
        bins = db.table();
    }

    @Override
    public Ruling apply(Operation operation) throws OperationRefused {
        if (operation.body().contains("!handler") && !mended) {
            throw new HandlerFailure("nobody foresaw it", new IllegalStateException());
        }
        if (Rules.type(operation) == OperationType.PUT_BACK_DONE) {
            putBackDone(operation);
        }
        for (LeaseRef ref : operation.leases()) {
            Work work = works.get(ref.fulfillment().value());
            fenced.accept(operation, ref);
            if (work == null) {
                throw new OperationRefused(VerdictCode.STATE_INVALID, "no such fulfillment");
            }
            if (Rules.type(operation) == OperationType.PACK_TAKE_OVER && work.status() != FulfillmentStatus.PICKED) {
                throw new OperationRefused(VerdictCode.STATE_INVALID, "it is not picked");
            }
            Work then = Rules.apply(work, operation);
            label(work, then, operation);
            works.put(work.id().value(), then);
            if (then.status() != work.status()) {
                moved.accept(then);
            }
        }
        record(operation.id().value(), Rules.moves(operation));
        return flagged(operation);
    }

    private void putBackDone(Operation operation) throws OperationRefused {
        String[] words = operation.body().split(" ");
        PutBack putBack = putBacks.get(UUID.fromString(words[0]));
        if (putBack == null || putBack.quantity() < Integer.parseInt(words[3])) {
            throw new OperationRefused(VerdictCode.STATE_INVALID, "nothing to put back");
        }
        int left = putBack.quantity() - Integer.parseInt(words[3]);
        putBacks.remove(putBack.id());
        if (left > 0) {
            putBacks.put(putBack.id(), new PutBack(putBack.id(), putBack.place(), putBack.sku(), left));
        }
    }

    private void label(Work before, Work then, Operation operation) throws OperationRefused {
        if (then.labels().size() > before.labels().size()) {
            UUID other = labels.get(operation.given());
            if (other != null) {
                throw new OperationRefused(VerdictCode.LABEL_DUPLICATE, "the label is on another box");
            }
            labels.put(operation.given(), operation.id().value());
        }
    }

    private Ruling flagged(Operation operation) {
        if (operation.operator() != null && disabled.get(operation.operator().value()) != null) {
            return Ruling.flagged(VerdictCode.ACTOR_DISABLED);
        }
        if (Math.abs(operation.wall() - world.now()) > 7 * A_DAY) {
            return Ruling.flagged(VerdictCode.CLOCK_IMPLAUSIBLE);
        }
        for (Move move : Rules.moves(operation)) {
            if (move.from().startsWith("bin:") && inBin(move.from()) < 0) {
                return Ruling.flagged(VerdictCode.STOCK_NEGATIVE);
            }
        }
        return Ruling.APPLIED;
    }

    /** A second record under the same id is kept beside the first, for the checks to see. */
    void record(UUID by, List<Move> moves) {
        if (!moves.isEmpty()) {
            List<Move> all = new ArrayList<>(Objects.requireNonNullElse(facts.get(by), List.<Move>of()));
            all.addAll(moves);
            facts.put(by, all);
            moves.forEach(this::count);
        }
    }

    private void count(Move move) {
        if (move.from().startsWith("bin:")) {
            bins.put(move.from(), inBin(move.from()) - move.quantity());
        }
        if (move.to().startsWith("bin:")) {
            bins.put(move.to(), inBin(move.to()) + move.quantity());
        }
    }

    private int inBin(String bin) {
        Integer units = bins.get(bin);
        return opening.getOrDefault(bin, 0) + (units == null ? 0 : units);
    }

    /** What was in a bin in the beginning. */
    void stock(String bin, int units) {
        opening.merge(bin, units, Integer::sum);
    }

    @Override
    public void doneAt(StationId station, Runnable work) {
        work.run();
    }

    @Override
    public void recordFact(Operation operation, CaseId file) {
        if (!world.has(Bug.P14)) {
            record(operation.id().value(), Rules.moves(operation));
        }
    }

    @Override
    public void takeBackFact(Operation operation, CaseId file) {
        List<Move> moves = facts.get(operation.id().value());
        if (moves != null) {
            facts.remove(operation.id().value());
            moves.forEach(move -> count(move.back()));
        }
    }

    @Override
    public Operation upcast(Operation operation) throws UnknownOperation {
        if (!mended && operation.body().contains("!") && world.has(Bug.P13)) {
            throw new HandlerFailure("nobody foresaw it", new IllegalStateException());
        }
        if (!mended && operation.body().contains("!schema")) {
            throw new UnknownOperation(VerdictCode.SCHEMA_INVALID, "the body cannot be read");
        }
        if (!mended && operation.body().contains("!type")) {
            throw new UnknownOperation(VerdictCode.UNKNOWN_TYPE, "no such type");
        }
        if (Rules.type(operation) == OperationType.PICK_QUANTITY && operation.version() == 1) {
            // Version 1 named the tote before the quantity.
            world.counts.add("sometimes: old form brought up");
            String[] words = operation.body().split(" ");
            String quantity = world.has(Bug.P19) ? "1" : words[3];
            return with(operation, "%s %s %s %s".formatted(words[0], words[1], quantity, words[2]));
        }
        return operation;
    }

    private static Operation with(Operation was, String body) {
        return new Operation(
                was.id(),
                was.seq(),
                was.type(),
                2,
                was.leases(),
                was.subject(),
                was.operator(),
                was.approver(),
                was.wall(),
                was.mono(),
                was.boot(),
                body,
                was.given());
    }

    @Override
    public CancelStanding cancelStanding(FulfillmentId fulfillment) {
        Work work = works.get(fulfillment.value());
        return work != null && work.status().live() ? CancelStanding.POSSIBLE : CancelStanding.TOO_LATE;
    }

    @Override
    public void cancel(FulfillmentId fulfillment) {
        Work work = works.get(fulfillment.value());
        if (work != null) {
            try {
                Work then = Rules.to(work, FulfillmentStatus.CANCELLED);
                world.counts.add("sometimes: cancelled while " + work.status().wire());
                works.put(fulfillment.value(), then.emptied());
                new TreeMap<>(work.goods()).forEach((place, units) -> putBack(place, units));
            } catch (OperationRefused e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param place and the SKU after a blank */
    private void putBack(String place, int units) {
        if (units > 0) {
            String[] words = place.split(" ");
            UUID id = world.id();
            putBacks.put(id, new PutBack(id, words[0], words[1], units));
        }
    }

    // ---- what people at central do

    void ordered(Work work) {
        if (works.get(work.id().value()) == null) {
            works.put(work.id().value(), work);
        }
    }

    @Nullable
    Work work(FulfillmentId id) {
        return works.get(id.value());
    }

    void write(Work work) {
        works.put(work.id().value(), work);
    }

    List<Work> works() {
        return new ArrayList<>(works.values());
    }

    List<PutBack> putBacks() {
        return new ArrayList<>(putBacks.values());
    }

    Map<UUID, List<Move>> facts() {
        return facts.rows();
    }

    void disable(UUID operator) {
        disabled.put(operator, true);
    }

    /** Units in totes and boxes by what is recorded, less what fulfillments and put-backs account for. */
    TreeMap<String, Integer> unaccounted() {
        TreeMap<String, Integer> goods = new TreeMap<>();
        for (List<Move> moves : facts.values()) {
            for (Move move : moves) {
                Work.carry(goods, move.from(), move.sku(), -move.quantity());
                Work.carry(goods, move.to(), move.sku(), move.quantity());
            }
        }
        for (Work work : works.values()) {
            work.goods().forEach((place, units) -> less(goods, place, units));
        }
        for (PutBack putBack : putBacks.values()) {
            less(goods, putBack.place() + " " + putBack.sku(), putBack.quantity());
        }
        return goods;
    }

    private static void less(TreeMap<String, Integer> goods, String place, int units) {
        if (goods.merge(place, -units, Integer::sum) == 0) {
            goods.remove(place);
        }
    }

    /** What lies there unaccounted goes back; what is accounted and not there is taken off the put-backs. */
    void settle(String place, int units) {
        if (units > 0) {
            putBack(place, units);
            return;
        }
        int less = -units;
        for (PutBack each : putBacks()) {
            if (less > 0 && (each.place() + " " + each.sku()).equals(place)) {
                int off = Math.min(less, each.quantity());
                less -= off;
                putBacks.remove(each.id());
                if (each.quantity() > off) {
                    putBacks.put(each.id(), new PutBack(each.id(), each.place(), each.sku(), each.quantity() - off));
                }
            }
        }
    }
}
