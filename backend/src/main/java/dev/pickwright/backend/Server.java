package dev.pickwright.backend;

import dev.pickwright.backend.access.ApiKeys;
import dev.pickwright.backend.access.Secrets;
import dev.pickwright.backend.platform.jdbc.ClosedDatabase;
import dev.pickwright.backend.platform.jdbc.H2Driver;
import dev.pickwright.backend.sync.http.StationFile;
import dev.pickwright.backend.sync.station.StationEnroller;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/** A backend that runs, on a data folder of its own. */
final class Server implements AutoCloseable {

    /**
     * How to run it.
     *
     * @param port 0 takes any free one
     * @param databaseUrl null for the H2 file of the data folder
     * @param secretsKey the key that several processes on one database share; null for the data folder's own
     * @param kafka the broker that events go to; null for none
     * @param kafkaPropertiesFile further settings of its client
     * @param tls null for plain HTTP
     * @param station that it is to be a station of a central's from now on; null to go on as it is
     * @param otlp where traces go, null for nowhere unless the environment says so
     */
    record Options(
            Path data,
            int port,
            String address,
            @Nullable String databaseUrl,
            @Nullable String databaseUser,
            @Nullable Path databasePasswordFile,
            @Nullable Path secretsKey,
            @Nullable String kafka,
            @Nullable Path kafkaPropertiesFile,
            Tls.@Nullable Wanted tls,
            boolean demo,
            @Nullable StationStart station,
            @Nullable URI otlp,
            boolean jsonLogs) {

        /**
         * On the H2 file of a data folder, for this computer alone.
         *
         * @param station null for one that goes on as it is; a fresh one then has a demonstration warehouse
         */
        static Options local(Path data, @Nullable StationStart station) {
            return new Options(data, 0, LOOPBACK, null, null, null, null, null, null, null, true, station, null, false);
        }
    }

    /** Where a data folder's backend leaves its address and its token of this start, a line each; with TLS also the certificate's file. */
    static final String ADDRESS_FILE = "backend.address";

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    static final String LOOPBACK = "127.0.0.1";
    private static final String KEY_FILE = "admin.key";

    private final DataFolder folder;
    private final ConfigurableApplicationContext context;
    private final String token;
    private final @Nullable Tls tls;

    private Server(DataFolder folder, ConfigurableApplicationContext context, String token, @Nullable Tls tls) {
        this.folder = folder;
        this.context = context;
        this.token = token;
        this.tls = tls;
    }

    /** Starts it. @throws ProblemException saying what to do if the folder, the port or the database is not to be had */
    static Server start(Options options) {
        DataFolder folder = DataFolder.take(options.data());
        boolean started = false;
        try {
            String token = Secrets.fresh();
            Tls tls = options.tls() == null ? null : options.tls().resolve(folder, Clock.systemUTC());
            Map<String, Object> station = station(options, new StationData(folder, Clock.systemUTC()));
            Server server = new Server(folder, run(options, folder, token, tls, station), token, tls);
            try {
                server.prepare(options);
                started = true;
            } finally {
                if (!started) {
                    server.context.close();
                }
            }
            return server;
        } finally {
            if (!started) {
                folder.close();
            }
        }
    }

    URI baseUrl() {
        var web = (ServletWebServerApplicationContext) context;
        var server = java.util.Objects.requireNonNull(web.getWebServer());
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + server.getPort());
    }

    private static ConfigurableApplicationContext run(
            Options options, DataFolder folder, String token, @Nullable Tls tls, Map<String, Object> station) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", options.port());
        properties.put("server.address", options.address());
        properties.put("pickwright.demo", options.demo());
        properties.putAll(station);
        properties.put("pickwright.data", folder.path().toString());
        properties.putAll(database(folder, options.databaseUrl()));
        properties.put("spring.datasource.username", options.databaseUser() == null ? "sa" : options.databaseUser());
        properties.put("spring.datasource.password", password(options.databasePasswordFile()));
        properties.put("pickwright.token", token);
        if (options.secretsKey() != null) {
            properties.put("pickwright.secrets-key", options.secretsKey().toString());
        }
        properties.putAll(broker(options));
        properties.putAll(encrypted(tls));
        properties.putAll(observed(options));
        var application = new SpringApplication(BackendApplication.class);
        application.setRegisterShutdownHook(true);
        application.setLogStartupInfo(false);
        try {
            return application.run(properties.entrySet().stream()
                    .map(each -> "--" + each.getKey() + "=" + each.getValue())
                    .toArray(String[]::new));
        } catch (RuntimeException e) {
            throw StartFailure.explain(e, options);
        }
    }

    /** Of a station: it serves this computer alone, from its own database. Empty for anything else. */
    private static Map<String, Object> station(Options options, StationData data) {
        StationStart start = options.station();
        if (start != null && options.databaseUrl() != null) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "A station keeps its data in its own folder: leave --db out.");
        }
        if (start != null) {
            data.join(start.central());
        }
        return data.station()
                .filter(known -> options.databaseUrl() == null)
                .<Map<String, Object>>map(known -> Map.of(
                        "pickwright.sync.central",
                        known.central(),
                        "pickwright.sync.station-file",
                        options.data().resolve(StationFile.NAME),
                        "pickwright.sync.mended",
                        data.mend(),
                        "server.address",
                        LOOPBACK,
                        "pickwright.demo",
                        false))
                .orElse(Map.of());
    }

    private static Map<String, Object> encrypted(@Nullable Tls tls) {
        return tls == null
                ? Map.of()
                : Map.of(
                        "spring.ssl.bundle.pem.server.keystore.certificate",
                                tls.certificate().toUri(),
                        "spring.ssl.bundle.pem.server.keystore.private-key",
                                tls.key().toUri(),
                        "spring.ssl.bundle.pem.server.options.enabled-protocols", "TLSv1.3,TLSv1.2",
                        "server.ssl.bundle", "server",
                        "pickwright.tls.fingerprint", tls.fingerprint(),
                        "pickwright.tls.until", tls.until());
    }

    private static Map<String, Object> observed(Options options) {
        Map<String, Object> properties = new HashMap<>();
        if (options.otlp() != null) {
            properties.put("management.opentelemetry.tracing.export.otlp.endpoint", traces(options.otlp()));
        }
        if (options.jsonLogs()) {
            properties.put("pickwright.log-appender", "structured-console-appender");
        }
        return properties;
    }

    /** As the OTLP specification says of an endpoint for all signals; one that names the signal stays as it is. */
    private static String traces(URI otlp) {
        String base = otlp.toString().replaceAll("/+$", "");
        return base.endsWith("/v1/traces") ? base : base + "/v1/traces";
    }

    /** How to reach the database. @param url null for the H2 file of the folder */
    static Map<String, Object> database(DataFolder folder, @Nullable String url) {
        return url == null
                ? Map.of(
                        "spring.datasource.url",
                        folder.databaseUrl(),
                        "spring.datasource.driver-class-name",
                        H2Driver.class.getName(),
                        "spring.datasource.hikari.exception-override-class-name",
                        ClosedDatabase.class.getName(),
                        // Somebody stands at the screen.
                        "spring.datasource.hikari.connection-timeout",
                        3_000)
                : Map.of(
                        "spring.datasource.url",
                        jdbc(url),
                        // As long as H2 waits: a repeated command waits for the first, then hears that it still runs.
                        "spring.datasource.hikari.data-source-properties.options",
                        "-c lock_timeout=5000 -c statement_timeout=60000",
                        // A migration takes as long as it takes; the pool renews its connections within half an hour.
                        "spring.flyway.init-sqls",
                        "set statement_timeout = 0");
    }

    private static Map<String, Object> broker(Options options) {
        if (options.kafka() == null) {
            return Map.of();
        }
        Path file = options.kafkaPropertiesFile();
        if (file == null) {
            return Map.of("pickwright.kafka.bootstrap-servers", options.kafka());
        }
        if (!Files.isReadable(file)) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "The Kafka properties file %s cannot be read.".formatted(file));
        }
        return Map.of(
                "pickwright.kafka.bootstrap-servers", options.kafka(),
                "pickwright.kafka.properties-file", file.toAbsolutePath());
    }

    static String jdbc(String url) {
        return url.startsWith("jdbc:") ? url : "jdbc:" + url;
    }

    static String password(@Nullable Path file) {
        try {
            return file == null ? "" : Files.readString(file).strip();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "The password file %s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private void prepare(Options options) {
        String certificate = tls == null ? "" : tls.certificate().toAbsolutePath() + "\n";
        folder.writeSecret(ADDRESS_FILE, baseUrl() + "\n" + token + "\n" + certificate);
        if (tls != null) {
            log.info(
                    "TLS by the certificate with the SHA-256 fingerprint {}, until {}", tls.fingerprint(), tls.until());
        }
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) closed -> folder.delete(ADDRESS_FILE));
        StationStart station = options.station();
        if (station != null && station.code() != null) {
            context.getBean(StationEnroller.class).atStart(station.code(), station.fingerprint());
        }
        if (!LOOPBACK.equals(context.getEnvironment().getProperty("server.address"))) {
            makeFirstKey();
        }
    }

    /**
     * The file comes first: a key that nobody can read would let nobody in, a file without its key is written anew by
     * the next start. It stays if it is not known whether the key was kept.
     */
    private void makeFirstKey() {
        ApiKeys keys = context.getBean(ApiKeys.class);
        if (keys.any()) {
            return;
        }
        String secret = ApiKeys.fresh();
        folder.writeSecret(KEY_FILE, secret + "\n");
        if (keys.addFirst(secret)) {
            log.info("The administrator key is in {}", folder.path().resolve(KEY_FILE));
        } else {
            folder.delete(KEY_FILE);
        }
    }

    /** Accepted as a bearer token until this backend stops. */
    String token() {
        return token;
    }

    DataFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        context.close();
        folder.close();
    }
}
