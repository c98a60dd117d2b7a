package dev.pickwright.station.backend.api;

import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.SignInInfo;

/** Signing in and out. Calls block; a refusal is a {@link DomainFailure}. */
public interface AuthGateway {

    SignInInfo info();

    /** From then on every call of the station is made as this operator. */
    OperatorView signIn(String badge, String pin);

    void signOut();
}
