package dev.pickwright.model.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QcDecisionsTest {

    @Test
    void aDecisionStandsForItsContentsOnly() {
        assertThat(standing(null, "now", null)).isEqualTo(QcStanding.DUE);
        assertThat(standing(QcStatus.DUE, null, null)).isEqualTo(QcStanding.DUE);
        assertThat(standing(QcStatus.PASSED, "now", null)).isEqualTo(QcStanding.DECIDED);
        assertThat(standing(QcStatus.PASSED, "then", null)).isEqualTo(QcStanding.DUE);
        assertThat(standing(QcStatus.FAILED, "now", null)).isEqualTo(QcStanding.DUE);
        assertThat(standing(QcStatus.FAILED, "now", false)).isEqualTo(QcStanding.WAITS_FOR_SUPERVISOR);
        assertThat(standing(QcStatus.FAILED, "now", true)).isEqualTo(QcStanding.DECIDED);
        assertThat(standing(QcStatus.FAILED, "then", true)).isEqualTo(QcStanding.DUE);
    }

    @Test
    void theHoldSaysWhatWasFound() {
        var told = new RecordQc(
                null,
                List.of(
                        PointResult.pass("no_damage"),
                        PointResult.fail("label_readable", Defect.BAD_LABEL, 2, Disposition.ACCEPT)),
                null,
                null);
        assertThat(QcDecisions.holdReason(told))
                .isEqualTo("QC failed at label readable: 2 × bad label (inspector would accept)");
    }

    @Test
    void valuesThatWouldNotFitAreRefused() {
        var point = PointResult.pass("gap");
        assertThatIllegalArgumentException().isThrownBy(() -> point.measuring(new BigDecimal("1e999999999")));
        assertThatIllegalArgumentException().isThrownBy(() -> point.measuring(new BigDecimal("0.00001")));
        assertThatIllegalArgumentException().isThrownBy(() -> PointResult.pass("Gap\0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QcPoint("gap", null, null, BigDecimal.TEN, BigDecimal.ONE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QcRules(List.of("Acme", "ACME "), null, 0, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new QcRules(List.of(), null, 10_001, List.of()));
    }

    private static QcStanding standing(@Nullable QcStatus status, @Nullable String hash, @Nullable Boolean released) {
        return QcDecisions.standing(status == null ? null : new QcDecisions.Newest(status, hash, released), "now");
    }
}
