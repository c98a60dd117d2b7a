package dev.pickwright.backend.platform.guard.web;

import java.time.Duration;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Tomcat's HTTP/1.1, which limits the wait for the next byte of a request's head, with a limit for the head as a whole:
 * who sends a byte now and then would else keep a connection for hours. Public, for Tomcat makes it by its name.
 */
public final class TimedHttp11 extends Http11NioProtocol {

    /** Closes every connection whose request line and headers have been under way for longer than that. */
    void cut(Duration longest) {
        long now = System.nanoTime();
        for (SocketWrapperBase<?> connection : getEndpoint().getConnections()) {
            // None is there while the request is served; one that waits for more of the head, or for an answer to go
            // on.
            if (connection.getCurrentProcessor() instanceof AbstractProcessor processor && !processor.isAsync()) {
                long begun = processor.getRequest().getStartTimeNanos();
                if (begun >= 0 && now - begun > longest.toNanos()) {
                    connection.close();
                }
            }
        }
    }
}
