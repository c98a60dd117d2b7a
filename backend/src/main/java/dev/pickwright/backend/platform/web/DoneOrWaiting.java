package dev.pickwright.backend.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a route answers that may have to wait for somebody, which its signature cannot tell. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface DoneOrWaiting {

    /** With 200. */
    Class<?> done();

    /** With 202. */
    Class<?> waiting();
}
