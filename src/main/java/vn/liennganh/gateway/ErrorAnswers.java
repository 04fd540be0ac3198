package vn.liennganh.gateway;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
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

    private final ProblemDocuments documents;

    ErrorAnswers(ProblemDocuments documents) {
        this.documents = documents;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        UUID occurrence = UUID.randomUUID();
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (fault instanceof Throwable cause) {
            LOG.error("Request failed occurrence={}", occurrence, cause);
        }
        // Somebody who asks for this path itself learns what asking for any unknown path teaches.
        int code = status instanceof Integer number && number >= 400 ? number : 404;
        documents.send(
                response,
                Problem.ofStatus(code),
                Languages.of(request.getHeader("Accept-Language")),
                occurrence);
    }
}
