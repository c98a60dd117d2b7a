package dev.pickwright.backend.sync.station;

import dev.pickwright.model.sync.StationStore;
import dev.pickwright.model.sync.StationSync;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@AtStation
class StationConfiguration {

    @Bean
    StationSync stationSync(StationStore store) {
        return new StationSync(store);
    }
}
