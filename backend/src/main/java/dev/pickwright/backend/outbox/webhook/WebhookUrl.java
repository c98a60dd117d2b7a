package dev.pickwright.backend.outbox.webhook;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.WebhookFacts;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Which URLs a webhook may have. Names are looked up, and their addresses checked, only when something is sent. */
final class WebhookUrl {

    private WebhookUrl() {}

    /** @throws ProblemException REQUEST_INVALID saying what is wrong with it, without quoting it */
    static void check(WebhookFacts facts) {
        URI url;
        try {
            url = new URI(facts.url());
        } catch (URISyntaxException e) {
            throw invalid("is no URL");
        }
        String scheme = url.getScheme();
        if (!"https".equalsIgnoreCase(scheme) && !"http".equalsIgnoreCase(scheme)) {
            throw invalid("begins with https://");
        }
        if (url.getHost() == null || !facts.url().chars().allMatch(c -> c > ' ' && c < 127)) {
            throw invalid("has a host, and ASCII characters only");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw invalid("has no user in it and no fragment: requests are signed instead");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw invalid("has a port from 1 to 65535, or none");
        }
        if (!facts.allowPrivate()) {
            open(url);
        }
    }

    private static void open(URI url) {
        if (!"https".equalsIgnoreCase(url.getScheme())) {
            throw invalid("begins with https:// unless allow_private is set");
        }
        boolean allowed;
        try {
            allowed = AddressGuard.allows(InetAddress.ofLiteral(url.getHost()));
        } catch (IllegalArgumentException e) {
            allowed = true; // a name
        }
        if (!allowed) {
            throw invalid("has a private or reserved address; set allow_private if that is meant");
        }
    }

    private static ProblemException invalid(String sentence) {
        return new ProblemException(Problem.REQUEST_INVALID, "url " + sentence + ".", Map.of("field", "url"));
    }
}
