package dev.pickwright.backend.intake.client;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts the server that shows one certificate, whatever names are in it, and no other. */
public final class KnownCertificate extends X509ExtendedTrustManager {

    private final X509Certificate known;

    private KnownCertificate(X509Certificate known) {
        this.known = known;
    }

    /** @param file PEM; its first certificate counts */
    public static SSLContext of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var known =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new KnownCertificate(known)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "The certificate %s of the backend cannot be read.".formatted(file));
        }
    }

    private void check(X509Certificate[] shown) throws CertificateException {
        if (!known.equals(shown[0])) {
            throw new CertificateException("the backend shows another certificate");
        }
        known.checkValidity();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("this is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
