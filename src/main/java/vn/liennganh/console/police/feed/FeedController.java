package vn.liennganh.console.police.feed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.liennganh.console.access.Page;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.police.Said;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.message.language.Words;

/** Secret addresses of calendars: made, renewed, dropped, and what they answer. */
@Controller
class FeedController {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 24;
    private static final int UNIT_MAX = 300;

    private final CurrentPerson current;
    private final FeedRepository feeds;
    private final CalendarFile files;
    private final Clock clock;
    private final String url;

    FeedController(
            CurrentPerson current,
            FeedRepository feeds,
            CalendarFile files,
            Clock clock,
            @Value("${hub.gateway.public-url}") String url) {
        this.current = current;
        this.feeds = feeds;
        this.files = files;
        this.clock = clock;
        this.url = url;
    }

    @GetMapping("/lich-cuong-che/dang-ky")
    @Page(Section.POLICE)
    String feeds(@ModelAttribute("w") Words words, Model model) {
        model.addAttribute("feeds", feeds.of(current.required().acting()));
        model.addAttribute("said", new Said(words.locale()));
        return "console/police/feeds";
    }

    /** The address is shown on the next page alone: afterwards only its digest is known. */
    @PostMapping("/lich-cuong-che/dang-ky")
    @Page(Section.POLICE)
    String make(
            @RequestParam(name = "don-vi", defaultValue = "") String unit,
            RedirectAttributes flash) {
        Person person = current.required();
        byte[] random = new byte[SECRET_BYTES];
        RANDOM.nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String name = unit.strip();
        feeds.put(
                person,
                name.length() > UNIT_MAX ? name.substring(0, UNIT_MAX) : name,
                digest(secret),
                clock.instant());
        flash.addFlashAttribute("address", url + "/ics/" + secret + ".ics");
        return "redirect:/lich-cuong-che/dang-ky";
    }

    @PostMapping("/lich-cuong-che/dang-ky/huy")
    @Page(Section.POLICE)
    String drop(@RequestParam(name = "don-vi", defaultValue = "") String unit) {
        feeds.drop(current.required().acting(), unit);
        return "redirect:/lich-cuong-che/dang-ky";
    }

    /** The feed itself, for programs that cannot sign in. */
    @GetMapping("/ics/{secret}.ics")
    @Page(Section.OPEN)
    ResponseEntity<byte[]> file(@PathVariable String secret) {
        Feed feed =
                feeds.find(digest(secret))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .body(files.of(feed).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
