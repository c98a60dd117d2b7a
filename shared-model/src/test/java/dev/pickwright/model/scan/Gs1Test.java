package dev.pickwright.model.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1Test {

    /** The example of the GS1 General Specifications: GTIN-13 629104150021 has check digit 3. */
    @Test
    void theCheckDigitIsTheOneOfTheStandardsExample() {
        assertThat(CheckDigit.of("629104150021")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"6291041500213", "06291041500213", "(01)06291041500213", "0106291041500213"})
    void everyFormOfOneGtinIsTheSame(String code) {
        assertThat(Gtin.read(code)).contains("06291041500213");
    }

    @ParameterizedTest
    @ValueSource(strings = {"6291041500214", "629104150021", "A-01-02-03", "85123A", ""})
    void whatIsNoGtinIsNone(String code) {
        assertThat(Gtin.read(code)).isEmpty();
    }

    @Test
    void anSsccIsReadBackInAllItsForms() {
        String sscc = Sscc.of("5012345", 42);
        assertThat(sscc).hasSize(18);
        assertThat(Sscc.read(sscc)).contains(sscc);
        assertThat(Sscc.read("00" + sscc)).contains(sscc);
        assertThat(Sscc.read("(00)" + sscc)).contains(sscc);
        assertThat(Sscc.serial("5012345", sscc)).hasValue(42);
        assertThat(Sscc.serial("4012345", sscc)).isEmpty();
    }
}
