package dev.pickwright.station.backend.http;

import dev.pickwright.model.sync.EnrolBackend;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.backend.api.ConnectGateway;
import dev.pickwright.station.backend.api.DomainFailure;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The backend of this station's own, as it becomes a station of a central's. Its certificate is seen only when a code is
 * sent: then the refusal names it. Safe for concurrent use.
 */
public final class OwnBackend implements ConnectGateway {

    private final Api api;
    private final URI central;
    private volatile boolean enrolled;
    private volatile boolean mayBeRead;
    private volatile @Nullable String compared;

    public OwnBackend(URI base, String token, String station, URI central) {
        this.api = new Api(base, token, station);
        this.central = central;
    }

    /** As the last look found it. */
    @Override
    public boolean enrolled() {
        return enrolled;
    }

    @Override
    public Seen look() {
        SyncStatus status = api.get(HttpSyncGateway.SYNC, SyncStatus.class);
        enrolled = status.link() != SyncStatus.Link.NOT_ENROLLED;
        boolean readable = !enrolled && !mayBeRead && Central.readable(central);
        return new Seen(readable ? Trust.READABLE : Trust.TRUSTED, null);
    }

    @Override
    public void trust(Seen seen) {
        mayBeRead = true;
        compared = seen.fingerprint();
    }

    /** @throws DomainFailure {@code certificate_unknown} with its fingerprint if nobody has compared it yet */
    @Override
    public void enrol(String code) {
        api.post(HttpSyncGateway.SYNC + "/enrol", new EnrolBackend(code, compared), SyncStatus.class);
        enrolled = true;
    }

    /** It works whether central answers or not. */
    @Override
    public void prove() {}
}
