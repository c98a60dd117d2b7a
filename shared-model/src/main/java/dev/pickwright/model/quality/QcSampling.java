package dev.pickwright.model.quality;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Whether a fulfillment needs a check, and why. Pure: the same facts give the same answer. */
public final class QcSampling {

    /** What {@link Rule#sampleRate} counts in. */
    public static final int WHOLE = 10_000;

    private static final int REASON = 120;

    /**
     * What a warehouse wants checked.
     *
     * @param customerListed whether the order's customer is on its list
     * @param valueLimit orders of more value are checked; null for no limit
     * @param sampleRate of the others, so many in 10,000
     */
    public record Rule(boolean customerListed, @Nullable BigDecimal valueLimit, int sampleRate) {}

    private QcSampling() {}

    /** The reason that flagged goods give; the first of them is named. */
    public static Optional<String> flagged(List<String> flaggedSkus) {
        return flaggedSkus.stream().findFirst().map(sku -> cut("flagged_sku:" + sku));
    }

    /**
     * The reason that a warehouse's rule gives.
     *
     * @param seed secret; who does not know it cannot tell which numbers are sampled
     */
    public static Optional<String> reason(
            Rule rule, @Nullable String customer, BigDecimal orderValue, String seed, String number) {
        if (rule.customerListed() && customer != null) {
            return Optional.of(cut("customer:" + customer));
        }
        if (rule.valueLimit() != null && orderValue.compareTo(rule.valueLimit()) > 0) {
            return Optional.of("order_value");
        }
        return sampled(seed, number, rule.sampleRate()) ? Optional.of("sampled") : Optional.empty();
    }

    /** @param rate so many in 10,000 */
    public static boolean sampled(String seed, String number, int rate) {
        if (rate <= 0) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(number.getBytes(StandardCharsets.UTF_8));
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = value << Byte.SIZE | digest[i] & 0xff;
            }
            return Long.remainderUnsigned(value, WHOLE) < rate;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static String cut(String reason) {
        return reason.length() <= REASON ? reason : reason.substring(0, REASON);
    }
}
