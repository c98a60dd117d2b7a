package dev.pickwright.backend.sync.http;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts central's very certificate, whatever name it is reached by and whatever this computer's clock says; or, as long
 * as none was pinned, what this computer trusts anyway. Remembers what it refused. Safe for concurrent use.
 */
final class CentralTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager usual = usual();
    private volatile @Nullable String pinned;
    private volatile @Nullable String refused;

    CentralTrust(@Nullable String pinned) {
        this.pinned = pinned;
    }

    @Nullable
    String pinned() {
        return pinned;
    }

    void pin(@Nullable String fingerprint) {
        pinned = fingerprint;
        refused = null;
    }

    /** The fingerprint of the certificate that was refused last; null if none was since the last pin. */
    @Nullable
    String refused() {
        return refused;
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private interface Usual {
        void check() throws CertificateException;
    }

    private void check(X509Certificate[] chain, Usual asUsual) throws CertificateException {
        String shown = fingerprint(chain[0]);
        String only = pinned;
        try {
            if (only == null) {
                asUsual.check();
            } else if (!only.equals(shown)) {
                throw new CertificateException("the certificate is not the one that this station trusts");
            }
        } catch (CertificateException e) {
            refused = shown;
            throw e;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain, () -> usual.checkServerTrusted(chain, type, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain, () -> usual.checkServerTrusted(chain, type, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        check(chain, () -> usual.checkServerTrusted(chain, type));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw noServer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }

    private static CertificateException noServer() {
        return new CertificateException("a station is no server");
    }

    /** As the server writes it into its log. */
    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private static X509ExtendedTrustManager usual() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform trusts somebody", e);
        }
    }
}
