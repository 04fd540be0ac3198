package vn.liennganh.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import vn.liennganh.message.language.Languages;

/** Renders the refusals of calls that Spring MVC serves. */
@RestControllerAdvice
class RefusedPages {

    private final ProblemDocuments documents;

    RefusedPages(ProblemDocuments documents) {
        this.documents = documents;
    }

    @ExceptionHandler(ProblemException.class)
    void refused(ProblemException refused, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        documents.send(
                response,
                refused.problem(),
                Languages.of(request.getHeader("Accept-Language")),
                UUID.randomUUID());
    }
}
