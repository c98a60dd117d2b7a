package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.backend.sync.http.CentralFailure.Cause;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Makes this backend a station of its central's, by a supervisor's code. */
@Service
@AtStation
public class StationEnroller {

    private static final Logger log = LoggerFactory.getLogger(StationEnroller.class);

    private final CentralClient central;
    private final ContactLog contacts;
    private final SyncRunner runner;

    StationEnroller(CentralClient central, ContactLog contacts, SyncRunner runner) {
        this.central = central;
        this.contacts = contacts;
        this.runner = runner;
    }

    /**
     * Enrols it, and begins to exchange with central.
     *
     * @param certificate the SHA-256 of central's certificate, if it is to be trusted for that
     * @throws ProblemException CERTIFICATE_UNKNOWN with its fingerprint if the computer does not trust it either;
     *     CENTRAL_UNREACHABLE; STATION_CODE_REFUSED; TRANSITION_REFUSED if it is enrolled already
     */
    public synchronized void enrol(String code, @Nullable String certificate) {
        if (central.enrolment().enrolled()) {
            throw new ProblemException(
                    Problem.TRANSITION_REFUSED,
                    "This station is enrolled. Start it once with --central none to change that.");
        }
        try {
            central.enrol(code, certificate);
        } catch (CentralFailure e) {
            throw explained(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.CENTRAL_UNREACHABLE, "The enrolment was given up.");
        }
        log.info(
                "Enrolled as {} at {}",
                central.enrolment().name(),
                central.enrolment().central());
        contacts.heard();
        runner.begin();
    }

    /**
     * {@link #enrol} without a person to look at the certificate, unless it is enrolled already.
     *
     * @param certificate the only one that is trusted; null to trust what this computer trusts, or else what central shows
     */
    public void atStart(String code, @Nullable String certificate) {
        if (central.enrolment().enrolled()) {
            return;
        }
        try {
            enrol(code, certificate);
        } catch (ProblemException e) {
            String shown = central.refusedCertificate();
            if (e.problem() != Problem.CERTIFICATE_UNKNOWN || certificate != null || shown == null) {
                throw e;
            }
            log.info(
                    "Trusted from now on, for central showed it: the certificate with the SHA-256 fingerprint {}",
                    shown);
            enrol(code, shown);
        }
    }

    private ProblemException explained(CentralFailure e) {
        String shown = central.refusedCertificate();
        if (e.why() == Cause.NOT_CENTRAL && e.code().equals("certificate") && shown != null) {
            return new ProblemException(
                    Problem.CERTIFICATE_UNKNOWN,
                    "This computer does not know central's certificate. Compare its fingerprint with the one in central's log.",
                    Map.of("fingerprint", shown));
        }
        return switch (e.why()) {
            case REFUSED ->
                new ProblemException(
                        Problem.STATION_CODE_REFUSED,
                        "This code is wrong, was used, or is older than ten minutes. Ask a supervisor for another.");
            case NO_NETWORK -> unreachable("This computer has no network.", e);
            case NO_CENTRAL -> unreachable("Central does not answer.", e);
            case NOT_CENTRAL -> unreachable("What answers there is not central.", e);
            case BUSY -> unreachable("Central is busy: try again in a minute.", e);
            case TOO_LARGE, MISSING, ANSWERED -> unreachable("Central refused the enrolment.", e);
        };
    }

    private static ProblemException unreachable(String sentence, CentralFailure e) {
        return new ProblemException(Problem.CENTRAL_UNREACHABLE, sentence, Map.of("cause", e.code()));
    }
}
