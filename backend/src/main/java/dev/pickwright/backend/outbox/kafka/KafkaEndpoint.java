package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import java.time.Clock;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Sees to it, before the relay starts, that the broker is an endpoint of the outbox exactly when one is configured. */
@Component
class KafkaEndpoint implements InitializingBean {

    private final KafkaEndpointRepository endpoints;
    private final KafkaSettings settings;
    private final UnitOfWork unitOfWork;
    private final Clock clock;

    KafkaEndpoint(KafkaEndpointRepository endpoints, KafkaSettings settings, UnitOfWork unitOfWork, Clock clock) {
        this.endpoints = endpoints;
        this.settings = settings;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        unitOfWork.run(() -> {
            if (settings.configured()) {
                endpoints.enable(clock.instant());
            } else {
                endpoints.disable(clock.instant());
            }
        });
    }
}
