package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.StationLease;
import dev.pickwright.model.sync.StationStore.StationNote;
import dev.pickwright.model.sync.WantWork;
import dev.pickwright.model.sync.WorkGranted;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a computer fetches from central when nothing is to be sent any more: copies, work, numbers. */
final class Errands {

    private final World world;
    private final Exchange exchange;
    private final Pc pc;
    private final Central central;
    private final Door door;
    private final SplittableRandom random;
    private long noted;
    private @Nullable FulfillmentId carriedHere;
    /** What central has for somebody to carry back, as of the last exchange. */
    List<PutBack> putBacks = List.of();

    Errands(World world, Exchange exchange, Pc pc, Central central, Door door, SplittableRandom random) {
        this.world = world;
        this.exchange = exchange;
        this.pc = pc;
        this.central = central;
        this.door = door;
        this.random = random;
    }

    /** Deals with what was noted, fetches copies that are missing, and asks for work and for numbers. */
    void run() {
        Deque<FulfillmentId> wanted = new ArrayDeque<>();
        TreeMap<Long, StationNote> notes = pc.store.notes();
        noted = notes.isEmpty() ? 0 : notes.lastKey();
        for (StationNote note : notes.values()) {
            world.counts.add("sometimes: note " + note.kind().name().toLowerCase(java.util.Locale.ROOT));
            FulfillmentId fulfillment = note.fulfillment();
            if (fulfillment != null && !wanted.contains(fulfillment)) {
                wanted.add(fulfillment);
            }
        }
        dealtWith(null);
        for (StationLease lease : pc.store.openLeases()) {
            if (!pc.hasCopy(lease) && !wanted.contains(lease.fulfillment())) {
                wanted.add(lease.fulfillment());
            }
        }
        copies(wanted, true);
    }

    private void copies(Deque<FulfillmentId> wanted, boolean first) {
        FulfillmentId next = wanted.poll();
        if (next == null) {
            if (first) {
                work();
            } else {
                exchange.rest();
            }
            return;
        }
        StationId station = pc.station;
        exchange.call(
                () -> new Answered(door.copy(station, next)),
                answered -> {
                    if (answered.copy() != null) {
                        pc.take(answered.copy());
                    }
                    dealtWith(next);
                    copies(wanted, first);
                },
                answered -> {});
    }

    /** A note is kept until what it asks for is done. */
    private void dealtWith(@Nullable FulfillmentId fulfillment) {
        if (noted > 0) {
            pc.db.transaction(() -> {
                pc.store.dealtWith(noted, fulfillment);
                return true;
            });
        }
    }

    private record Answered(Central.@Nullable Copy copy) {}

    private void work() {
        FulfillmentId tote = carriedHere;
        if (tote != null) {
            carriedHere = null;
            StationId station = pc.station;
            exchange.call(
                    () -> door.takeOver(station, tote),
                    granted -> {
                        take(granted);
                        work();
                    },
                    this::take);
            return;
        }
        long open = pc.store.openLeases().size();
        if (open > 2 && !pc.wantsBlock() && random.nextInt(4) > 0) {
            exchange.rest();
            return;
        }
        boolean more = exchange.grants() && !pc.isDiskFull();
        WantWork wanted = new WantWork(world.id(), more ? 1 : 0, more ? 2 : 0);
        StationId station = pc.station;
        exchange.call(
                () -> door.work(station, wanted),
                granted -> {
                    take(granted);
                    putBacks = central.up() ? central.putBacks() : List.of();
                    Deque<FulfillmentId> without = new ArrayDeque<>();
                    for (StationLease lease : new ArrayList<>(pc.store.openLeases())) {
                        if (!pc.hasCopy(lease)) {
                            without.add(lease.fulfillment());
                        }
                    }
                    if (pc.wantsBlock() && pc.store.identity().incarnation() != 0) {
                        block(without);
                    } else {
                        copies(without, false);
                    }
                },
                this::take);
    }

    /** What lies in a tote that stands here is asked for with the next exchange. */
    void takeOver(FulfillmentId fulfillment) {
        carriedHere = fulfillment;
    }

    private void take(Central.Granted granted) {
        pc.sync().take(new WorkGranted(granted.central(), granted.refusal(), granted.leases(), List.of()), pc.moment());
    }

    private void block(Deque<FulfillmentId> without) {
        long incarnation = pc.store.identity().incarnation();
        StationId station = pc.station;
        exchange.call(
                () -> door.block(station, incarnation),
                block -> {
                    pc.take(block);
                    copies(without, false);
                },
                pc::take);
    }
}
