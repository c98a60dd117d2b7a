package dev.pickwright.station.backend.api;

import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import java.util.List;

/** Who may work here. Calls block; a refusal is a {@link DomainFailure}. */
public interface PeopleGateway {

    List<OperatorAccount> operators();

    void add(CreateOperator told);

    /** Refused if somebody else changed the operator since. */
    void change(OperatorAccount seen, OperatorFacts facts);

    void newPin(OperatorAccount operator, String pin);

    void unlock(OperatorAccount operator);

    void retire(OperatorAccount operator);
}
