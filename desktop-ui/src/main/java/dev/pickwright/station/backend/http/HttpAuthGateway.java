package dev.pickwright.station.backend.http;

import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.Approved;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.access.SignIn;
import dev.pickwright.model.access.SignInInfo;
import dev.pickwright.model.access.SignedIn;
import dev.pickwright.station.backend.api.AuthGateway;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

public final class HttpAuthGateway implements AuthGateway {

    private static final String CURRENT = "/v1/sign-ins/current";

    private final Api api;

    public HttpAuthGateway(Api api) {
        this.api = api;
    }

    @Override
    public SignInInfo info() {
        return api.get("/v1/sign-in-info", SignInInfo.class);
    }

    @Override
    public OperatorView signIn(String badge, @Nullable String pin) {
        api.sessions().end();
        SignedIn begun = api.post("/v1/sign-ins", new SignIn(badge, pin, api.station()), SignedIn.class);
        api.sessions().begin(begun.session(), begun.operator().badge());
        return begun.operator();
    }

    @Override
    public void lock() {
        api.sessions().last(() -> api.post(CURRENT + "/lock", Map.of()));
    }

    @Override
    public void signOut() {
        api.sessions().last(() -> api.delete(CURRENT));
    }

    @Override
    public void prefer(String language, int textSize) {
        api.put("/v1/operators/me/preferences", new Preferences(language, textSize), null);
    }

    @Override
    public Approved approve(ApproveAction told) {
        return api.post("/v1/approvals", told, Approved.class);
    }

    @Override
    public <T> Callable<T> asNow(Callable<T> call) {
        return api.sessions().asNow(call, null);
    }

    @Override
    public <T> Callable<T> approved(Approved approval, Callable<T> call) {
        return api.sessions().asNow(call, approval.approval());
    }
}
