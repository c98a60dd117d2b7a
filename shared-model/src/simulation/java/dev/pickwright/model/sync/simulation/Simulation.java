package dev.pickwright.model.sync.simulation;

import dev.pickwright.model.access.StationId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One run: a site is put together, lives through its faults, heals, and is looked at. */
final class Simulation {

    /**
     * What came of a run.
     *
     * @param violation null if all was well
     */
    record Outcome(Setup setup, @Nullable Throwable violation, Counts counts, long hash, long millis) {

        boolean failed() {
            return violation != null;
        }

        /** Which check it was that failed. */
        String oracle() {
            return violation instanceof Violation told
                    ? told.oracle()
                    : violation == null ? "none" : violation.getClass().getSimpleName();
        }
    }

    /** A computer with who sits at it. */
    private record Desk(Pc pc, Exchange exchange, List<Operator> operators) {}

    private final World world;
    private final Setup setup;
    private final Central central;
    private final Truth truth;
    private final Repeats repeats;
    private final Building building = new Building();
    private final People people;
    private final Supervisor supervisor;
    private final List<Desk> desks = new ArrayList<>();
    private final Checks checks;
    private boolean healed;

    private Simulation(Setup setup, @Nullable Bug bug, Trace trace) {
        this.setup = setup;
        world = new World(setup.seed(), bug, trace);
        central = new Central(world, setup);
        truth = new Truth(world, setup, central);
        repeats = new Repeats(world, central);
        people = new People(world, setup, central, truth, building);
        supervisor = new Supervisor(world, setup, central, truth, people, building);
        checks = new Checks(world, setup, central, truth, building);
    }

    static Outcome run(Setup setup, @Nullable Bug bug, Trace trace) {
        Simulation simulation = new Simulation(setup, bug, trace);
        Throwable violation = null;
        try {
            simulation.live();
            simulation.heal();
        } catch (RuntimeException | Crash | StackOverflowError e) {
            violation = e;
            trace.say(simulation.world.now(), "check", String.valueOf(e.getMessage()));
        }
        Counts counts = simulation.world.counts;
        simulation.checks.count();
        return new Outcome(setup, violation, counts, trace.hash(), simulation.world.now() - World.START);
    }

    private void live() {
        people.start();
        for (int i = 0; i < setup.stations(); i++) {
            desk(new Pc(world, setup, truth, "station" + (i + 1), new StationId(world.id())));
        }
        world.after(120_000 * setup.pace(), supervisor::run);
        setup.faults().forEach(this::schedule);
        if (setup.on(Setup.Habit.OLD_STATION)) {
            desks.forEach(desk -> upgrade(desk.pc()));
        }
        world.run(World.START + setup.length(), checks::always);
    }

    /** One in two gets the newest version while people work with it. */
    private void upgrade(Pc pc) {
        SplittableRandom random = world.random("upgrade " + pc.name);
        if (random.nextBoolean()) {
            world.after(random.nextLong(setup.length()), pc::upgrade);
        }
    }

    private Desk desk(Pc pc) {
        truth.add(pc);
        Exchange exchange = new Exchange(world, setup, pc, central, new Link(world, central, setup, pc.name), repeats);
        List<Operator> operators = new ArrayList<>();
        int windows = setup.on(Setup.Habit.TWO_WINDOWS) ? 2 : 1;
        for (int i = 0; i < windows; i++) {
            Operator operator = new Operator(world, setup, pc, exchange, building, pc.name + "." + i);
            operators.add(operator);
            world.after(i * 3_000L, operator::run);
        }
        world.after(0, exchange::run);
        Desk desk = new Desk(pc, exchange, operators);
        desks.add(desk);
        return desk;
    }

    // ---- faults

    private void schedule(Fault fault) {
        long at = World.START + fault.at();
        switch (fault.kind()) {
            case DISK_RESTORED ->
                world.at(at - fault.amount(), () -> {
                    Pc pc = pc(fault);
                    Pc.Disk disk = pc.disk();
                    world.at(at, () -> {
                        if (pc.station.equals(disk.station())) {
                            happens(fault);
                            Exchange exchange = desks.get(fault.station()).exchange();
                            pc.restore(disk);
                            exchange.hasToNotice(alone(pc));
                            if (fault.point() % 2 == 0) {
                                // It is alone for a while, and prints labels that it printed before.
                                exchange.link.fault(new Fault(
                                        Fault.Kind.NO_NETWORK, fault.at(), fault.station(), 300_000 * setup.pace(), 0));
                            }
                        }
                    });
                });
            case CENTRAL_RESTORED, CENTRAL_FAILS_OVER -> {
                long past = fault.kind() == Fault.Kind.CENTRAL_RESTORED
                        ? fault.amount()
                        : fault.amount() % (120_000 * setup.pace());
                long age = Math.min(past, setup.horizon());
                world.at(at - age, () -> {
                    List<Map<?, ?>> copy = central.backup();
                    world.at(at, () -> {
                        happens(fault);
                        if (desks.stream().anyMatch(desk -> desk.exchange().opening())) {
                            world.counts.add("sometimes: central restored while an incarnation is asked for");
                        }
                        truth.centralRestores++;
                        central.restore(copy, "is restored");
                        desks.forEach(desk -> desk.exchange().hasToNotice(alone(desk.pc())));
                        people.resend();
                    });
                });
            }
            default ->
                world.at(at, () -> {
                    happens(fault);
                    begin(fault);
                });
        }
    }

    private boolean alone(Pc pc) {
        return desks.stream()
                        .filter(desk -> desk.pc().station.equals(pc.station))
                        .count()
                == 1;
    }

    private void happens(Fault fault) {
        world.counts.add("fault " + fault.kind().of() + ": "
                + fault.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
        world.trace.say(world.now(), "fault", fault.kind().name(), fault.station(), fault.amount(), fault.point());
    }

    private Pc pc(Fault fault) {
        return desks.get(fault.station()).pc();
    }

    private void begin(Fault fault) {
        Desk desk = desks.get(fault.station());
        Pc pc = desk.pc();
        SplittableRandom random = world.random("fault " + fault.at());
        switch (fault.kind()) {
            case NO_NETWORK, ANSWERS_LOST, SIGN_IN_PAGE, BUSY, CUT ->
                desk.exchange().link.fault(fault);
            case STATION_DIES -> pc.dieAt(fault.point() % 50);
            case STATION_PAUSES -> pc.pause(fault.amount());
            case SLEEP -> {
                pc.pause(fault.amount());
                world.after(fault.amount(), () -> pc.clock.slept(fault.amount()));
            }
            case DISK_FULL -> {
                pc.diskFull(true);
                world.after(fault.amount(), () -> pc.diskFull(false));
            }
            case DISK_CLONED -> {
                pc.pristine = false;
                Pc clone = new Pc(world, setup, truth, pc.name + "b", pc.station);
                clone.restore(pc.disk());
                desk(clone);
            }
            case DISK_WIPED -> pc.wipe();
            case DATABASE_UNREADABLE -> pc.databaseUnreadable();
            case CENTRAL_DIES -> {
                if (fault.point() % 3 == 0) {
                    central.dieAfterCommit();
                } else {
                    central.dieAt(fault.point() % 90);
                }
            }
            case CENTRAL_REPEATS -> central.repeat(1 + fault.point() % 5);
            case CLOCK_WRONG -> pc.clock.jump((random.nextLong(60) - 30) * 86_400_000L);
            case CLOCK_JUMPS -> pc.clock.jump(random.nextLong(7_200_000) - 3_600_000);
            case CLOCK_DRIFTS -> pc.clock.rate(0.95 + random.nextDouble() / 10);
            case OPERATOR_DISABLED ->
                people.at(() -> central.store.transaction(() -> {
                    central.floor.disable(pc.operator.value());
                    central.tellEverybody("operator");
                    return true;
                }));
            case NOT_UNDERSTOOD -> pc.poison(new String[] {"!handler", "!schema", "!type"}[fault.point() % 3]);
            case BREAK -> {
                desk.operators().forEach(operator -> operator.breakUntil(world.now() + fault.amount()));
                if (fault.point() % 4 == 0) {
                    // Somebody switches it off meanwhile.
                    world.after(fault.amount() * 9 / 10, () -> {
                        if (!healed) {
                            pc.died();
                        }
                    });
                }
            }
            case DISK_RESTORED, CENTRAL_RESTORED, CENTRAL_FAILS_OVER ->
                throw new IllegalStateException("scheduled otherwise");
        }
    }

    // ---- the end

    /** Faults stop; within two hours, nobody restarting anything, everything has to be where it belongs. */
    private void heal() {
        healed = true;
        central.heal();
        desks.forEach(desk -> {
            desk.exchange().link.heal();
            desk.exchange().calm();
            desk.pc().heal();
            desk.operators().forEach(Operator::calm);
        });
        people.calm();
        supervisor.calm();
        world.trace.say(world.now(), "world", "heals");
        long until = world.now() + 2 * 3_600_000L * setup.pace();
        while (world.now() < until && !quiet()) {
            world.run(world.now() + 5 * 60_000L * setup.pace(), checks::always);
        }
        world.trace.say(world.now(), "world", "is looked at");
        checks.liveness(desks.stream()
                .filter(desk -> desk.operators().stream().anyMatch(operator -> !operator.idle()))
                .map(desk -> desk.pc().name)
                .toList());
        checks.atTheEnd();
        desks.forEach(desk -> desk.exchange().again().wholeFeed(central));
    }

    private boolean quiet() {
        return central.store.openCases().isEmpty()
                && desks.stream()
                        .allMatch(desk -> desk.exchange().heardInCalm()
                                && desk.pc().store.waiting() == 0
                                && !desk.pc().store.hasNotes()
                                && checks.hasRead(desk.pc())
                                && desk.pc().hasCopies()
                                && !desk.exchange().busy()
                                && desk.operators().stream().allMatch(Operator::idle))
                && checks.unsettled().isEmpty()
                && checks.unaccounted().isEmpty();
    }
}
