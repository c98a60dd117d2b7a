package dev.pickwright.backend.outbox.webhook;

import static dev.pickwright.backend.outbox.PublishFailure.Kind.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers behind TLS, with HTTP/2 and without. */
class SecureReceiverTest extends TransportTest {

    private static final String PASSWORD = "changeit";
    private static final WebhookClient.Limits LIMITS =
            new WebhookClient.Limits(Duration.ofSeconds(5), Duration.ofSeconds(15));

    @TempDir
    Path folder;

    private final Tomcat tomcat = new Tomcat();
    private final List<String> spoken = new CopyOnWriteArrayList<>();

    @AfterEach
    void stopReceiver() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void http2IsSpokenWhereTheReceiverSpeaksIt() throws Exception {
        assertThat(failure(transport(names("127.0.0.1"), clock, LIMITS, trust()), webhook(receiver(true))))
                .isNull();
        assertThat(spoken).containsExactly("HTTP/2.0");
    }

    @Test
    void otherwiseItIsHttp11() throws Exception {
        assertThat(failure(transport(names("127.0.0.1"), clock, LIMITS, trust()), webhook(receiver(false))))
                .isNull();
        assertThat(spoken).containsExactly("HTTP/1.1");
    }

    @Test
    void aCertificateNobodyVouchesForGetsNothing() throws Exception {
        String url = receiver(true);
        assertFails(failure(transport(names("127.0.0.1"), clock, LIMITS, null), webhook(url)), UNREACHABLE, "TLS");
        assertThat(spoken).isEmpty();
    }

    @Test
    void aCertificateForAnotherNameGetsNothing() throws Exception {
        String url = receiver(true).replace("receiver.example", "other.example");
        DnsResolver names = names("127.0.0.1");
        assertFails(failure(transport(names, clock, LIMITS, trust()), webhook(url)), UNREACHABLE, "TLS");
        assertThat(spoken).isEmpty();
    }

    /** @return its URL */
    private String receiver(boolean http2) throws Exception {
        Path keys = keys();
        Connector connector = new Connector();
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        var tls = new SSLHostConfig();
        var certificate = new SSLHostConfigCertificate(tls, SSLHostConfigCertificate.Type.EC);
        certificate.setCertificateKeystoreFile(keys.toString());
        certificate.setCertificateKeystorePassword(PASSWORD);
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        if (http2) {
            connector.addUpgradeProtocol(new Http2Protocol());
        }
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "hook", new HttpServlet() {
            @Override
            protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
                request.getInputStream().readAllBytes();
                spoken.add(request.getProtocol());
                response.setStatus(204);
            }
        });
        context.addServletMappingDecoded("/hook", "hook");
        tomcat.start();
        return "https://receiver.example:%d/hook".formatted(connector.getLocalPort());
    }

    private Path keys() throws IOException, InterruptedException {
        Path keys = folder.resolve("keys.p12");
        if (!Files.exists(keys)) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "hook",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=receiver.example",
                            "-ext",
                            "san=dns:receiver.example",
                            "-keystore",
                            keys.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        return keys;
    }

    private SSLContext trust() throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys())) {
            known.load(in, PASSWORD.toCharArray());
        }
        var certificate = known.getCertificate("hook");
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("hook", certificate);
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
