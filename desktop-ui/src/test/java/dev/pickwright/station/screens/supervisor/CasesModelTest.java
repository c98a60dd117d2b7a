package dev.pickwright.station.screens.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.access.StationId;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.sync.CaseId;
import dev.pickwright.model.sync.CaseKind;
import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.StopNotice.Goods;
import dev.pickwright.model.sync.VerdictCode;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.screens.Desks;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasesModelTest implements CasesModel.Questions {

    private final Desks desks = new Desks();
    private CaseDecision decision;
    private Runnable decided;
    private int toAdopt;
    private final CasesModel model = new CasesModel(desks.desk(), this);

    @Override
    public void readOn() {}

    @Override
    public void decide(CaseDecision asked, Runnable then) {
        decision = asked;
        decided = then;
    }

    @Override
    public void adoptAll(int count, Runnable confirmed) {
        toAdopt = count;
        decided = confirmed;
    }

    @BeforeEach
    void two() {
        desks.sync.cases =
                List.of(open(1, "F-000001", 5, CaseOutcome.PUT_BACK, CaseOutcome.ADOPT), open(2, "F-000002", 60));
        model.refresh();
    }

    @Test
    void theOneThatWaitsLongestComesFirst() {
        assertThat(model.shownProperty().get().rows())
                .extracting(CaseView::number)
                .containsExactly("F-000002", "F-000001");
        assertThat(model.frame().instructionProperty().get()).startsWith("2 cases wait");
    }

    @Test
    void aScannedToteOrNumberChoosesItsCase() {
        model.scan("f-000001");
        assertThat(model.shownProperty().get().row().number()).isEqualTo("F-000001");
        model.scan("T-0002");
        assertThat(model.shownProperty().get().row().number()).isEqualTo("F-000002");
    }

    @Test
    void whereNothingCanBeDecidedNothingIsOffered() {
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).doesNotContain(ActionId.PRIMARY);
    }

    @Test
    void itIsDecidedWithAReason() {
        model.scan("F-000001");
        press();
        decision.next();
        assertThat(decision.because(" ")).isNotEmpty();
        assertThat(decision.because("Ada has the goods")).isEmpty();
        decided.run();
        assertThat(desks.calls).containsExactly("resolve ADOPT: Ada has the goods");
        assertThat(model.frame().saidProperty().get().text()).isEqualTo("Decided: Let it count.");
    }

    @Test
    void thatSomebodyElseWasFasterIsSaid() {
        model.scan("F-000001");
        press();
        decision.because("Ada has the goods");
        desks.failure = new DomainFailure("version_stale", "The case was changed by somebody else.");
        desks.failOnce = true;
        desks.sync.cases = List.of();
        decided.run();
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(model.frame().instructionProperty().get()).isEqualTo("No case waits for a decision");
    }

    private void cameBack(int count) {
        desks.sync.cases = IntStream.rangeClosed(1, count)
                .mapToObj(n -> open(n, "F-00000" + n, VerdictCode.LEASE_UNKNOWN, 10 - n, CaseOutcome.ADOPT))
                .toList();
        model.refresh();
    }

    private void adoptAll() {
        model.frame().actionsProperty().get().stream()
                .filter(action -> action.id() == ActionId.FAIL)
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    @Test
    void whatCameBackAfterARestoreIsLetCountAllAtOnce() {
        cameBack(3);
        adoptAll();
        assertThat(toAdopt).isEqualTo(3);
        decided.run();
        assertThat(desks.calls)
                .containsExactly(
                        "resolve ADOPT: Central was restored",
                        "resolve ADOPT: Central was restored",
                        "resolve ADOPT: Central was restored");
        assertThat(model.frame().saidProperty().get().text()).isEqualTo("3 cases count now.");
    }

    @Test
    void whatDoesNotFitOfItStays() {
        cameBack(2);
        adoptAll();
        desks.failure = new DomainFailure("transition_refused", "1 of the operations does not fit");
        desks.failOnce = true;
        decided.run();
        assertThat(model.frame().saidProperty().get().text()).isEqualTo("1 case counts now; 1 does not fit and stays.");
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ATTENTION);
    }

    @Test
    void aBackendThatIsGoneEndsIt() {
        cameBack(2);
        adoptAll();
        desks.failure = new DomainFailure(DomainFailure.UNREACHABLE, "nobody answers");
        decided.run();
        assertThat(desks.calls).hasSize(1);
        assertThat(model.frame().saidProperty().get().outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void oneAloneIsDecidedByItself() {
        cameBack(1);
        assertThat(model.frame().actionsProperty().get()).extracting(Action::id).doesNotContain(ActionId.FAIL);
    }

    private void press() {
        model.frame().actionsProperty().get().getLast().run().run();
    }

    private CaseView open(int n, String number, int minutes, CaseOutcome... outcomes) {
        return open(n, number, VerdictCode.LEASE_REASSIGNED, minutes, outcomes);
    }

    private CaseView open(int n, String number, VerdictCode code, int minutes, CaseOutcome... outcomes) {
        return new CaseView(
                new CaseId(new UUID(0, n)),
                CaseKind.DIVERTED,
                new FulfillmentId(new UUID(1, n)),
                number,
                "LON",
                new StationId(new UUID(2, 1)),
                "Bench 2",
                code,
                desks.now.minusSeconds(60L * minutes),
                12,
                List.of(new Goods("PW-001", "Mug", 3, "T-000" + n, "A-01")),
                List.of(outcomes),
                null,
                null,
                null,
                null,
                1);
    }
}
