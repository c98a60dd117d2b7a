package dev.pickwright.station;

import dev.pickwright.backend.EmbeddedBackend;
import dev.pickwright.model.ProblemException;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.http.EnrolmentFile;
import dev.pickwright.station.platform.i18n.Messages;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How the station app is to start: what the command line says, or else as it was last.
 *
 * @param server where it works without a backend of its own; {@link #NONE} for that no more
 * @param joins the central that its own backend becomes a station of; {@link #NONE} for that no more
 */
record StationStart(Path data, Optional<String> server, Optional<String> joins) {

    static final String NONE = "none";
    private static final String SERVER = "server=";
    private static final String CENTRAL = "central=";

    /** As the words of a process that is started. */
    List<String> words() {
        return List.of(data.toString(), SERVER + server.orElse(""), CENTRAL + joins.orElse(""));
    }

    /** Of {@link #words}. */
    static StationStart of(List<String> words) {
        return new StationStart(Path.of(words.get(0)), said(words.get(1), SERVER), said(words.get(2), CENTRAL));
    }

    private static Optional<String> said(String word, String name) {
        return Optional.of(word.substring(name.length())).filter(text -> !text.isEmpty());
    }

    /**
     * The central of its own backend, if that has one.
     *
     * @throws ProblemException if it cannot be read, or if central lacks something that was done here and it shall leave
     */
    Optional<URI> central() {
        if (joins.isEmpty()) {
            return EmbeddedBackend.central(data);
        }
        if (joins.get().equals(NONE)) {
            EmbeddedBackend.leaveCentral(data);
            return Optional.empty();
        }
        return joins.map(StationStart::uri);
    }

    /**
     * The server that it works at, if it has no backend of its own.
     *
     * @throws DomainFailure if the data folder is that of a central's station
     */
    Optional<URI> server(EnrolmentFile file) {
        Optional<URI> central = joins.isEmpty() ? EmbeddedBackend.central(data) : Optional.empty();
        if (central.isPresent()) {
            throw new DomainFailure(
                    "start", Messages.text("start.is_central", central.get().toString()));
        }
        if (server.isEmpty()) {
            return file.server();
        }
        if (server.get().equals(NONE)) {
            file.forget();
            return Optional.empty();
        }
        return server.map(StationStart::uri);
    }

    private static URI uri(String text) {
        return URI.create(text.replaceAll("/$", ""));
    }
}
