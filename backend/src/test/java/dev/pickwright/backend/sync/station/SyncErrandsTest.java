package dev.pickwright.backend.sync.station;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.sync.copies.LeaseCopies;
import dev.pickwright.backend.sync.handover.HandoverErrand;
import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.Chain;
import dev.pickwright.model.sync.HelloReply;
import dev.pickwright.model.sync.LeaseStanding;
import dev.pickwright.model.sync.StreamStanding;
import dev.pickwright.model.sync.WorkGranted;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a station that lost its database has its work back. */
class SyncErrandsTest {

    private static final FulfillmentId LOST = new FulfillmentId(UUID.randomUUID());

    private final CentralClient central = mock(CentralClient.class);
    private final StationStateRepository state = mock(StationStateRepository.class);
    private final Recovery recovery = mock(Recovery.class);
    private SyncErrands errands;

    @BeforeEach
    void aStation() throws Exception {
        UnitOfWork units = mock(UnitOfWork.class);
        when(units.run(any(Supplier.class)))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        when(units.relaxed(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        when(state.nextSnapshotWanted()).thenReturn(Optional.empty());
        when(central.work(any())).thenReturn(new WorkGranted(1, null, List.of(), List.of()));
        errands = new SyncErrands(
                central,
                new MemoryStation(new StationId(UUID.randomUUID())),
                state,
                mock(HeldBlocks.class),
                mock(LeaseCopies.class),
                mock(GrantedWork.class),
                mock(ReferenceErrand.class),
                mock(HandoverErrand.class),
                recovery,
                new StationClock(Clock.systemUTC(), UUID::randomUUID),
                units,
                UUID::randomUUID);
    }

    private void told(StreamStanding standing, boolean wanted, LeaseStanding... leases) throws Exception {
        errands.heard(new HelloReply(
                "boot",
                1,
                1,
                0,
                1,
                standing,
                1,
                0,
                Chain.START,
                0,
                0,
                null,
                false,
                List.of(),
                wanted,
                List.of(leases)));
        errands.run(false, 0);
    }

    @Test
    void notBeforeCentralToldOfItsLeases() throws Exception {
        told(StreamStanding.UNKNOWN_INCARNATION, false);
        told(StreamStanding.OK, true);
        verify(recovery, never()).end();
        told(StreamStanding.OK, false);
        verify(recovery).end();
    }

    @Test
    void notBeforeTheirCopiesAreHere() throws Exception {
        told(StreamStanding.OK, false, new LeaseStanding(LOST, 7, LeaseStanding.State.HELD));
        verify(central).work(any());
        when(state.nextSnapshotWanted()).thenReturn(Optional.of(LOST));
        errands.run(false, 0);
        verify(central).snapshot(LOST);
        verify(recovery, never()).end();
        when(state.nextSnapshotWanted()).thenReturn(Optional.empty());
        errands.run(false, 0);
        errands.run(false, 0);
        verify(recovery).end();
    }
}
