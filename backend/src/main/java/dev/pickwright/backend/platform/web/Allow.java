package dev.pickwright.backend.platform.web;

import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may use a route. Every handler method below {@code /v1} has one; what it does not name is refused. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Allow {

    /** Operators with one of these roles; administrators always. */
    Role[] roles() default {};

    /** API keys with one of these scopes; those with {@link Scope#EVERYTHING} always. */
    Scope[] scopes() default {};

    /** Stations at which nobody is signed in. */
    boolean stations() default false;

    /** Whoever can reach the server; nobody else needs to be named then. */
    boolean anybody() default false;
}
