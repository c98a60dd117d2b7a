package dev.pickwright.backend.platform.observe;

import java.io.File;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class DiskConfiguration {

    private static final DataSize LEAST_FREE = DataSize.ofMegabytes(200);

    @Bean
    DiskSpaceHealthIndicator diskHealth(@Value("${pickwright.data}") File data) {
        return new DiskSpaceHealthIndicator(data, LEAST_FREE);
    }
}
