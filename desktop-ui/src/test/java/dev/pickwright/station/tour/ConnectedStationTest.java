package dev.pickwright.station.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Locale;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A station without a backend of its own, against a central that runs by TLS in a process of its own. */
class ConnectedStationTest {

    @TempDir
    Path folder;

    private CentralProcess central;

    @BeforeEach
    void startCentral() throws Exception {
        central = new CentralProcess(folder.resolve("central"), 0);
    }

    @AfterEach
    void stopCentral() {
        central.close();
    }

    @Test
    void itEnrolsWorksIsRetiredAndEnrolsAgain() throws Exception {
        try (ConnectedFloor station = station(central.base())) {
            enrol(station, "Bench 1");
            onlyItsOwnerReads(folder.resolve("station/station.json"));

            station.signIn("B-1004", "4444");
            station.see("instruction", "Choose your work");
            station.press(KeyCode.F3);
            station.see("instruction", "What hangs on this station");
            station.press(KeyCode.F6);
            station.type("zebra-9");
            station.press(KeyCode.F10);
            station.see("feedback", "Changed");
            station.picture("connected-devices");
            assertThat(central.station("Bench 1").path("printer").asString()).isEqualTo("zebra-9");
            station.press(KeyCode.ESCAPE);
            station.press(KeyCode.F7);
            station.see("instruction", "All fulfillments");
            station.seeProgress("· live");
            station.picture("connected-board");
            central.retire("Bench 1");
            station.press(KeyCode.F3);
            station.see("connect-retired");
            station.picture("connect-retired");

            station.press(KeyCode.F10);
            station.see("connect-code");
            station.scan(central.invite("Bench 1"));
            station.see("instruction", "Scan your badge");
        }
        assertThat(central.station("Bench 1").path("last_seen_at").isNull()).isFalse();
        // The next start needs no code and nobody to compare anything.
        try (ConnectedFloor station = station(central.base())) {
            station.see("instruction", "Scan your badge");
        }
    }

    @Test
    void aServerThatIsLostWhilePeopleWorkIsSaidAtTheStep() throws Exception {
        try (ConnectedFloor station = station(central.base())) {
            enrol(station, "Bench 3");
            station.signIn("B-1003", "3333");
            station.seeProgress("· live");
            central.close();
            station.press(KeyCode.F3);
            station.see("feedback", "The backend does not answer");
            station.picture("connected-lost");
        }
    }

    @Test
    void anotherCertificateStopsItUntilAPersonComparedThat() throws Exception {
        try (ConnectedFloor station = station(central.base())) {
            enrol(station, "Bench 2");
        }
        URI server = central.base();
        String before = central.fingerprint();
        central.close();
        try (ConnectedFloor station = station(server)) {
            station.see("feedback", "The server cannot be reached");
            station.picture("connect-unreachable");
            Files.delete(folder.resolve("central/tls.crt"));
            Files.delete(folder.resolve("central/tls.key"));
            central = new CentralProcess(folder.resolve("central"), server.getPort());

            station.see("connect-changed");
            station.picture("connect-changed");
            station.press(KeyCode.F7);
            String shown = station.see("fingerprint").replace("\n", ":");
            assertThat(shown).isEqualTo(central.fingerprint()).isNotEqualTo(before);
            station.press(KeyCode.F10);
            station.see("instruction", "Scan your badge");
        }
    }

    private void enrol(ConnectedFloor station, String name) throws Exception {
        String code = central.invite(name);
        String shown = station.see("fingerprint").replace("\n", ":");
        assertThat(shown).isEqualTo(central.fingerprint());
        station.picture("connect-fingerprint");
        station.press(KeyCode.F10);
        station.see("connect-code");
        station.picture("connect-code");
        station.scan("ABCD-EFGH-JKMN");
        station.see("feedback", "This code is wrong");
        station.press(KeyCode.F2);
        station.type(code.toLowerCase(Locale.ROOT).replace("-", " "));
        station.picture("connect-typed");
        station.press(KeyCode.ENTER);
        station.see("instruction", "Scan your badge");
        station.picture("connected-sign-in");
    }

    private ConnectedFloor station(URI server) throws Exception {
        return new ConnectedFloor(server, folder.resolve("station"), Clock.systemUTC());
    }

    private static void onlyItsOwnerReads(Path file) throws Exception {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }
}
