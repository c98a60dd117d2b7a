package dev.pickwright.backend.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The judge of the kill runs finds what it is there to find. */
class HistoryTest {

    private final List<Ledger.Entry> committed = new ArrayList<>();
    private List<Ledger.Entry> arrived = List.of();

    @BeforeEach
    void aRunWithoutFault() {
        for (int seq = 1; seq <= 50; seq++) {
            for (String lane : List.of("a", "b", "c")) {
                committed.add(new Ledger.Entry(UUID.randomUUID(), lane, seq));
            }
        }
        arrived = new ArrayList<>(committed);
    }

    private List<String> violations(UUID... interrupted) {
        History history = new History(committed, arrived);
        history.interrupted(List.of(interrupted));
        return history.violations();
    }

    @Test
    void aRunWithoutFaultPasses() {
        assertThat(violations()).isEmpty();
    }

    @Test
    void oneThatIsDroppedInTheMiddleIsLostAndLeavesAGap() {
        arrived.remove(70);
        assertThat(violations())
                .hasSize(2)
                .anyMatch(each -> each.startsWith("lost"))
                .anyMatch(each -> each.startsWith("order"));
    }

    @Test
    void oneThatIsDroppedAtTheEndIsLost() {
        arrived.removeLast();
        assertThat(violations()).singleElement().asString().startsWith("lost");
    }

    @Test
    void twoOfALaneThatAreSwappedAreOutOfOrder() {
        Ledger.Entry earlier = arrived.get(60);
        arrived.set(60, arrived.get(63));
        arrived.set(63, earlier);
        assertThat(violations()).isNotEmpty().allMatch(each -> each.startsWith("order"));
    }

    @Test
    void twoOfDifferentLanesMaySwap() {
        Ledger.Entry earlier = arrived.get(60);
        arrived.set(60, arrived.get(61));
        arrived.set(61, earlier);
        assertThat(violations()).isEmpty();
    }

    @Test
    void oneThatComesTwiceWithoutAnInterruptionIsADuplicate() {
        arrived.add(arrived.get(60));
        assertThat(violations()).singleElement().asString().startsWith("duplicate");
    }

    @Test
    void anInterruptionExplainsOneRepeatOfEachThatWasUnderWay() {
        Ledger.Entry twice = arrived.get(60);
        arrived.add(twice);
        assertThat(violations(twice.id())).isEmpty();
        assertThat(new History(committed, arrived).duplicates()).isEqualTo(1);
        arrived.add(twice);
        assertThat(violations(twice.id())).singleElement().asString().startsWith("duplicate");
    }

    @Test
    void aRepeatOfOneThatWasNotUnderWayIsNotExplained() {
        arrived.add(arrived.get(60));
        assertThat(violations(arrived.get(61).id())).singleElement().asString().startsWith("duplicate");
    }

    @Test
    void oneThatIsInventedIsAPhantom() {
        arrived.add(new Ledger.Entry(UUID.randomUUID(), "a", 51));
        assertThat(violations()).singleElement().asString().startsWith("phantom");
    }

    @Test
    void oneThatChangedOnItsWayIsAPhantom() {
        arrived.set(149, new Ledger.Entry(arrived.get(149).id(), "c", 51));
        assertThat(violations()).singleElement().asString().startsWith("phantom");
    }
}
