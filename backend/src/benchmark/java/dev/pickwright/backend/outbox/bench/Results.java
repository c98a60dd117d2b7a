package dev.pickwright.backend.outbox.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of every run. */
final class Results {

    private final Map<Profile, Map<Workload, List<Map<Figure, Double>>>> runs = new EnumMap<>(Profile.class);

    void add(Profile profile, Workload workload, Map<Figure, Double> figures) {
        runs.computeIfAbsent(profile, p -> new EnumMap<>(Workload.class))
                .computeIfAbsent(workload, w -> new ArrayList<>())
                .add(figures);
    }

    List<Profile> profiles() {
        return List.copyOf(runs.keySet());
    }

    /** One value per run, in the order of the rounds; empty if it was not measured. */
    List<Double> values(Profile profile, Workload workload, Figure figure) {
        return runs.getOrDefault(profile, Map.of()).getOrDefault(workload, List.of()).stream()
                .filter(figures -> figures.containsKey(figure))
                .map(figures -> figures.get(figure))
                .toList();
    }

    /** The value of each round divided by that of the plain loop in the same round. */
    List<Double> ratios(Profile profile, Workload workload, Figure figure) {
        List<Double> mine = values(profile, workload, figure);
        List<Double> raw = values(Profile.RAW, workload, figure);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(mine.size(), raw.size()); round++) {
            ratios.add(mine.get(round) / raw.get(round));
        }
        return ratios;
    }

    long sum(Profile profile, Figure figure) {
        long sum = 0;
        for (Workload workload : Workload.values()) {
            for (double value : values(profile, workload, figure)) {
                sum += (long) value;
            }
        }
        return sum;
    }
}
