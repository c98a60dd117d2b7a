package dev.pickwright.backend.access;

import dev.pickwright.model.access.SignInInfo;
import java.util.List;

/** Tells how to sign in to a demonstration database. */
public interface DemoOperators {

    /** Empty in a database that is no demonstration. */
    List<SignInInfo.DemoOperator> operators();
}
