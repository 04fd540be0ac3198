package vn.liennganh.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.SigningAgents;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.intake.queue.Pulse;

/**
 * Lets nobody through to a page of the consoles whom its {@link Page} does not name, and nobody at
 * all while the database says nothing: every page asks it, and would wait as long as it does.
 */
@Component
public class Gate implements HandlerInterceptor {

    /** Nothing inline, nothing from elsewhere. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; "
                    + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    /** The same, and the signing agents of the reader's own computer. */
    private static final String SIGNING_POLICY =
            POLICY.replace("connect-src 'self'", "connect-src 'self' " + SigningAgents.sources());

    private static final String CONSOLE = Gate.class.getPackageName();

    private final CurrentPerson current;
    private final Pulse database;

    Gate(CurrentPerson current, Pulse database) {
        this.current = current;
        this.database = database;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !ours(method)) {
            return true;
        }
        Page page =
                Optional.ofNullable(method.getMethodAnnotation(Page.class))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setHeader("Content-Security-Policy", page.signs() ? SIGNING_POLICY : POLICY);
        response.setHeader("Cache-Control", "no-store");
        if (!database.beats() && method.getBeanType() != MishapController.class) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        if (page.value().open()) {
            return true;
        }
        Person person =
                current.person()
                        .orElseThrow(
                                () -> new InsufficientAuthenticationException("not signed in"));
        if (!admits(page, person)) {
            throw new AccessDeniedException("not for this person");
        }
        return true;
    }

    /** Whether a handler is one of the consoles' pages. */
    public static boolean ours(HandlerMethod method) {
        return (method.getBeanType().getPackageName() + ".").startsWith(CONSOLE + ".");
    }

    /** Whether a page lets this person in. */
    public static boolean admits(Page page, Person person) {
        return page.value().admits(person)
                && (page.roles().length == 0 || Arrays.stream(page.roles()).anyMatch(person::is));
    }
}
