package dev.pickwright.backend.audit;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.Page;
import dev.pickwright.model.audit.AuditCheck;
import dev.pickwright.model.audit.AuditCheck.BrokenLink;
import dev.pickwright.model.audit.AuditCheck.ChainCheck;
import dev.pickwright.model.audit.AuditRecord;
import dev.pickwright.model.warehouse.WarehouseId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the sealed trail and checks that it is whole. */
@Component
public class AuditLog {

    /**
     * Which entries; null is any.
     *
     * @param from at or after
     * @param to before
     * @param station its name
     */
    public record Wanted(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable UUID operator,
            @Nullable String station,
            @Nullable UUID fulfillment,
            @Nullable String operation) {}

    private static final int PAGE = 1_000;

    private final AuditQueries entries;
    private final ChainRepository chains;
    private final Heads heads;

    @Autowired
    AuditLog(AuditQueries entries, ChainRepository chains, @Value("${pickwright.data}") Path data) {
        this.entries = entries;
        this.chains = chains;
        this.heads = new Heads(data);
    }

    /**
     * On a database that no backend has to run on.
     *
     * @param data the folder whose anchors are compared
     */
    public static AuditLog on(DataSource database, Path data) {
        return new AuditLog(AuditQueries.on(database), ChainRepository.on(database), data);
    }

    /**
     * Sealed entries in the order of their making, as far as they are the actor's business. What committed late may
     * come before an entry that was told already: a copy without gaps goes along the chains, as the command does.
     */
    public Page<AuditRecord> list(Actor actor, Wanted wanted, @Nullable UUID after, int limit) {
        Set<UUID> warehouses =
                actor.warehouses().stream().map(WarehouseId::value).collect(Collectors.toSet());
        List<AuditRecord> found = entries.list(wanted, warehouses, after, limit);
        return new Page<>(found, found.size() == limit ? found.getLast().id().toString() : null);
    }

    /** All sealed entries, chain by chain. */
    public void each(Consumer<AuditRecord> taker) {
        for (UUID chain : entries.chains()) {
            long number = 0;
            List<AuditRecord> page;
            do {
                page = entries.after(chain, number, PAGE);
                page.forEach(taker);
                number = page.isEmpty() ? number : page.getLast().number();
            } while (page.size() == PAGE);
        }
    }

    /**
     * Walks on along the chains.
     *
     * @param after where an earlier check stopped; null to begin
     * @param limit at most so many entries in this step
     * @throws IllegalArgumentException if there is no such place
     */
    public AuditCheck check(@Nullable String after, int limit) {
        Place from = after == null ? null : place(after);
        List<ChainCheck> walked = new ArrayList<>();
        int left = limit;
        for (UUID chain : allChains()) {
            if (from != null && chain.compareTo(from.chain()) < 0) {
                continue;
            }
            ChainWalk walk = from != null && chain.equals(from.chain())
                    ? new ChainWalk(chain, from.number(), hash(from))
                    : ChainWalk.from(chain);
            ChainCheck check = walk(chain, walk, left);
            left -= (int) (check.entries() - (from != null && chain.equals(from.chain()) ? from.number() : 0));
            walked.add(check);
            if (check.broken() != null) {
                return new AuditCheck(walked, null);
            }
            if (!check.complete()) {
                return new AuditCheck(walked, chain + ":" + check.entries());
            }
        }
        return new AuditCheck(walked, null);
    }

    private ChainCheck walk(UUID chain, ChainWalk walk, int limit) {
        // Read first: entries sealed meanwhile only make the chain longer.
        var head = chains.head(chain);
        var anchors = heads.of(chain);
        int left = limit;
        while (true) {
            List<AuditRecord> page = entries.after(chain, walk.number(), Math.min(PAGE, left));
            for (AuditRecord entry : page) {
                if (head != null && entry.number() > head.entries()) {
                    head = chains.head(chain);
                }
                BrokenLink broken = walk.next(entry);
                String anchored = anchors.get(entry.number());
                if (broken == null && anchored != null && !anchored.equals(entry.hash())) {
                    broken = new BrokenLink(
                            chain,
                            entry.number(),
                            entry.id(),
                            "the chain was made anew: the anchor written then is %s, the hash is %s"
                                    .formatted(anchored, entry.hash()));
                }
                if (broken != null) {
                    return new ChainCheck(chain, broken.number() - 1, walk.head(), false, broken);
                }
            }
            left -= page.size();
            if (page.isEmpty() && left > 0) {
                BrokenLink broken = walk.end(head == null ? null : head.entries(), head == null ? null : head.hash());
                if (broken == null && !anchors.isEmpty() && anchors.lastKey() > walk.number()) {
                    broken = new BrokenLink(
                            chain,
                            walk.number() + 1,
                            null,
                            "the tail is missing: an anchor was written at number %d".formatted(anchors.lastKey()));
                }
                return new ChainCheck(chain, walk.number(), walk.head(), broken == null, broken);
            }
            if (left <= 0) {
                return new ChainCheck(chain, walk.number(), walk.head(), false, null);
            }
        }
    }

    private Set<UUID> allChains() {
        Set<UUID> all = entries.chains();
        all.addAll(heads.chains());
        return all;
    }

    private String hash(Place from) {
        if (from.number() == 0) {
            return Links.ORIGIN;
        }
        return entries.hash(from.chain(), from.number())
                .orElseThrow(() -> new IllegalArgumentException("after names no entry"));
    }

    private static Place place(String after) {
        String[] parts = after.split(":", 2);
        if (parts.length == 2) {
            try {
                return new Place(UUID.fromString(parts[0]), Long.parseLong(parts[1]));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("after is no cursor of this list", e);
            }
        }
        throw new IllegalArgumentException("after is no cursor of this list");
    }

    private record Place(UUID chain, long number) {}
}
