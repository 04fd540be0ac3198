package vn.liennganh.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;

/** What people see where a page is absent, a form cannot be read, or something broke. */
@Controller
@ControllerAdvice(basePackageClasses = Gate.class)
class MishapController {

    private static final int BROKEN = 500;

    /** Programs get a problem document instead; the gateway tells the two apart. */
    @RequestMapping("/khong-thay")
    @Page(Section.OPEN)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        int status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                                && code >= HttpServletResponse.SC_BAD_REQUEST
                        ? code
                        : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
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
            default -> status >= BROKEN ? "broken" : "unread";
        };
    }
}
