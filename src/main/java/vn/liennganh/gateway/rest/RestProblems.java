package vn.liennganh.gateway.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.intake.queue.Outage;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.language.Languages;

/**
 * Turns whatever ends a call into a problem document; what we did not foresee shows its number
 * only.
 */
public final class RestProblems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(RestProblems.class);

    private final ProblemDocuments documents;

    @Context private @Nullable HttpServletRequest request;

    RestProblems(ProblemDocuments documents) {
        this.documents = documents;
    }

    @Override
    public Response toResponse(Throwable fault) {
        return toResponse(
                fault, request == null ? null : request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * @param languages the caller's {@code Accept-Language}
     */
    Response toResponse(Throwable fault, @Nullable String languages) {
        UUID occurrence = UUID.randomUUID();
        Problem problem = problem(fault, occurrence);
        Locale locale = Languages.of(languages);
        Response.ResponseBuilder answer =
                Response.status(problem.status())
                        .type(ProblemDocuments.MEDIA_TYPE)
                        .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .entity(documents.render(problem, locale, occurrence));
        problem.headers().forEach(answer::header);
        allowed(fault).ifPresent(methods -> answer.header(HttpHeaders.ALLOW, methods));
        return answer.build();
    }

    /** What the end of a call is called on the wire; an unknown fault is logged. */
    public static Problem problem(Throwable fault, UUID occurrence) {
        if (fault instanceof ProblemException refused) {
            return refused.problem();
        }
        if (fault instanceof WebApplicationException http) {
            int status = http.getResponse().getStatus();
            if (status < 500) {
                return Problem.ofStatus(status);
            }
        }
        if (Outage.is(fault)) {
            LOG.warn("Call not answered, the database is away: {}", Outage.reason(fault));
            return Problem.of(RefusalCode.UNAVAILABLE, "gateway.unavailable");
        }
        if (isOrComesOf(fault, ClientAbortException.class)) {
            // A partner that ends a long poll by closing its connection is no fault of anybody.
            LOG.debug("The caller left before its answer");
        } else if (isOrComesOf(fault, BadRequestException.class)) {
            // Chunks that are none: found only while the body is read.
            LOG.debug("A body that is none", fault);
            return Problem.ofStatus(400);
        } else {
            LOG.error("Call failed occurrence={}", occurrence, fault);
        }
        return Problem.internal();
    }

    private static boolean isOrComesOf(Throwable fault, Class<? extends Throwable> kind) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> allowed(Throwable fault) {
        return fault instanceof WebApplicationException http
                ? Optional.ofNullable(http.getResponse().getHeaderString(HttpHeaders.ALLOW))
                : Optional.empty();
    }
}
