package dev.pickwright.backend.realfaults;

import dev.pickwright.backend.fixture.Invariants;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares what people were told and did with what central has, and names every difference. */
final class Judge {

    private final Site site;
    private final JdbcClient central;

    Judge(Site site) {
        this.site = site;
        this.central = JdbcClient.create(new DriverManagerDataSource(site.database(), CentralDatabase.USER, ""));
    }

    /**
     * What came of it all.
     *
     * @param acknowledged operations whose screen said that they were done
     * @param missing those of them that central has no verdict on, by station
     * @param verdicts how many operations got which
     * @param findings what must not be
     */
    record Finding(
            int acknowledged,
            Map<String, List<UUID>> missing,
            Map<String, Long> verdicts,
            int lists,
            long openCases,
            List<String> findings) {

        int missed() {
            return missing.values().stream().mapToInt(List::size).sum();
        }

        @Override
        public String toString() {
            return "%,d acknowledged on %,d lists, %,d without a verdict, verdicts %s, %d open cases, findings %s"
                    .formatted(acknowledged, lists, missed(), verdicts, openCases, findings);
        }
    }

    /** @param lossExpected stations whose disk is gone: what they did not send is not theirs to send any more */
    Finding judge(Set<String> lossExpected) {
        List<String> findings = new ArrayList<>();
        Map<String, List<UUID>> missing = new TreeMap<>();
        int acknowledged = 0;
        int lists = 0;
        Set<UUID> known = ruled();
        for (Bench bench : site.benches) {
            Map<UUID, String> told = bench.log.acknowledged();
            acknowledged += told.size();
            lists += bench.log.lists();
            List<UUID> without =
                    told.keySet().stream().filter(id -> !known.contains(id)).toList();
            if (!without.isEmpty()) {
                missing.put(bench.name, without);
            }
            if (!without.isEmpty() && !lossExpected.contains(bench.name)) {
                findings.add("lost: %s was told that %d operations were done which central never got: %s"
                        .formatted(
                                bench.name,
                                without.size(),
                                without.stream()
                                        .limit(5)
                                        .map(id -> id + " " + told.get(id))
                                        .toList()));
            }
            bench.log.troubles().forEach(each -> findings.add(bench.name + ": " + each));
        }
        findings.addAll(twice());
        broken().forEach((name, broken) -> findings.add("broken: " + name + " " + broken));
        if (lossExpected.isEmpty()) {
            findings.addAll(differences());
        }
        return new Finding(acknowledged, missing, verdicts(), lists, openCases(), findings);
    }

    /** As of one moment, for central goes on planning work for its stations. */
    private Map<String, List<String>> broken() {
        try (Connection moment = DriverManager.getConnection(site.database(), CentralDatabase.USER, "")) {
            moment.setAutoCommit(false);
            moment.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return Invariants.of(JdbcClient.create(new SingleConnectionDataSource(moment, true)))
                    .broken();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<UUID> ruled() {
        return central.sql("select operation_id from sync_operation where is_first")
                .query(UUID.class)
                .set();
    }

    /** How much of what was done at a station has a verdict. */
    int ruled(Bench bench) {
        Set<UUID> known = ruled();
        return (int) bench.log.acknowledged().keySet().stream()
                .filter(known::contains)
                .count();
    }

    private List<String> twice() {
        return central
                .sql("select operation_id from sync_operation where is_first group by operation_id having count(*) > 1")
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> "twice: operation " + id)
                .toList();
    }

    Map<String, Long> verdicts() {
        Map<String, Long> verdicts = new TreeMap<>();
        central.sql("select verdict || coalesce(' ' || code, '') as what, count(*) as n from sync_operation"
                        + " where is_first group by 1")
                .query(row -> {
                    verdicts.put(row.getString("what"), row.getLong("n"));
                });
        return verdicts;
    }

    long openCases() {
        return central.sql("select count(*) from sync_case where resolved_at is null")
                .query(Long.class)
                .single();
    }

    /** Bins in which something else lies than central believes, but those that an open case is about. */
    private List<String> differences() {
        Map<WorkLog.Goods, Integer> lying = new HashMap<>(site.before());
        site.benches.forEach(
                bench -> bench.log.moved().forEach((place, units) -> lying.merge(place, units, Integer::sum)));
        Set<String> disputed = central.sql("select distinct b.code || ' ' || s.code from sync_case c"
                        + " join pick_line l on l.fulfillment_id = c.fulfillment_id"
                        + " join bin b on b.id = l.bin_id join sku s on s.id = l.sku_id where c.resolved_at is null")
                .query(String.class)
                .set();
        Map<WorkLog.Goods, Integer> believed = site.onHand();
        return lying.entrySet().stream()
                .filter(each -> !each.getValue().equals(believed.getOrDefault(each.getKey(), 0)))
                .filter(each -> !disputed.contains(
                        each.getKey().place() + " " + each.getKey().sku()))
                .sorted(Comparator.comparing(each -> each.getKey().place()))
                .map(each -> "counted %d %s in bin %s, central believes %d"
                        .formatted(
                                each.getValue(),
                                each.getKey().sku(),
                                each.getKey().place(),
                                believed.getOrDefault(each.getKey(), 0)))
                .toList();
    }

    /** How many operations central says are gone, of all stations there ever were. */
    long namedLost() {
        return central.sql("select coalesce(sum(lost), 0) from sync_station")
                .query(Long.class)
                .single();
    }

    /** How many operations central knows of and has not got. */
    long owed(String station) {
        return central.sql("select coalesce(sum(m.claimed_head - m.applied_through), 0) from sync_stream m"
                        + " join station s on s.id = m.station_id where s.name = ? and m.is_open"
                        + " and m.claimed_head > m.applied_through")
                .param(station)
                .query(Long.class)
                .single();
    }

    boolean suspectedClone(String station) {
        return central.sql("select coalesce(bool_or(y.suspected_clone), false) from sync_station y"
                        + " join station s on s.id = y.station_id where s.name = ?")
                .param(station)
                .query(Boolean.class)
                .single();
    }
}
