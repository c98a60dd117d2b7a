package dev.pickwright.model.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QcSamplingTest {

    private static final int NUMBERS = 10_000;

    @Test
    void theSameNumberGetsTheSameAnswer() {
        assertThat(sampled("seed", 500)).isEqualTo(sampled("seed", 500));
    }

    @Test
    void theRateIsKept() {
        assertThat(sampled("seed", 500)).hasSizeBetween(420, 580);
        assertThat(sampled("seed", 0)).isEmpty();
        assertThat(sampled("seed", QcSampling.WHOLE)).hasSize(NUMBERS);
    }

    @Test
    void aHigherRateKeepsWhatALowerOneSampled() {
        assertThat(sampled("seed", 1_000)).containsAll(sampled("seed", 500));
    }

    @Test
    void anotherSeedSamplesOthers() {
        var both = new java.util.HashSet<>(sampled("seed", 1_000));
        both.retainAll(sampled("another", 1_000));
        // Chance alone puts a tenth of the one into the other.
        assertThat(both).hasSizeBetween(60, 140);
    }

    @Test
    void whatWasSampledSaysNothingOfTheNext() {
        List<Integer> numbers = sampled("seed", 1_000);
        long followed = numbers.stream().filter(n -> numbers.contains(n + 1)).count();
        assertThat(followed).isBetween(60L, 140L);
    }

    @Test
    void theFirstReasonThatFitsIsNamed() {
        var rule = new QcSampling.Rule(true, BigDecimal.TEN, QcSampling.WHOLE);
        assertThat(QcSampling.reason(rule, "Acme", new BigDecimal("11"), "seed", "F-1"))
                .contains("customer:Acme");
        rule = new QcSampling.Rule(false, BigDecimal.TEN, QcSampling.WHOLE);
        assertThat(QcSampling.reason(rule, "Acme", new BigDecimal("11"), "seed", "F-1"))
                .contains("order_value");
        assertThat(QcSampling.reason(rule, null, BigDecimal.TEN, "seed", "F-1")).contains("sampled");
        assertThat(QcSampling.reason(new QcSampling.Rule(false, null, 0), null, BigDecimal.TEN, "seed", "F-1"))
                .isEmpty();
        assertThat(QcSampling.flagged(List.of("PW-1", "PW-2"))).contains("flagged_sku:PW-1");
    }

    private static List<Integer> sampled(String seed, int rate) {
        return IntStream.range(0, NUMBERS)
                .filter(n -> QcSampling.sampled(seed, "F-%06d".formatted(n), rate))
                .boxed()
                .toList();
    }
}
