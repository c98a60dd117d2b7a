package dev.pickwright.station.backend.http;

import dev.pickwright.model.access.CreateOperator;
import dev.pickwright.model.access.NewPin;
import dev.pickwright.model.access.OperatorAccount;
import dev.pickwright.model.access.OperatorFacts;
import dev.pickwright.station.backend.api.PeopleGateway;
import java.util.List;
import java.util.Map;

public final class HttpPeopleGateway implements PeopleGateway {

    private static final String OPERATORS = "/v1/operators";

    private final Api api;

    public HttpPeopleGateway(Api api) {
        this.api = api;
    }

    @Override
    public List<OperatorAccount> operators() {
        return api.all(OPERATORS + "?", OperatorAccount.class);
    }

    @Override
    public void add(CreateOperator told) {
        api.post(OPERATORS, told);
    }

    @Override
    public void change(OperatorAccount seen, OperatorFacts facts) {
        api.put(of(seen, ""), facts, seen.version());
    }

    @Override
    public void newPin(OperatorAccount operator, String pin) {
        api.post(of(operator, "/pin"), new NewPin(pin));
    }

    @Override
    public void unlock(OperatorAccount operator) {
        api.post(of(operator, "/unlock"), Map.of());
    }

    @Override
    public void retire(OperatorAccount operator) {
        api.post(of(operator, "/retire"), Map.of());
    }

    private static String of(OperatorAccount operator, String rest) {
        return OPERATORS + "/" + operator.id() + rest;
    }
}
