package dev.pickwright.backend.platform.guard.web;

import dev.pickwright.backend.platform.web.Problems;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers to do nothing with any answer, for nothing here is a page; and gives a problem document to what
 * Tomcat refuses before any filter sees it.
 */
@Component
class SafeAnswers extends ErrorReportValve implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Map<String, String> HEADERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Frame-Options", "DENY");

    private static final String STATIONS_ASK = "/v1/sync/";
    private static final String AS_STATION = "pickwright";

    private final JsonMapper json;

    SafeAnswers(JsonMapper json) {
        this.json = json;
    }

    /** The last valve of the host, so that its report comes before any other. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(this));
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!isStation(request)) {
            HEADERS.forEach(response::setHeader);
        }
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        super.invoke(request, response);
    }

    /** Stations ask twice a minute, day and night, and their answers are kept short; no browser calls itself that. */
    private static boolean isStation(Request request) {
        String asked = request.getRequestURI();
        // What cannot be read has none.
        return asked != null
                && asked.startsWith(STATIONS_ASK)
                && AS_STATION.equals(request.getHeader(HttpHeaders.USER_AGENT));
    }

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        if (response.getStatus() == HttpStatus.NOT_IMPLEMENTED.value()) {
            // An unknown transfer coding or CONNECT: no fault of the server, so nothing to wake anybody for.
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        try {
            byte[] document = json.writeValueAsBytes(
                    Problems.unreadable(response.getStatus()).getBody());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(document.length);
            response.getOutputStream().write(document);
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            container.getLogger().debug("whoever asked is gone", e);
        }
    }
}
