package dev.pickwright.model.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.scan.Gs1.Reading;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts of GS1's General Specifications that the product builds on. */
class Gs1ElementsTest {

    private static final int YEAR = 2026;
    private static final String GTIN = "06291041500213";
    private static final String GS = "\u001d";

    @ParameterizedTest
    @ValueSource(strings = {"02345673", "416000336108", "1234567890128", "12345678901231", "123456789012345675"})
    void theStandardsValidKeysAreValid(String key) {
        assertThat(CheckDigit.fits(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345673", "416000336109", "1234567890129", "12345678901232", "123456789012345670"})
    void theStandardsInvalidKeysAreNot(String key) {
        assertThat(CheckDigit.fits(key)).isFalse();
    }

    @Test
    void anSsccGetsItsCheckDigit() {
        assertThat(CheckDigit.of("00614141000000001")).isEqualTo(2);
        assertThat(values("(00)006141410000000012")).containsEntry("00", "006141410000000012");
    }

    @ParameterizedTest
    @ValueSource(strings = {"]C1", "]e0", "]d2", "]Q3", "]J1", ""})
    void everySymbologyOfGs1IsStripped(String symbology) {
        assertThat(values(symbology + "01" + GTIN + "17270331" + "10AB-1" + GS + "21XYZ"))
                .isEqualTo(Map.of("01", GTIN, "17", "270331", "10", "AB-1", "21", "XYZ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"]E06291041500213", "]C06291041500213", "]A06291041500213", "]d16291041500213"})
    void otherSymbologiesAreStrippedAndNoElementString(String code) {
        assertThat(CodeForm.read(code.substring(0, 3) + "6291041500213", YEAR).gtins())
                .containsExactly(GTIN);
    }

    @Test
    void anEanWithAWrongCheckDigitIsBroken() {
        assertThat(CodeForm.read("]E06291041500214", YEAR).broken()).isNotNull();
        assertThat(CodeForm.read("]E402345673", YEAR).gtins()).containsExactly("00000002345673");
    }

    @ParameterizedTest
    @ValueSource(strings = {GS, "|", "~"})
    void separatorsMayBeSubstituted(String separator) {
        assertThat(values("01" + GTIN + "10L7" + separator + "21S1"))
                .containsEntry("10", "L7")
                .containsEntry("21", "S1");
    }

    @Test
    void aSeparatorAfterAFixedValueOrAtTheEndIsNoError() {
        assertThat(values(GS + "01" + GTIN + GS + "17270331" + GS + "10L2105" + GS))
                .containsEntry("10", "L2105");
    }

    @Test
    void theFormForPeopleIsRead() {
        assertThat(values("(01)" + GTIN + "(10)ABC21XYZ(17)270331"))
                .isEqualTo(Map.of("01", GTIN, "10", "ABC21XYZ", "17", "270331"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10ABC21XYZ", "10ABC17270331", "10AVERYLONGLOTWITHOUTEND21", "21SERIAL10LOT", "30121227LOT"})
    void aMissingSeparatorIsRefusedAndNotGuessed(String rest) {
        assertThat(why("]C101" + GTIN + rest)).isEqualTo("scan.separator_missing");
        assertThat(why("01" + GTIN + rest)).isEqualTo("scan.separator_missing");
    }

    @Test
    void aFixedLengthIsNoPredefinedOne() {
        assertThat(why("]C1402" + "12345678901234562" + "00" + "123456789012345675"))
                .isEqualTo("scan.separator_missing");
        assertThat(values("]C1402" + withCheck("1234567890123456") + GS + "00" + "123456789012345675"))
                .containsKeys("402", "00");
    }

    @ParameterizedTest
    @CsvSource({
        "]C10106291041500214, scan.check_digit_wrong",
        "]C10012345678901234567, scan.value_wrong",
        "]C100123456789012345670, scan.check_digit_wrong",
        "(01)06291041500213(17)271301, scan.no_date",
        "(01)06291041500213(17)270230, scan.no_date",
        "(01)06291041500213(7003)2703001200, scan.no_date",
        "(01)06291041500213(10)A(10)B, scan.twice",
        "]C189123, scan.unknown_ai",
        "(01)06291041500213(37)5, scan.excluded",
        "(01)06291041500213(02)06291041500213(37)5, scan.excluded",
        "(01)06291041500213(21)A(235)B, scan.excluded",
        "(00)006141410000000012(420)A(421)276B, scan.excluded",
        "(02)06291041500213, scan.partner_missing",
        "(37)12, scan.partner_missing",
        "(10)LOT, scan.partner_missing",
        "(17)270331, scan.partner_missing",
        "(21)S1, scan.partner_missing",
        "(01)06291041500213(250)S, scan.partner_missing",
        "(254)A-01, scan.partner_missing",
        "(403)R, scan.partner_missing"
    })
    void whatIsWrongIsSaid(String code, String why) {
        assertThat(why(code)).isEqualTo(why);
    }

    @Test
    void theSameElementTwiceIsOne() {
        assertThat(values("(01)" + GTIN + "(10)A(10)A")).containsEntry("10", "A");
    }

    @ParameterizedTest
    @CsvSource({
        "260228, 2026, 2026-02-28", "270200, 2026, 2027-02-28", "280200, 2026, 2028-02-29", "261200, 2026, 2026-12-31",
        "760101, 2026, 2076-01-01", "770101, 2026, 1977-01-01", "990101, 2026, 1999-01-01", "000101, 2051, 2100-01-01",
        "010101, 2051, 2101-01-01", "020101, 2051, 2002-01-01", "490101, 2099, 2149-01-01", "500101, 2099, 2050-01-01"
    })
    void twoDigitYearsFollowFromTheCurrentOne(String date, int year, LocalDate expected) {
        assertThat(Gs1Date.read(date, year)).contains(expected);
    }

    @Test
    void aMeasureHasItsDecimals() {
        var read = (Reading.Elements) Gs1.read("(01)" + GTIN + "(3103)000189", YEAR);
        assertThat(read.measure("310")).contains(new BigDecimal("0.189"));
        assertThat(Gs1.read("(01)" + GTIN + "(3106)000189", YEAR)).isInstanceOf(Reading.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A-01-02-03", "85123A", "T-0001", "1012", "2101", "00123", "(A) 5", "", "]C"})
    void ownCodesAreNoElementStrings(String code) {
        assertThat(Gs1.read(code, YEAR)).isEqualTo(new Reading.None());
    }

    @Test
    void upcEIsExpanded() {
        assertThat(Gtin.readUpcE("04252614")).contains("00042100005264");
        assertThat(Gtin.readUpcE("01234565")).contains("00012345000065");
        assertThat(Gtin.readUpcE("21234565")).isEmpty();
        assertThat(CodeForm.read("04252614", YEAR).gtins()).contains("00042100005264");
    }

    @Test
    void countLotExpiryAndSerialAreTold() {
        CodeForm box = CodeForm.read("(02)" + GTIN + "(37)12(10)L7(17)270300", YEAR);
        assertThat(box.count()).isEqualTo(12);
        assertThat(box.trace().lot()).isEqualTo("L7");
        assertThat(box.trace().expiry()).isEqualTo(LocalDate.of(2027, 3, 31));
        assertThat(CodeForm.read("(01)" + GTIN + "(21)S-1", YEAR).trace().serial())
                .isEqualTo("S-1");
        assertThat(CodeForm.read("(02)" + GTIN + "(37)0", YEAR).broken()).isNotNull();
        assertThat(CodeForm.read("(00)006141410000000012(400)po-7", YEAR).orderNumber())
                .isEqualTo("po-7");
    }

    @Test
    void namesStandInsideAsWell() {
        assertThat(CodeForm.read("]C191t-0001", YEAR).names()).contains("T-0001");
        assertThat(CodeForm.read("(414)1234567890128(254)a-01", YEAR).names()).contains("(414)1234567890128(254)A-01");
        assertThat(CodeForm.read("(8003)01234567890128T1", YEAR).names()).contains("(8003)01234567890128T1");
        assertThat(CodeForm.read("(8004)GIAI7", YEAR).names()).contains("(8004)GIAI7");
        assertThat(CodeForm.read(" pw:undo\r", YEAR).command()).isEqualTo(ScanCommand.UNDO);
    }

    private static String withCheck(String digits) {
        return digits + CheckDigit.of(digits);
    }

    private static Map<String, String> values(String code) {
        Reading reading = Gs1.read(code, YEAR);
        assertThat(reading).isInstanceOf(Reading.Elements.class);
        return ((Reading.Elements) reading).values();
    }

    private static String why(String code) {
        Reading reading = Gs1.read(code, YEAR);
        assertThat(reading).isInstanceOf(Reading.Broken.class);
        return ((Reading.Broken) reading).why().code();
    }
}
