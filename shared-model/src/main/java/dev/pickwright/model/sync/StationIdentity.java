package dev.pickwright.model.sync;

import dev.pickwright.model.access.StationId;

/**
 * Who a station is and how far it is.
 *
 * @param incarnation 0 until central gave one; operations recorded before get their place when it does
 * @param central the newest incarnation of central that it has heard of
 * @param head the newest operation of the incarnation
 * @param chain the chain there
 * @param acked the newest operation that central is known to have
 * @param helloNo of the last hello of this boot
 * @param boot of that hello
 * @param serverTime the newest time of central's clock that was heard, milliseconds since 1970; 0 for none
 */
public record StationIdentity(
        StationId station,
        long incarnation,
        int central,
        long head,
        Chain chain,
        long acked,
        long helloNo,
        String boot,
        long serverTime) {

    StationIdentity appended(Chain next) {
        return new StationIdentity(station, incarnation, central, head + 1, next, acked, helloNo, boot, serverTime);
    }

    StationIdentity acked(long through) {
        return new StationIdentity(station, incarnation, central, head, chain, through, helloNo, boot, serverTime);
    }

    StationIdentity greeting(String now) {
        long next = boot.equals(now) ? helloNo + 1 : 1;
        return new StationIdentity(station, incarnation, central, head, chain, acked, next, now, serverTime);
    }

    StationIdentity heard(int newest, long time) {
        return new StationIdentity(
                station,
                incarnation,
                Math.max(central, newest),
                head,
                chain,
                acked,
                helloNo,
                boot,
                Math.max(serverTime, time));
    }

    StationIdentity opened(long next) {
        return new StationIdentity(station, next, central, 0, Chain.START, 0, helloNo, boot, serverTime);
    }
}
