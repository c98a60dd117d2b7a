package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.copies.LeaseCopies;
import dev.pickwright.backend.sync.copies.Reference;
import dev.pickwright.backend.sync.handover.HandoverErrand;
import dev.pickwright.backend.sync.handover.HandoverFile;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.model.sync.StationSync;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** A station's exchange with its central. */
@Configuration(proxyBeanMethods = false)
@AtStation
class SyncConfiguration {

    @Bean
    CentralClient centralClient(@Value("${pickwright.sync.station-file}") Path station, Clock clock, IdSource ids) {
        StationFile file = new StationFile(station);
        return new CentralClient(file, file.read().orElseThrow(), clock, ids);
    }

    @Bean
    SyncLink syncLink(Clock clock) {
        return new SyncLink(clock);
    }

    @Bean
    HandoverErrand handoverErrand(
            CentralClient central, @Value("${pickwright.sync.station-file}") Path station, JsonMapper json) {
        Path folder = Objects.requireNonNull(station.toAbsolutePath().getParent());
        return new HandoverErrand(central, new HandoverFile(folder), json);
    }

    @Bean
    SyncLoop syncLoop(
            CentralClient central,
            StationSync sync,
            JdbcStationStore store,
            StationStateRepository state,
            HeldBlocks numbers,
            LeaseCopies copies,
            GrantedWork work,
            Reference reference,
            HandoverErrand handover,
            Recovery recovery,
            StationClock clock,
            SyncLink link,
            StationDisk disk,
            ContactLog contacts,
            UnitOfWork units,
            IdSource ids) {
        var errands = new SyncErrands(
                central,
                store,
                state,
                numbers,
                copies,
                work,
                new ReferenceErrand(central, reference, store, state, units),
                handover,
                recovery,
                clock,
                units,
                ids);
        return new SyncLoop(
                central,
                sync,
                store,
                clock,
                pace(),
                pace(),
                link,
                errands,
                disk,
                new NetworkWatch(),
                contacts,
                ids,
                StationVersion.program());
    }

    private static SyncPace pace() {
        return new SyncPace(() -> ThreadLocalRandom.current().nextDouble());
    }
}
