package dev.pickwright.backend.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import dev.pickwright.backend.fixture.TestStation;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StationAssertionTest {

    private static final int SPOILED = 3_000;

    private final TestStation computer = new TestStation();
    private final StationKey key = StationKey.of(computer.publicKey());

    @Test
    void whatWasChangedSinceItWasSignedIsNotBelieved() {
        String right = computer.proof(UUID.randomUUID().toString());
        assertThat(believed(right)).isTrue();
        Random random = new Random(20_261_125);
        // Of the signature the same bytes can be written in several ways; what is remembered is the jti.
        int signed = right.lastIndexOf('.');
        for (int i = 0; i < SPOILED; i++) {
            int at = random.nextInt(signed);
            String spoiled = right.substring(0, at) + (char) (33 + random.nextInt(94)) + right.substring(at + 1);
            assertThat(believed(spoiled) && !spoiled.equals(right)).as(spoiled).isFalse();
        }
    }

    @Test
    void aBodyThatIsNoClaimsIsRefusedAndDoesNoHarm() {
        String[] parts = computer.proof(UUID.randomUUID().toString()).split("\\.");
        for (String body : new String[] {
            "",
            "{",
            "[]",
            "null",
            "{\"exp\":9e999}",
            "{\"exp\":9223372036854775807,\"iat\":-9223372036854775808}",
            "{\"aud\":{}}",
            "{\"sub\":[1]}",
            "[".repeat(1_200),
            "{\"a\":".repeat(240)
        }) {
            assertThat(believed(parts[0] + "." + Base64URL.encode(body) + "." + parts[2]))
                    .as(body)
                    .isFalse();
        }
    }

    private boolean believed(String text) {
        return StationAssertion.read(text)
                .filter(assertion -> assertion.holds(key, Instant.now()))
                .isPresent();
    }
}
