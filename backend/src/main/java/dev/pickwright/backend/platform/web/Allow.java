package dev.pickwright.backend.platform.web;

import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may use a route. Every handler method has one, or the application does not start; what it does not name is
 * refused. The product itself may use every route that asks for no operator.
 */
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

    /** Nobody but operators, for what is done with somebody's hands: no key and no token stands in for them. */
    boolean operatorsOnly() default false;

    /** Whoever can reach the server; nobody else needs to be named then, and nobody is asked who it is. */
    boolean anybody() default false;

    /** What the path names, and by that the warehouse: who may not work there is refused. */
    Subject of() default Subject.NONE;
}
