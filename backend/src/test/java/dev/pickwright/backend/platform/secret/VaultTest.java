package dev.pickwright.backend.platform.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {

    @TempDir
    Path data;

    @Test
    void whatIsSealedIsOpenedAfterARestart() {
        String sealed = new Vault(data, null).seal("whsec_grüße");
        assertThat(sealed).doesNotContain("whsec");
        assertThat(new Vault(data, null).open(sealed)).contains("whsec_grüße");
    }

    @Test
    void theSameSecretIsSealedDifferentlyEachTime() {
        var vault = new Vault(data, null);
        assertThat(vault.seal("secret")).isNotEqualTo(vault.seal("secret"));
    }

    @Test
    void theKeyIsForItsOwnerOnly() throws IOException {
        new Vault(data, null);
        assertThat(Files.getPosixFilePermissions(data.resolve("secrets.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void anotherKeyOpensNothingAndNeitherDoesOneBitChanged() {
        var vault = new Vault(data.resolve("one"), null);
        String sealed = vault.seal("secret");
        assertThat(new Vault(data.resolve("other"), null).open(sealed)).isEmpty();
        char last = sealed.charAt(20);
        String changed = sealed.substring(0, 20) + (last == 'A' ? 'B' : 'A') + sealed.substring(21);
        assertThat(vault.open(changed)).isEmpty();
        assertThat(vault.open("no Base64!")).isEmpty();
        assertThat(vault.open("")).isEmpty();
    }

    @Test
    void severalServersShareAKey() {
        String sealed = new Vault(data, null).seal("secret");
        Path shared = data.resolve("secrets.key");
        assertThat(new Vault(data.resolve("other"), shared).open(sealed)).contains("secret");
    }

    @Test
    void aKeyThatIsNamedHasToBeThereAndWhole() throws IOException {
        Path named = data.resolve("named.key");
        assertThatThrownBy(() -> new Vault(data, named))
                .isInstanceOf(Vault.NoKey.class)
                .hasMessageContaining("named.key");
        for (String wrong : new String[] {"", "c2hvcnQ=", "planted!"}) {
            Files.writeString(named, wrong);
            assertThatThrownBy(() -> new Vault(data, named))
                    .isInstanceOf(Vault.NoKey.class)
                    .hasMessageContaining("named.key")
                    .hasMessageNotContaining("planted");
        }
        assertThat(Files.exists(data.resolve("secrets.key"))).isFalse();
    }
}
