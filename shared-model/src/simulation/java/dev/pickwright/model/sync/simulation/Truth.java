package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CentralStore.AppliedOperation;
import dev.pickwright.model.sync.FeedPage;
import dev.pickwright.model.sync.FeedPoint;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.IncarnationOpened;
import dev.pickwright.model.sync.Lease;
import dev.pickwright.model.sync.LeaseEnd;
import dev.pickwright.model.sync.LeaseRef;
import dev.pickwright.model.sync.LoggedOperation;
import dev.pickwright.model.sync.Operation;
import dev.pickwright.model.sync.OperationId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.Push;
import dev.pickwright.model.sync.PushReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What really happened, seen from above: what operators were told, where copies are, what was destroyed. */
final class Truth {

    /** An operation that an operator saw done. */
    record Acknowledged(Request request, String pc) {}

    final World world;
    final Map<OperationId, Acknowledged> acknowledged = new LinkedHashMap<>();
    /** Recorded and told refused or never: may or may not have happened. */
    final Set<OperationId> ambiguous = new LinkedHashSet<>();
    /** The last copy at a station went with its disk. */
    final Set<OperationId> destroyed = new LinkedHashSet<>();
    /** In the order in which they were recorded, whoever did it. */
    final Map<OperationId, Long> recorded = new HashMap<>();
    /** As it was recorded; more than once if a disk went back and it was done again. */
    private final Map<OperationId, List<Operation>> said = new HashMap<>();

    private final Map<String, OperationId> places = new HashMap<>();
    private final Map<OperationId, Set<String>> byPc = new HashMap<>();
    final Set<FulfillmentId> cancelAnswered = new HashSet<>();
    final Map<FulfillmentId, Integer> shipped = new HashMap<>();
    private final List<Pc> pcs = new ArrayList<>();
    private final Central central;
    final Losses losses;
    final Reserves reserves;
    int centralRestores;
    private long order;

    Truth(World world, Setup setup, Central central) {
        this.world = world;
        this.central = central;
        losses = new Losses(central);
        reserves = new Reserves(world, setup);
        central.ruled(reserves::ruled);
    }

    void add(Pc pc) {
        pcs.add(pc);
    }

    List<Pc> pcs() {
        return pcs;
    }

    void recorded(Pc pc, LoggedOperation entry) {
        recorded.put(entry.operation().id(), order++);
        said.computeIfAbsent(entry.operation().id(), none -> new ArrayList<>())
                .add(entry.operation().at(0));
        byPc.computeIfAbsent(entry.operation().id(), none -> new HashSet<>())
                .add(pc.name + " since its disk went back " + pc.history);
        if (pc.pristine && entry.incarnation() != 0) {
            String place = pc.name + " " + entry.incarnation() + " "
                    + entry.operation().seq();
            OperationId other = places.put(place, entry.operation().id());
            boolean gone = other != null && !pc.store.has(other) && !acknowledged.containsKey(other);
            Violation.unless(
                    other == null || other.equals(entry.operation().id()) || gone,
                    "S3",
                    () -> place + " was " + other + " and is "
                            + entry.operation().id());
        }
    }

    /** Whether somebody did what the operation says, and it was recorded under its id. */
    boolean wasDone(Operation operation) {
        return said.getOrDefault(operation.id(), List.of()).contains(operation.at(0));
    }

    /** Whose log it came from: a computer whose disk went back has a history of its own from then on. */
    Set<String> doneBy(OperationId id) {
        return byPc.getOrDefault(id, Set.of());
    }

    /** S1: what is answered is durable, in the database and in the journal. */
    void acknowledged(Pc pc, Request request) {
        world.counts.add("operations saved");
        acknowledged.putIfAbsent(request.id(), new Acknowledged(request, pc.name));
        ambiguous.remove(request.id());
        Violation.unless(
                pc.store.has(request.id()) && pc.journal.has(request.id()),
                "S1",
                () -> "answered, and not in the database and the journal: " + request);
    }

    void ambiguous(Request request) {
        if (!acknowledged.containsKey(request.id())) {
            ambiguous.add(request.id());
        }
    }

    /** Nothing is left of the disk. */
    void wiped(Pc pc) {
        if (pc.pristine
                && pcs.stream().filter(each -> each.station.equals(pc.station)).count() == 1) {
            losses.wiped(pc, centralRestores);
        }
    }

    /** Notes whose only copy at any station a change of a disk destroys. */
    void copiesGone(Pc pc, Runnable change) {
        Set<OperationId> before = copies(pc);
        change.run();
        Set<OperationId> left = new HashSet<>();
        pcs.forEach(each -> left.addAll(copies(each)));
        for (OperationId id : before) {
            if (!left.contains(id)) {
                destroyed.add(id);
            }
        }
    }

    private static Set<OperationId> copies(Pc pc) {
        Set<OperationId> ids = new LinkedHashSet<>(pc.journal.operations().keySet());
        pc.store.log().forEach(entry -> ids.add(entry.operation().id()));
        return ids;
    }

    void heard(Pc pc, HelloReply reply) {
        if (reply.standing() == dev.pickwright.model.sync.StreamStanding.CENTRAL_BEHIND && pc.store.waiting() == 0) {
            world.counts.add("sometimes: central behind an idle station");
        }
        if (reply.standing() == dev.pickwright.model.sync.StreamStanding.FORK && pc.store.waiting() > 0) {
            world.counts.add("sometimes: fork while something waits");
        }
    }

    private final Map<String, String> incarnations = new HashMap<>();

    /** S4: an incarnation is given out once. */
    void opening(Pc pc, IncarnationOpened opened) {
        if (opened.opened()) {
            String key = pc.station + " " + opened.incarnation();
            String other = incarnations.putIfAbsent(key, opened.nonce().toString());
            Violation.unless(
                    other == null || other.equals(opened.nonce().toString()),
                    "S4",
                    () -> "incarnation " + opened.incarnation() + " was given out twice");
        }
    }

    /** What of the push the station has no answer for yet. */
    List<OperationId> waiting(Pc pc, Push push) {
        return push.operations().stream()
                .map(Operation::id)
                .filter(id -> pc.store
                        .find(id)
                        .filter(entry -> entry.standing().waits())
                        .isPresent())
                .toList();
    }

    /** S10 and S32: what the screen calls confirmed since the answer came, central has. */
    void confirmed(Pc pc, List<OperationId> waited) {
        if (!central.up()) {
            return;
        }
        for (OperationId id : waited) {
            var entry = pc.store.find(id);
            boolean says = entry.filter(each -> each.standing() == OperationStanding.CONFIRMED)
                    .isPresent();
            if (says && centralRestores == restoresAt(pc)) {
                Violation.unless(
                        central.store.seen(id).isPresent(),
                        "S10",
                        () -> "confirmed, and central has it not: " + entry.get());
            }
        }
    }

    private int restoresAt(Pc pc) {
        return pc.store.identity().central() - 1;
    }

    /** S24: a station goes no further in a feed than the messages that it was given without a gap. */
    void fed(Pc pc, FeedPage page, FeedPoint before) {
        world.counts.add("feed messages", page.messages().size());
        FeedPoint now = pc.store.feed(page.feed());
        if (before.central() == now.central() && before.central() == page.central() && before.no() >= page.low()) {
            long given = page.messages().stream()
                    .filter(message -> message.no() > before.no() && message.no() <= now.no())
                    .count();
            Violation.unless(
                    now.no() - before.no() <= given, "S24", () -> pc.name + " read from " + before + " to " + now);
        }
    }

    /** Counts what was taken away between the verdict and the answer. */
    void answered(Push push) {
        for (Operation operation : push.operations()) {
            for (LeaseRef ref : operation.leases()) {
                Lease lease = central.store.truly(ref);
                boolean applied = central.store.appliedPlainly(operation.id());
                if (applied && lease != null && lease.epoch() == ref.epoch() && lease.end() == LeaseEnd.REVOKED) {
                    world.counts.add("sometimes: revoked between applying and the answer");
                    return;
                }
            }
        }
    }

    /** S32: what is only sent is not shown as confirmed. */
    void shown(Pc pc, Push push) {
        for (var sent : push.operations()) {
            pc.store
                    .find(sent.id())
                    .ifPresent(entry -> Violation.unless(
                            entry.ruling() != null || pc.shown(entry) != OperationStanding.CONFIRMED,
                            "S32",
                            () -> "shown as confirmed without a verdict: " + entry));
        }
    }

    /** S23: what central does not understand does not stop the station. */
    void progress(Pc pc, PushReply reply) {
        // A central that was restored forgot how often it tried.
        String at = pc.name + " " + central.incarnation();
        boolean none = reply.retryAfterMillis() > 0 && applied.getOrDefault(at, -1L) == reply.appliedThrough();
        int times = none ? stuck.merge(at, 1, Integer::sum) : 0;
        if (!none) {
            stuck.remove(at);
        }
        applied.put(at, reply.appliedThrough());
        Violation.unless(times < 6, "S23", () -> pc.name + " does not get past " + reply.appliedThrough());
    }

    private final Map<String, Long> applied = new HashMap<>();
    private final Map<String, Integer> stuck = new HashMap<>();

    /** S20: a label is of a block that was given for the incarnation in which it is used. */
    void labelled(Pc pc, long label) {
        long incarnation = pc.store.identity().incarnation();
        Central.Block block = pc.block();
        Violation.unless(
                block != null && block.incarnation() == incarnation,
                "S20",
                () -> "label " + label + " is not of the block of incarnation " + incarnation);
    }

    /** Whether what the operation moved is to be compared with what central recorded. */
    boolean comparable(OperationId id) {
        return !ambiguous.contains(id) && !destroyed.contains(id);
    }

    static boolean terminal(AppliedOperation applied) {
        return applied.ruling().verdict().terminal();
    }
}
