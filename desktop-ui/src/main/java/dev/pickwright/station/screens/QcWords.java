package dev.pickwright.station.screens;

import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.PointResult;
import dev.pickwright.model.quality.QcCheckView;
import dev.pickwright.model.quality.QcPoint;
import dev.pickwright.station.platform.i18n.Messages;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What QC checks are in words. */
public final class QcWords {

    private QcWords() {}

    /** Why a check is required; a reason that this station does not know is shown as it is. */
    public static String reason(String recorded) {
        int colon = recorded.indexOf(':');
        String key = "qc.reason." + (colon < 0 ? recorded : recorded.substring(0, colon));
        String subject = colon < 0 ? "" : recorded.substring(colon + 1);
        return Messages.textOr(key, recorded, subject);
    }

    /** What the warehouse calls the point; the usual ones have words of their own. */
    public static String point(QcPoint point) {
        return point.text() != null ? point.text() : point(point.code());
    }

    private static String point(String code) {
        return Stream.of(Checkpoint.values())
                .filter(usual -> usual.wire().equals(code))
                .findFirst()
                .map(Messages::word)
                .orElse(code);
    }

    /** What a measured value may be, with its unit; empty for a point that is not measured. */
    public static String tolerance(QcPoint point) {
        String unit = point.unit() == null ? "" : point.unit();
        if (point.min() != null && point.max() != null) {
            return Messages.text("qc.between", plain(point.min()), plain(point.max()), unit)
                    .strip();
        }
        if (point.min() != null) {
            return Messages.text("qc.at_least", plain(point.min()), unit).strip();
        }
        return point.max() == null
                ? ""
                : Messages.text("qc.at_most", plain(point.max()), unit).strip();
    }

    /** A measured value with its unit. */
    public static String measured(BigDecimal value, @Nullable String unit) {
        return unit == null ? plain(value) : plain(value) + " " + unit;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** A failed point: what is wrong, how much of it, and what was decided. */
    public static String failed(QcCheckView check, PointResult result) {
        QcPoint point = check.points().stream()
                .filter(each -> each.code().equals(result.point()))
                .findFirst()
                .orElse(null);
        String name = point == null ? point(result.point()) : point(point);
        String value = result.measured() == null
                ? ""
                : " (" + measured(result.measured(), point == null ? null : point.unit()) + ")";
        return Messages.text(
                "qc.failed_point",
                name,
                result.quantity() == null ? 0 : result.quantity(),
                result.defect() == null ? "" : Messages.word(result.defect()) + value,
                result.disposition() == null ? "" : Messages.word(result.disposition()));
    }
}
