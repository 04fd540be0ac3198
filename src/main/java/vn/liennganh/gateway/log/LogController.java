package vn.liennganh.gateway.log;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.liennganh.evidence.LogPublication;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;

/** The transparency log as C2SP tlog-tiles, for anybody. */
@RestController
@RequestMapping("/log")
class LogController {

    private static final String PREFIX = "/log/tile/";
    private static final String TEXT = "text/plain; charset=utf-8";

    /** A tile once published never changes, nor does a partial one of the same width. */
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private final LogPublication log;

    LogController(LogPublication log) {
        this.log = log;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<byte[]> checkpoint() {
        return log.checkpoint()
                .map(note -> answer(TEXT, note.getBytes(StandardCharsets.UTF_8), "no-cache"))
                .orElseThrow(LogController::notFound);
    }

    @GetMapping("/key")
    ResponseEntity<byte[]> key() {
        String line = log.verifierKey();
        String ended = line.endsWith("\n") ? line : line + "\n";
        return answer(TEXT, ended.getBytes(StandardCharsets.UTF_8), "no-cache");
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!path.startsWith(PREFIX)) {
            throw notFound();
        }
        return log.at(path.substring(PREFIX.length()))
                .map(bytes -> answer("application/octet-stream", bytes, IMMUTABLE))
                .orElseThrow(LogController::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound());
    }

    private static ResponseEntity<byte[]> answer(String mediaType, byte[] body, String caching) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, caching)
                .body(body);
    }
}
