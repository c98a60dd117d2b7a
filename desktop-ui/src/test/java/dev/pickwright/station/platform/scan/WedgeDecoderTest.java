package dev.pickwright.station.platform.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WedgeDecoderTest {

    private static final long MILLI = 1_000_000;

    private final WedgeDecoder decoder = new WedgeDecoder();
    private long now;

    @Test
    void aBurstThatEndsInEnterIsAScan() {
        assertThat(keys("A-01-02-03", 8)).contains("A-01-02-03");
    }

    @Test
    void aPersonsTypingIsNone() {
        assertThat(keys("A-01-02-03", 120)).isEmpty();
    }

    @Test
    void threeFastCharactersAreNone() {
        assertThat(keys("abc", 8)).isEmpty();
    }

    @Test
    void anAimIdentifierMakesAScanWhateverItsPace() {
        assertThat(keys("]C15012345678900", 300)).contains("]C15012345678900");
        assertThat(Aim.without("]C15012345678900")).isEqualTo("5012345678900");
        assertThat(Aim.without("A-01]C1")).isEqualTo("A-01]C1");
    }

    @Test
    void separatorsAndWhatStandsForThemAreHandedOn() {
        String code = "]C1010501234567890010L-7\u001d21S1|~\u001d";
        assertThat(keys(code, 8)).contains(code);
    }

    @Test
    void codesOf256CharactersAreHandedOnAndLongerOnesAreNotCutToThat() {
        assertThat(keys("x".repeat(256), 8)).contains("x".repeat(256));
        assertThat(keys("x".repeat(300), 8).orElseThrow()).hasSizeGreaterThan(256);
    }

    @Test
    void whatWasTypedBeforeABurstIsNoPartOfIt() {
        character('x');
        now += 500 * MILLI;
        assertThat(keys("T-0001", 8)).contains("T-0001");
    }

    @Test
    void oneHoldUpInTheMiddleLosesNoScan() {
        "T-0".chars().forEach(c -> {
            now += 8 * MILLI;
            character((char) c);
        });
        now += 200 * MILLI;
        assertThat(keys("001", 8)).contains("T-0001");
    }

    @Test
    void twoBurstsAreTwoScans() {
        assertThat(keys("T-0001", 8)).contains("T-0001");
        assertThat(keys("T-0002", 8)).contains("T-0002");
    }

    @Test
    void enterAloneIsNone() {
        assertThat(decoder.terminator(now)).isEmpty();
    }

    private Optional<String> keys(String text, long gapMillis) {
        for (char c : text.toCharArray()) {
            now += gapMillis * MILLI;
            character(c);
        }
        now += gapMillis * MILLI;
        return decoder.terminator(now);
    }

    private void character(char c) {
        decoder.character(c, now);
    }
}
