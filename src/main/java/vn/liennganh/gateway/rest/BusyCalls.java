package vn.liennganh.gateway.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The two calls that partners make all day, sending a message and fetching one, go straight to
 * their resource: matching paths and media types costs CXF more than judging a message costs us.
 * The resource, its answers and its problems are the same; whatever is out of the ordinary (a
 * query, another media type, another method) takes the way through CXF.
 */
final class BusyCalls implements Filter {

    private static final String MESSAGES = RestResource.BASE_PATH + "/messages";
    private static final Set<String> CMS_TYPES =
            Set.of(
                    MediaTypes.CMS,
                    MediaTypes.CMS_FULL,
                    MediaTypes.CMS_ALIAS,
                    "application/octet-stream");
    private static final int UUID_LENGTH = 36;

    private final MessagesResource messages;
    private final MessageResource message;
    private final RestProblems problems;

    BusyCalls(MessagesResource messages, MessageResource message, RestProblems problems) {
        this.messages = messages;
        this.message = message;
        this.problems = problems;
    }

    /** A call of a resource. */
    private interface Call {

        Response answer() throws IOException;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Optional<Call> call = call(asked);
        if (call.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Response said;
        try {
            said = call.get().answer();
        } catch (Exception fault) {
            // As at the other HTTP edge: every end of a call is a problem document.
            said = problems.toResponse(fault, asked.getHeader("Accept-Language"));
        }
        write(said, answer);
    }

    private Optional<Call> call(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            return Optional.empty();
        }
        String path = request.getRequestURI();
        if (request.getMethod().equals("POST")) {
            return path.equals(MESSAGES) && isCms(request) && accepts(request, "application/json")
                    ? Optional.of(() -> messages.submit(false, request))
                    : Optional.empty();
        }
        if (request.getMethod().equals("GET")
                && path.length() == MESSAGES.length() + 1 + UUID_LENGTH
                && path.indexOf('/', MESSAGES.length() + 1) < 0
                && accepts(request, MediaTypes.CMS)) {
            String id = path.substring(MESSAGES.length() + 1);
            return Optional.of(() -> message.bytes(id, request));
        }
        return Optional.empty();
    }

    private static boolean isCms(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type != null && CMS_TYPES.contains(type.toLowerCase(Locale.ROOT));
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        @Nullable String accept = request.getHeader("Accept");
        return accept == null || accept.equals("*/*") || accept.equals(type);
    }

    private static void write(Response said, HttpServletResponse answer) throws IOException {
        answer.setStatus(said.getStatus());
        said.getStringHeaders().forEach((name, values) -> header(answer, name, values));
        Object entity = said.getEntity();
        if (entity instanceof byte[] bytes) {
            answer.setContentLength(bytes.length);
            answer.getOutputStream().write(bytes);
        } else if (entity instanceof StreamingOutput stream) {
            stream.write(answer.getOutputStream());
        } else {
            throw new IllegalStateException("Not an answer of a busy call: " + entity);
        }
    }

    private static void header(HttpServletResponse answer, String name, List<String> values) {
        values.forEach(value -> answer.addHeader(name, value));
    }
}
