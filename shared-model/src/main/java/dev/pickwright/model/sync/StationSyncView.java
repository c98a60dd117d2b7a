package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pickwright.model.access.StationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What central knows of a station, for the supervisor's board.
 *
 * @param lastHello null if it never said hello
 * @param owed operations that it said it has and central has not
 * @param oldestOwed when the oldest of these was done; null for none
 * @param lost operations that are known to be gone with a disk
 * @param suspectedClone two computers speak for it: a supervisor decides which one stays
 * @param boots the starts of backends that speak for it, the newest last, where two computers are suspected; else none
 * @param grantRefusal why it gets no new work; null if it does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StationSyncView(
        StationId station,
        String name,
        String warehouse,
        @Nullable Instant lastHello,
        @Nullable String app,
        long owed,
        @Nullable Instant oldestOwed,
        long lost,
        int activeLeases,
        int reserveLeases,
        int openCases,
        long clockOffsetMillis,
        long freeMegabytes,
        boolean suspectedClone,
        @Nullable GrantRefusal grantRefusal,
        List<String> boots) {

    public StationSyncView {
        boots = List.copyOf(boots);
    }
}
