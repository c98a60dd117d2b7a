package dev.pickwright.backend;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/**
 * That a backend is to be a station's.
 *
 * @param code a supervisor's, by which it enrols at once; null to wait for one at its screen
 * @param certificate the one that central shows; null to trust what it shows at the enrolment
 */
record StationStart(
        URI central, @Nullable String code, @Nullable Path certificate) {

    /** Of the certificate that was given; null if none was. @throws ProblemException if it cannot be read */
    @Nullable
    String fingerprint() {
        if (certificate == null) {
            return null;
        }
        try {
            var read = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(certificate)));
            return Tls.fingerprint((X509Certificate) read);
        } catch (IOException | CertificateException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "The certificate of central, %s, cannot be read: %s.".formatted(certificate, e.getMessage()));
        }
    }
}
