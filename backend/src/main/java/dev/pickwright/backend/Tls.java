package dev.pickwright.backend;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.pem.PemContent;

/**
 * The certificate that a server shows and the key to it, both PEM files that were seen to fit.
 *
 * @param fingerprint the certificate's SHA-256, as browsers and openssl write it
 */
record Tls(Path certificate, Path key, String fingerprint, Instant until) {

    private static final String CERTIFICATE_FILE = "tls.crt";
    private static final String KEY_FILE = "tls.key";

    /** A server that is restarted once in three months never shows an expired one of its own. */
    private static final Duration RENEWED_BEFORE = Duration.ofDays(90);

    /**
     * Somebody's own pair.
     *
     * @throws ProblemException with a sentence if it cannot be used
     */
    static Tls given(Path certificate, Path key, Clock clock) {
        Tls pair = checked(certificate, key);
        if (!clock.instant().isBefore(pair.until())) {
            throw refused("The certificate %s expired on %s."
                    .formatted(certificate, pair.until().atZone(ZoneOffset.UTC).toLocalDate()));
        }
        return pair;
    }

    /** The data folder's own pair, made at the first start and again when it nears its end. */
    static Tls own(DataFolder folder, Clock clock) {
        Path certificate = folder.path().resolve(CERTIFICATE_FILE).toAbsolutePath();
        Path key = folder.path().resolve(KEY_FILE).toAbsolutePath();
        if (Files.exists(certificate) && Files.exists(key)) {
            Tls pair = checked(certificate, key);
            if (clock.instant().isBefore(pair.until().minus(RENEWED_BEFORE))) {
                return pair;
            }
        }
        OwnCertificate made = OwnCertificate.make(clock);
        // The certificate last: without it a start that was cut off makes both anew.
        folder.delete(CERTIFICATE_FILE);
        folder.writeSecret(KEY_FILE, made.key());
        folder.writeSecret(CERTIFICATE_FILE, made.certificate());
        return checked(certificate, key);
    }

    private static Tls checked(Path certificate, Path key) {
        List<X509Certificate> chain = read(certificate, "certificate", PemContent::getCertificates);
        if (chain.isEmpty()) {
            throw refused("The file %s holds no certificate.".formatted(certificate));
        }
        PrivateKey secret = read(key, "key", PemContent::getPrivateKey);
        if (secret == null) {
            throw refused("The file %s holds no key.".formatted(key));
        }
        X509Certificate first = chain.getFirst();
        if (!fit(first, secret)) {
            throw refused("The key %s is not the one of the certificate %s.".formatted(key, certificate));
        }
        return new Tls(certificate, key, fingerprint(first), first.getNotAfter().toInstant());
    }

    private interface Part<T extends @Nullable Object> {
        T of(PemContent content);
    }

    private static <T extends @Nullable Object> T read(Path file, String what, Part<T> part) {
        try {
            return part.of(PemContent.load(file));
        } catch (IOException | UncheckedIOException e) {
            throw refused("The %s file %s cannot be read.".formatted(what, file));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw refused("The %s file %s is no PEM without a password.".formatted(what, file));
        }
    }

    private static boolean fit(X509Certificate certificate, PrivateKey key) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(CERTIFICATE_FILE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(CERTIFICATE_FILE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static ProblemException refused(String sentence) {
        return new ProblemException(Problem.REQUEST_INVALID, sentence);
    }

    /**
     * What was asked for on the command line.
     *
     * @param certificate null for the data folder's own pair
     */
    record Wanted(@Nullable Path certificate, @Nullable Path key) {

        Tls resolve(DataFolder folder, Clock clock) {
            return certificate == null || key == null ? own(folder, clock) : given(certificate, key, clock);
        }
    }
}
