package vn.liennganh.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.intake.queue.Pulse;

/**
 * What people see where a page is absent, a form cannot be read, something broke, or the hub cannot
 * serve anybody for the moment. Shown without the database, which may be what broke.
 */
@Controller
@ControllerAdvice(basePackageClasses = Gate.class)
class MishapController {

    private static final int BROKEN = 500;
    private static final String AGAIN_SECONDS = "5";

    private final Pulse database;

    MishapController(Pulse database) {
        this.database = database;
    }

    /** Programs get a problem document instead; the gateway tells the two apart. */
    @RequestMapping("/khong-thay")
    @Page(Section.OPEN)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        int told =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                                && code >= HttpServletResponse.SC_BAD_REQUEST
                        ? code
                        : HttpServletResponse.SC_NOT_FOUND;
        // What broke because the database fell silent in the middle of it is told as that.
        int status =
                told >= BROKEN && !database.beats()
                        ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
                        : told;
        response.setStatus(status);
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN_SECONDS);
        }
        model.addAttribute("word", word(status));
        Object occurrence = request.getAttribute("occurrence");
        model.addAttribute("occurrence", occurrence == null ? "" : occurrence.toString());
        return "console/mishap";
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    void tooLarge(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }

    /** A form that was to bring a file and brought none. */
    @ExceptionHandler(MultipartException.class)
    void unreadable(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }

    private static String word(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "absent";
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "large";
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "away";
            default -> status >= BROKEN ? "broken" : "unread";
        };
    }
}
