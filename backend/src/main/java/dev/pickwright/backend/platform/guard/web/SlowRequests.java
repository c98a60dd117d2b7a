package dev.pickwright.backend.platform.guard.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Closes connections on which a request is sent too slowly, and limits how many headers it has. */
@Component
class SlowRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration LONGEST_HEAD = Duration.ofSeconds(10);
    private static final int MAX_HEADERS = 50;

    private volatile @Nullable TimedHttp11 protocol;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(TimedHttp11.class.getName());
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof TimedHttp11 timed) {
                timed.setMaxHeaderCount(MAX_HEADERS);
                protocol = timed;
            }
        });
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void cut() {
        TimedHttp11 running = protocol;
        if (running != null) {
            running.cut(LONGEST_HEAD);
        }
    }
}
