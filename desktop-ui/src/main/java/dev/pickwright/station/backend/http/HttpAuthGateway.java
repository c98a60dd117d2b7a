package dev.pickwright.station.backend.http;

import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.model.access.SignedIn;
import dev.pickwright.station.backend.api.AuthGateway;

public final class HttpAuthGateway implements AuthGateway {

    private final Api api;

    public HttpAuthGateway(Api api) {
        this.api = api;
    }

    @Override
    public SignInInfo info() {
        return api.get("/v1/sign-in-info", SignInInfo.class);
    }

    @Override
    public OperatorView signIn(String badge, String pin) {
        api.useSession(null);
        SignedIn begun = api.post("/v1/sign-ins", new SignIn(badge, pin, api.station()), SignedIn.class);
        api.useSession(begun.session());
        return begun.operator();
    }

    @Override
    public void signOut() {
        api.endSession("/v1/sign-ins/current");
    }
}
