package dev.pickwright.backend.sync.central;

import dev.pickwright.model.sync.CentralSync;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Central: the protocol on central's tables. */
@Configuration(proxyBeanMethods = false)
class CentralConfiguration {

    /** @param horizon how old a backup may be from which central is restored */
    @Bean
    CentralSync centralSync(
            JdbcCentralStore store, CentralFloor floor, @Value("${pickwright.sync.backup-horizon}") Duration horizon) {
        return new CentralSync(store, floor, horizon.toMillis());
    }
}
