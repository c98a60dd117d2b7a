package dev.pickwright.model.sync.simulation;

/** Runs seeds. */
public final class Simulate {

    private Simulate() {}

    public static void main(String[] arguments) {
        long from = Long.parseLong(arguments[0]);
        int seeds = Integer.parseInt(arguments[1]);
        boolean trace = arguments.length > 2;
        Counts all = new Counts();
        int failed = 0;
        long begun = System.nanoTime();
        for (long seed = from; seed < from + seeds; seed++) {
            var outcome = Simulation.run(Setup.of(seed), null, new Trace(trace ? System.out::println : null));
            all.addAll(outcome.counts());
            if (outcome.failed()) {
                failed++;
                System.out.println(seed + " " + outcome.violation());
                if (!(outcome.violation() instanceof Violation))
                    outcome.violation().printStackTrace(System.out);
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%d seeds, %d failed, %.1f s, %.0f/s%n", seeds, failed, seconds, seeds / seconds);
        if (trace || seeds > 20)
            all.beginning("").forEach((what, times) -> System.out.println("  " + what + " " + times));
    }
}
