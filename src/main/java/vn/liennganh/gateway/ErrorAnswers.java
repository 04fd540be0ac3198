package vn.liennganh.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.liennganh.message.language.Languages;

/**
 * The last word on every page and call outside JAX-RS: a problem document, and nothing of our
 * insides.
 */
@RestController
class ErrorAnswers implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    /** Where the consoles say the same to a person. */
    private static final String PAGE = "/khong-thay";

    private static final List<String> WIRE =
            List.of("/api/", "/ws/", "/log/", "/pki/", "/.well-known/", "/sandbox/");

    private final ProblemDocuments documents;

    ErrorAnswers(ProblemDocuments documents) {
        this.documents = documents;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        UUID occurrence = UUID.randomUUID();
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (fault instanceof Throwable broken && callerLeft(broken)) {
            LOG.info("The caller left in the middle of its call: {}", broken.toString());
        } else if (fault instanceof Throwable cause) {
            LOG.error("Request failed occurrence={}", occurrence, cause);
        }
        // Somebody who asks for this path itself learns what asking for any unknown path teaches.
        int code = status instanceof Integer number && number >= 400 ? number : 404;
        if (byPerson(request)) {
            request.setAttribute("occurrence", occurrence);
            request.getRequestDispatcher(PAGE).forward(request, response);
            return;
        }
        documents.send(
                response,
                Problem.ofStatus(code),
                Languages.of(request.getHeader("Accept-Language")),
                occurrence);
    }

    /** Whether it was the caller's own connection that broke, and not one of ours to others. */
    private static boolean callerLeft(Throwable fault) {
        return fault instanceof IOException broken && left(broken)
                || fault.getCause() != null && callerLeft(fault.getCause());
    }

    private static boolean left(IOException broken) {
        return broken instanceof ClientAbortException
                || Arrays.stream(broken.getStackTrace())
                        .anyMatch(at -> at.getClassName().startsWith("org.apache.tomcat.util.net"));
    }

    /** Browsers name HTML when a person goes somewhere; programs do not. */
    private static boolean byPerson(HttpServletRequest request) {
        String accepted = request.getHeader("Accept");
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return accepted != null
                && accepted.contains("text/html")
                && path instanceof String asked
                && WIRE.stream().noneMatch(asked::startsWith);
    }
}
