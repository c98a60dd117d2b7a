package dev.pickwright.backend;

import dev.pickwright.backend.access.Access;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A backend that runs, on a data folder of its own. */
final class Server implements AutoCloseable {

    /**
     * How to run it.
     *
     * @param port 0 takes any free one
     * @param databaseUrl null for the H2 file of the data folder
     * @param token accepted as a bearer token until it stops; null for none
     */
    record Options(
            Path data,
            int port,
            String address,
            @Nullable String databaseUrl,
            @Nullable String databaseUser,
            @Nullable Path databasePasswordFile,
            @Nullable String token,
            boolean demo) {}

    private static final Logger log = LoggerFactory.getLogger(Server.class);
    private static final String KEY_FILE = "admin.key";

    private final DataFolder folder;
    private final ConfigurableApplicationContext context;

    private Server(DataFolder folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Starts it. @throws ProblemException saying what to do if the folder, the port or the database is not to be had */
    static Server start(Options options) {
        DataFolder folder = DataFolder.take(options.data());
        boolean started = false;
        try {
            var context = run(options, folder);
            Server server = new Server(folder, context);
            server.prepare(options);
            started = true;
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
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    private static ConfigurableApplicationContext run(Options options, DataFolder folder) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", options.port());
        properties.put("server.address", options.address());
        properties.put("pickwright.demo", options.demo());
        properties.put("pickwright.data", folder.path().toString());
        String url = options.databaseUrl();
        properties.put("spring.datasource.url", url == null ? folder.databaseUrl() : jdbc(url));
        properties.put("spring.datasource.username", options.databaseUser() == null ? "sa" : options.databaseUser());
        properties.put("spring.datasource.password", password(options.databasePasswordFile()));
        if (options.token() != null) {
            properties.put("pickwright.token", options.token());
        }
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

    private static String jdbc(String url) {
        return url.startsWith("jdbc:") ? url : "jdbc:" + url;
    }

    private static String password(@Nullable Path file) {
        try {
            return file == null ? "" : Files.readString(file).strip();
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "The password file %s cannot be read: %s.".formatted(file, e.getMessage()));
        }
    }

    private void prepare(Options options) {
        if (options.token() == null) {
            context.getBean(Access.class).firstAdministratorKey().ifPresent(key -> {
                folder.writeSecret(KEY_FILE, key + "\n");
                log.info("The administrator key is in {}", folder.path().resolve(KEY_FILE));
            });
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
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
