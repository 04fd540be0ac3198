package vn.liennganh.console.open.check;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.paper.CheckPaper;
import vn.liennganh.console.paper.Exports;
import vn.liennganh.console.paper.PaperCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;

/** {@code /kiem-tra} and {@code /v/<code>}: whether a document is true. */
@Controller
class CheckController {

    private static final int MESSAGE_MAX = 1 << 20;
    private static final int TYPED_MAX = 40;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final Checkups checkups;
    private final PublicGate gate;
    private final CheckPaper paper;
    private final Clock clock;

    CheckController(Checkups checkups, PublicGate gate, CheckPaper paper, Clock clock) {
        this.checkups = checkups;
        this.gate = gate;
        this.paper = paper;
        this.clock = clock;
    }

    @GetMapping("/kiem-tra")
    @Page(Section.OPEN)
    String form(Model model) {
        return shown(model, Optional.empty(), "", "");
    }

    /** What somebody typed; a wrong code is said so, and nothing is looked up. */
    @GetMapping("/kiem-tra/ma")
    @Page(Section.OPEN)
    String typed(@RequestParam(defaultValue = "") String ma, Model model) {
        if (ma.length() > TYPED_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Optional<PaperCode> code = PaperCode.read(ma);
        if (code.isPresent()) {
            return "redirect:/v/" + code.get();
        }
        model.addAttribute("typed", ma);
        return shown(model, Optional.empty(), "", "");
    }

    @GetMapping("/v/{code}")
    @Page(Section.OPEN)
    String byCode(
            @PathVariable String code,
            @ModelAttribute("w") Words words,
            HttpServletRequest request,
            Model model) {
        PaperCode known = code(code);
        Checkup found = gate.costly(request, () -> checkups.byCode(known, words));
        return shown(model, Optional.of(found), "", "/v/" + known + "/bien-ban.pdf");
    }

    @GetMapping("/kiem-tra/{digest}")
    @Page(Section.OPEN)
    String byDigest(
            @PathVariable String digest,
            @ModelAttribute("w") Words words,
            HttpServletRequest request,
            Model model) {
        Sha256 sha256 = digest(digest);
        Checkup found = gate.costly(request, () -> checkups.byDigest(sha256, words));
        return shown(model, Optional.of(found), digest, "/kiem-tra/" + digest + "/bien-ban.pdf");
    }

    /** A page of its own, since its form keeps a token and so a session. */
    @GetMapping("/kiem-tra/day-du")
    @Page(Section.OPEN)
    String whole() {
        return "console/open/whole";
    }

    /**
     * Everything is checked here and nothing of it is kept, so that there is nowhere to lead to.
     */
    @PostMapping("/kiem-tra/day-du")
    @Page(Section.OPEN)
    String handedIn(
            @RequestParam Optional<MultipartFile> message,
            @RequestParam Optional<MultipartFile> receipt,
            @RequestParam Optional<List<MultipartFile>> attachment,
            @ModelAttribute("w") Words words,
            HttpServletRequest request,
            Model model) {
        Checkup found =
                gate.costly(
                        request,
                        () ->
                                checkups.handedIn(
                                        small(message),
                                        small(receipt),
                                        digests(attachment.orElse(List.of())),
                                        words));
        return shown(model, Optional.of(found), "", "");
    }

    @GetMapping("/v/{code}/bien-ban.pdf")
    @Page(Section.OPEN)
    ResponseEntity<byte[]> minutesByCode(
            @PathVariable String code,
            @ModelAttribute("w") Words words,
            HttpServletRequest request) {
        PaperCode known = code(code);
        return gate.costly(
                request, () -> minutes(checkups.byCode(known, words), known.toString(), words));
    }

    @GetMapping("/kiem-tra/{digest}/bien-ban.pdf")
    @Page(Section.OPEN)
    ResponseEntity<byte[]> minutesByDigest(
            @PathVariable String digest,
            @ModelAttribute("w") Words words,
            HttpServletRequest request) {
        Sha256 sha256 = digest(digest);
        return gate.costly(request, () -> minutes(checkups.byDigest(sha256, words), digest, words));
    }

    private ResponseEntity<byte[]> minutes(Checkup found, String asked, Words words) {
        byte[] pages =
                paper.print(
                        Map.of(
                                "checkup",
                                found,
                                "asked",
                                asked,
                                "at",
                                MOMENT.format(clock.instant().atZone(WireTime.ZONE))),
                        PaperCode.read(asked)
                                .map(PaperCode::toString)
                                .orElseGet(() -> PaperCode.of(Sha256.parse(asked)).toString()),
                        words);
        return Exports.pdf(pages, "bien-ban-kiem-tra.pdf");
    }

    private static String shown(
            Model model, Optional<Checkup> found, String digest, String minutes) {
        model.addAttribute("checkup", found);
        model.addAttribute("digest", digest);
        model.addAttribute(
                "minutes", found.filter(it -> !it.lines().isEmpty()).map(it -> minutes).orElse(""));
        return "console/open/check";
    }

    private static PaperCode code(String typed) {
        return PaperCode.read(typed)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Sha256 digest(String hex) {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Sha256.parse(hex);
    }

    private static Optional<byte[]> small(Optional<MultipartFile> file) {
        return file.filter(it -> !it.isEmpty())
                .map(
                        it -> {
                            if (it.getSize() > MESSAGE_MAX) {
                                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
                            }
                            try {
                                return it.getBytes();
                            } catch (IOException broken) {
                                throw new UncheckedIOException(broken);
                            }
                        });
    }

    private static Set<Sha256> digests(List<MultipartFile> attachments) {
        Set<Sha256> digests = new HashSet<>();
        for (MultipartFile one : attachments) {
            MessageDigest digest = Sha256.newDigest();
            try (InputStream in = new DigestInputStream(one.getInputStream(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            if (!one.isEmpty()) {
                digests.add(Sha256.wrap(digest.digest()));
            }
        }
        return digests;
    }
}
