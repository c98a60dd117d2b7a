package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What central answers to a hello. It changes nobody's identity.
 *
 * @param helloNo the hello's, so that a late answer is known for one
 * @param now central's clock, milliseconds since 1970
 * @param central central's incarnation
 * @param current the station's incarnation by central's book; 0 if it has none
 * @param appliedThrough the newest operation of the hello's incarnation that has a verdict
 * @param chain the chain there
 * @param common the newest place at which both agree for sure; only told of a fork
 * @param safePruneThrough what is up to here outlives a restore of central: the station may forget it
 * @param grantRefusal null if the station may get new work
 * @param workWaits false if there is nothing that the station could be given: it need not ask
 * @param feeds the newest number of each feed, under central's incarnation
 * @param leasesWanted central sees other leases than the digest says: say hello again and list them
 * @param leases what the station does not know of its leases; only if it listed them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelloReply(
        String boot,
        long helloNo,
        long incarnation,
        long now,
        int central,
        StreamStanding standing,
        long current,
        long appliedThrough,
        Chain chain,
        long common,
        long safePruneThrough,
        @Nullable GrantRefusal grantRefusal,
        boolean workWaits,
        List<FeedPoint> feeds,
        boolean leasesWanted,
        List<LeaseStanding> leases) {

    public HelloReply {
        feeds = List.copyOf(feeds);
        leases = List.copyOf(leases);
    }

    /** The same of a central that knows what there is to be given. */
    public HelloReply workWaits(boolean waits) {
        return new HelloReply(
                boot,
                helloNo,
                incarnation,
                now,
                central,
                standing,
                current,
                appliedThrough,
                chain,
                common,
                safePruneThrough,
                grantRefusal,
                waits,
                feeds,
                leasesWanted,
                leases);
    }
}
