package dev.pickwright.backend.sync.http;

import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.sync.http.CentralFailure.Cause;
import dev.pickwright.model.access.EnrolStation;
import dev.pickwright.model.access.StationKeyPair;
import dev.pickwright.model.access.StationProof;
import dev.pickwright.model.access.StationToken;
import java.net.URI;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The station's token at central, renewed before it ends; time is central's, for the station's clock may be days off. */
final class StationSession {

    private static final Duration WITHIN = Duration.ofSeconds(20);

    /** Before its end, so that no request is under way with a token that ends meanwhile. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    /** What central takes of a clock that is wrong. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final CentralLine line;
    private final CentralTrust trust;
    private final StationFile file;
    private final IdSource ids;
    private Enrolment enrolment;
    private @Nullable StationToken held;

    StationSession(CentralLine line, CentralTrust trust, StationFile file, IdSource ids, Enrolment enrolment) {
        this.line = line;
        this.trust = trust;
        this.file = file;
        this.ids = ids;
        this.enrolment = enrolment;
    }

    synchronized Enrolment enrolment() {
        return enrolment;
    }

    synchronized String token() throws CentralFailure, InterruptedException {
        StationToken token = held;
        if (token == null || !line.now().plus(EARLY).isBefore(token.expiresAt())) {
            token = prove();
            held = token;
            keep(enrolment.called(token.station().name(), token.station().warehouse()));
        }
        return token.token();
    }

    /** Central took it no more. */
    synchronized void drop() {
        held = null;
    }

    private StationToken prove() throws CentralFailure, InterruptedException {
        Instant said = line.now();
        try {
            return proved(said);
        } catch (CentralFailure e) {
            // The refusal told central's time; with a clock that was right it stands.
            boolean wrongClock = Duration.between(said, line.now()).abs().compareTo(SKEW) > 0;
            if (e.why() == Cause.REFUSED && wrongClock) {
                return proved(line.now());
            }
            throw e;
        }
    }

    private StationToken proved(Instant now) throws CentralFailure, InterruptedException {
        var station = enrolment.station();
        var key = enrolment.key();
        if (station == null || key == null) {
            throw new CentralFailure(Cause.REFUSED, "not_enrolled");
        }
        var proof = new StationProof(StationKeyPair.assertion(station, key, ids.next(), now));
        return line.ask(at("/v1/station-tokens"), proof, null, WITHIN, StationToken.class);
    }

    /** Lets the station in with fresh keys, and keeps them. */
    synchronized void enrol(String code) throws CentralFailure, InterruptedException {
        KeyPair keys = StationKeyPair.fresh();
        var asked = new EnrolStation(code, base64(keys.getPublic().getEncoded()));
        StationToken token = line.ask(at("/v1/stations"), asked, null, WITHIN, StationToken.class);
        keep(new Enrolment(
                enrolment.central(),
                trust.pinned(),
                token.station().id(),
                base64(keys.getPrivate().getEncoded()),
                token.station().name(),
                token.station().warehouse()));
        held = token;
    }

    private void keep(Enrolment now) {
        if (!Objects.equals(now, enrolment)) {
            file.write(now);
            enrolment = now;
        }
    }

    private URI at(String path) {
        return enrolment.central().resolve(path);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
