package vn.liennganh.console.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whom a page or an action is for. A handler of the consoles without it answers 404 to everybody,
 * and fails a test.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Page {

    /** The part that it belongs to: who may enter that may enter here. */
    Section value();

    /** Where not empty: only those who have one of these roles beside. */
    Role[] roles() default {};

    /** Whether it shows the signing page, the only one that may reach {@link SigningAgents}. */
    boolean signs() default false;
}
