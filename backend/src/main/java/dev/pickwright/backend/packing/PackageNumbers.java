package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.Given;
import dev.pickwright.model.scan.Sscc;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The numbers that packages get, of the company's prefix and a serial. */
@Component
public class PackageNumbers {

    /** Under which name an operation tells the numbers that it gave. */
    public static final String GIVEN = "sscc";

    private final SsccSerials serials;
    private final String companyPrefix;

    PackageNumbers(SsccSerials serials, @Value("${pickwright.sscc-prefix:5012345}") String companyPrefix) {
        this.serials = serials;
        this.companyPrefix = companyPrefix;
    }

    /** One that was never given before, or the one that the operation which is carried out again gave. */
    String fresh() {
        return Given.choose(GIVEN, () -> Sscc.of(companyPrefix, serials.next()));
    }

    /** The serial in a number; empty if it is of another prefix. */
    public OptionalLong serial(String number) {
        return Sscc.serial(companyPrefix, number);
    }
}
