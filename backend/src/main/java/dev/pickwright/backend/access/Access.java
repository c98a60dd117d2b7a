package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.access.OperatorId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who asks, by the secret that came with the request. Secrets are kept as hashes only. */
@Service
public class Access {

    private final SessionRepository sessions;
    private final Clock clock;

    Access(SessionRepository sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The operator of a session that is neither locked nor ended nor expired. */
    public Optional<Actor> operatorOf(String session) {
        return sessions.find(Secrets.hash(session), clock.instant()).map(Access::actor);
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
