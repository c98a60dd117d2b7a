package dev.pickwright.station.screens;

import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.OperationStanding;
import dev.pickwright.model.sync.SyncStatus;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.backend.api.SyncGateway;
import dev.pickwright.station.platform.task.Tasks;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Knows how this station stands with its central, whoever works here. JavaFX thread. */
public final class SyncWatch {

    /** @param standings null if they are as before */
    private record Seen(SyncStatus status, @Nullable Map<FulfillmentId, OperationStanding> standings) {}

    /** So many looks without an answer are no hiccup. */
    private static final int MISSES = 5;

    private final Tasks tasks;
    private final SyncGateway gateway;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ReadOnlyObjectWrapper<@Nullable SyncStatus> status = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Map<FulfillmentId, OperationStanding>> standings =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyBooleanWrapper silent = new ReadOnlyBooleanWrapper();
    private @Nullable SyncStatus counted;
    private boolean asking;
    private boolean alone;
    private int missed;

    /** @param tasks asks as nobody in particular */
    SyncWatch(Tasks tasks, SyncGateway gateway) {
        this.tasks = tasks;
        this.gateway = gateway;
    }

    /** Looks, unless the answer before is still on its way; to be called every second. */
    public void tick() {
        if (!asking && !alone) {
            asking = true;
            SyncStatus before = counted;
            tasks.run(lane, () -> look(before), this::take, this::missed);
        }
    }

    private Optional<Seen> look(@Nullable SyncStatus before) {
        return gateway.status().map(now -> new Seen(now, moved(before, now) ? countedAnew() : null));
    }

    /** What waits can change where no count does. */
    private static boolean moved(@Nullable SyncStatus before, SyncStatus now) {
        return before == null
                || now.waiting() > 0
                || before.waiting() > 0
                || before.attention() != now.attention()
                || before.review() != now.review()
                || before.savedHere() != now.savedHere();
    }

    private @Nullable Map<FulfillmentId, OperationStanding> countedAnew() {
        try {
            return gateway.standings();
        } catch (DomainFailure e) {
            return null;
        }
    }

    private void take(Optional<Seen> answer) {
        asking = false;
        missed = 0;
        silent.set(false);
        alone = answer.isEmpty();
        answer.ifPresent(seen -> {
            if (seen.standings() != null) {
                counted = seen.status();
                standings.set(seen.standings());
            }
            status.set(seen.status());
        });
    }

    private void missed(Exception e) {
        asking = false;
        missed++;
        silent.set(status.get() != null && missed >= MISSES);
    }

    /** Null if the station has no central, or before that is known. */
    public ReadOnlyObjectProperty<@Nullable SyncStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Whether this station's own backend has stopped answering. */
    public ReadOnlyBooleanProperty silentProperty() {
        return silent.getReadOnlyProperty();
    }

    public boolean hasCentral() {
        return status.get() != null;
    }

    /** How many operations central has not confirmed; 0 without a central. */
    public long waiting() {
        SyncStatus now = status.get();
        return now == null ? 0 : now.waiting();
    }

    /** The worst of the fulfillment's operations; empty if there is none of them here. */
    public ObservableValue<Optional<OperationStanding>> standing(FulfillmentId fulfillment) {
        return standings.map(all -> Optional.ofNullable(all.get(fulfillment)));
    }
}
