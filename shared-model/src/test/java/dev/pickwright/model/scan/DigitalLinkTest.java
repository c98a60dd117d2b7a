package dev.pickwright.model.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.scan.Gs1.Reading;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitalLinkTest {

    private static final int YEAR = 2026;
    private static final String GTIN = "05412345000013";

    @Test
    void theToolkitsExampleIsRead() {
        String link = "https://id.gs1.org/01/05412345000013/10/ABC%26%2B123?3103=000189&3923=2172";
        assertThat(values(link))
                .isEqualTo(Map.of("01", GTIN, "10", "ABC&+123", "3103", "000189", "3923", "2172"))
                .isEqualTo(values("(01)05412345000013(10)ABC&+123(3103)000189(3923)2172"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.gs1.org/01/05412345000013",
                "http://shop.example/some/stem/01/05412345000013/",
                "HTTPS://shop.example/gtin/05412345000013#top",
                "https://shop.example/01/5412345000013?lang=en",
                "]Q1https://shop.example/x/01/05412345000013?utm=7&x"
            })
    void domainStemAndOtherNamesDoNotMatter(String link) {
        assertThat(values(link)).isEqualTo(Map.of("01", GTIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22/A", "10/B", "21/C", "22/A/10/B", "22/A/21/C", "10/B/21/C", "22/A/10/B/21/C", "235/T"})
    void qualifiersInOrderAreRead(String qualifiers) {
        assertThat(values("https://id.gs1.org/01/" + GTIN + "/" + qualifiers)).containsEntry("01", GTIN);
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.gs1.org/01/05412345000013/10/B/22/A, scan.link_order",
        "https://id.gs1.org/01/05412345000013/21/C/10/B, scan.link_order",
        "https://id.gs1.org/01/05412345000013/235/T/10/B, scan.link_order",
        "https://id.gs1.org/00/006141410000000012/10/B, scan.link_order",
        "https://id.gs1.org/01/05412345000014, scan.check_digit_wrong",
        "https://id.gs1.org/01/05412345000013?17=271301, scan.no_date",
        "https://id.gs1.org/01/05412345000013?89=1, scan.unknown_ai",
        "https://id.gs1.org/01/05412345000013/10/B?10=B, scan.twice"
    })
    void whatIsWrongIsSaid(String link, String why) {
        assertThat(Gs1.read(link, YEAR))
                .isInstanceOfSatisfying(
                        Reading.Broken.class,
                        broken -> assertThat(broken.why().code()).isEqualTo(why));
    }

    @Test
    void otherKeysAreRead() {
        assertThat(values("https://id.gs1.org/00/006141410000000012")).containsEntry("00", "006141410000000012");
        assertThat(values("https://id.gs1.org/414/1234567890128/254/A-01")).containsEntry("254", "A-01");
        assertThat(values("https://id.gs1.org/gtin/" + GTIN + "/lot/L/ser/S")).containsEntry("21", "S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://shop.example/", "https://shop.example/01/help", "https://", "https://a/%zz/%4"})
    void otherAddressesAreNoGs1(String link) {
        assertThat(Gs1.read(link, YEAR)).isEqualTo(new Reading.None());
    }

    private static Map<String, String> values(String code) {
        Reading reading = Gs1.read(code, YEAR);
        assertThat(reading).isInstanceOf(Reading.Elements.class);
        return ((Reading.Elements) reading).values();
    }
}
