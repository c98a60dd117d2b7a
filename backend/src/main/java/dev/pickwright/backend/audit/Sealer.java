package dev.pickwright.backend.audit;

import dev.pickwright.backend.audit.ChainRepository.Head;
import dev.pickwright.backend.audit.ChainRepository.Waiting;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.model.audit.AuditRecord;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Closes the chains: gives each committed entry the next number of its chain and hangs it on the one before it. Several
 * processes may do so at once; the row of a chain lets one at a time.
 */
@Component
class Sealer {

    private static final int BATCH = 500;
    private static final int SALT_BYTES = 16;

    private final ChainRepository chains;
    private final UnitOfWork units;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sealer(ChainRepository chains, UnitOfWork units, Clock clock) {
        this.chains = chains;
        this.units = units;
        this.clock = clock;
    }

    /** Seals all that wait, a batch per transaction. @return how many */
    int sealAll() {
        int sealed = 0;
        while (true) {
            List<Waiting> waiting = chains.waiting(BATCH);
            Map<UUID, List<UUID>> byChain = waiting.stream()
                    .collect(Collectors.groupingBy(
                            Waiting::chain, TreeMap::new, Collectors.mapping(Waiting::id, Collectors.toList())));
            for (var chain : byChain.entrySet()) {
                sealed += units.run(() -> seal(chain.getKey(), chain.getValue()));
            }
            if (waiting.size() < BATCH) {
                return sealed;
            }
        }
    }

    private int seal(UUID chain, List<UUID> ids) {
        chains.ensure(chain);
        Head head = chains.lock(chain).orElseThrow();
        // Read again under the lock: another process may have sealed them since.
        List<AuditRecord> links = new ArrayList<>();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String last = head.hash();
        for (AuditRecord entry : chains.unsealed(ids)) {
            if (entry.chain().equals(chain)) {
                AuditRecord link = link(entry, head.entries() + links.size() + 1, now, last);
                last = link.hash();
                links.add(link);
            }
        }
        if (!links.isEmpty()) {
            chains.seal(links);
            chains.advance(new Head(chain, head.entries() + links.size(), last));
        }
        return links.size();
    }

    private AuditRecord link(AuditRecord entry, long number, Instant now, String previous) {
        String salt = entry.note() == null ? null : salt();
        String noteHash = entry.note() == null || salt == null ? null : Links.noteHash(salt, entry.note());
        AuditRecord unhashed = Links.sealed(entry, number, now, salt, noteHash, previous, "");
        return Links.sealed(entry, number, now, salt, noteHash, previous, Links.hash(unhashed));
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
