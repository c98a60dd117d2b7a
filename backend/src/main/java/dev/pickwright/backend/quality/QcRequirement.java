package dev.pickwright.backend.quality;

import dev.pickwright.backend.fulfillment.QcPolicy;
import dev.pickwright.backend.platform.time.IdSource;
import dev.pickwright.backend.warehouse.Sku;
import dev.pickwright.model.quality.QcRules;
import dev.pickwright.model.quality.QcSampling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says by flagged SKUs and the warehouses' rules which fulfillments must pass a check. */
@Component
class QcRequirement implements QcPolicy {

    private static final int SEED_IDS = 4;

    private final QcRuleRepository rules;
    private final IdSource ids;

    QcRequirement(QcRuleRepository rules, IdSource ids) {
        this.rules = rules;
        this.ids = ids;
    }

    @Override
    public Map<String, String> reasons(@Nullable String customer, BigDecimal orderValue, List<Part> parts) {
        Map<String, String> reasons = new HashMap<>();
        List<Part> others = new ArrayList<>();
        for (Part part : parts) {
            var flagged =
                    part.skus().stream().filter(Sku::qcFlagged).map(Sku::code).toList();
            QcSampling.flagged(flagged)
                    .ifPresentOrElse(reason -> reasons.put(part.number(), reason), () -> others.add(part));
        }
        if (others.isEmpty()) {
            return reasons;
        }
        var asked = rules.asked(
                others.stream().map(Part::warehouse).distinct().toList(),
                customer == null ? "" : QcRules.key(customer));
        for (Part part : others) {
            var found = asked.get(part.warehouse());
            if (found != null) {
                String seed =
                        found.seed() == null && found.rule().sampleRate() > 0 ? rules.seed(fresh()) : found.seed();
                QcSampling.reason(found.rule(), customer, orderValue, seed == null ? "" : seed, part.number())
                        .ifPresent(reason -> reasons.put(part.number(), reason));
            }
        }
        return reasons;
    }

    /** Each id brings 62 random bits. */
    private String fresh() {
        StringBuilder seed = new StringBuilder();
        for (int i = 0; i < SEED_IDS; i++) {
            seed.append(ids.next());
        }
        return seed.toString();
    }
}
