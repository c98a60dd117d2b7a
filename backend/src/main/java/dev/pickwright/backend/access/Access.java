package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.access.OperatorId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who asks, by the secret that came with the request. Secrets are kept as hashes only. */
@Service
public class Access {

    private final SessionRepository sessions;
    private final UnitOfWork units;
    private final Clock clock;

    Access(SessionRepository sessions, UnitOfWork units, Clock clock) {
        this.sessions = sessions;
        this.units = units;
        this.clock = clock;
    }

    /** The operator of a session that is neither locked nor ended nor expired. */
    public Optional<Actor> operatorOf(String session) {
        return sessions.find(Secrets.hash(session), clock.instant()).map(Access::actor);
    }

    /** The system a key belongs to. */
    public Optional<Actor> systemOf(String key) {
        return sessions.keyName(Secrets.hash(key)).map(Actor::system);
    }

    /** Makes an administrator key unless there is any key already. The secret is returned once and kept nowhere. */
    public Optional<String> firstAdministratorKey() {
        return units.run(() -> {
            if (sessions.anyKey()) {
                return Optional.empty();
            }
            String secret = Secrets.fresh();
            sessions.insertKey(Secrets.hash(secret), "administrator", clock.instant());
            return Optional.of(secret);
        });
    }

    static Actor actor(SessionRepository.Session session) {
        OperatorRow row = session.operator();
        return Actor.operator(
                new OperatorId(row.id()),
                row.name(),
                session.station(),
                session.site(),
                row.sites(session.others()),
                row.roles());
    }
}
