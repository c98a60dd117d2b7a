package dev.pickwright.station.backend.api;

import dev.pickwright.model.access.ApproveAction;
import dev.pickwright.model.access.Approved;
import dev.pickwright.model.access.OperatorView;
import dev.pickwright.model.access.SignInInfo;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Signing in and out. Calls block; a refusal is a {@link DomainFailure}. */
public interface AuthGateway {

    SignInInfo info();

    /**
     * From then on every call of the station is made as this operator.
     *
     * @param pin null where the badge alone may be enough
     */
    OperatorView signIn(String badge, @Nullable String pin);

    /** The session can do nothing until its operator comes back. */
    void lock();

    void signOut();

    /** How the operator whose session it is wants to see the station. */
    void prefer(String language, int textSize);

    /** A supervisor lets the operator whose session it is do something once. */
    Approved approve(ApproveAction told);

    /** The call as whoever is signed in now, whenever it is made; once that session is set aside it is refused here. */
    <T> Callable<T> asNow(Callable<T> call);

    /** The call with what a supervisor approved, as whoever is signed in now. */
    <T> Callable<T> approved(Approved approval, Callable<T> call);
}
