package vn.liennganh.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Sections;
import vn.liennganh.console.bell.Bell;
import vn.liennganh.console.bell.Counts;
import vn.liennganh.console.form.Typed;
import vn.liennganh.console.signin.CurrentPerson;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.Suspension;
import vn.liennganh.intake.queue.Pulse;
import vn.liennganh.message.language.Languages;
import vn.liennganh.message.language.Words;

/** Gives every page its frame and its language. */
@ControllerAdvice(basePackages = "vn.liennganh.console")
class ShellAdvice {

    private static final String COOKIE = "ngon-ngu";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private final CurrentPerson current;
    private final Directory directory;
    private final Sections sections;
    private final Pulse database;
    private final Bell bell;
    private final boolean sandbox;
    private final String version;

    ShellAdvice(
            CurrentPerson current,
            Directory directory,
            Sections sections,
            Pulse database,
            Bell bell,
            @Value("${hub.sandbox.enabled:false}") boolean sandbox,
            @Value("${hub.console.version:1}") String version) {
        this.current = current;
        this.directory = directory;
        this.sections = sections;
        this.database = database;
        this.bell = bell;
        this.sandbox = sandbox;
        this.version = version;
    }

    /** The page's language: what is asked for now, what was asked for before, the browser's. */
    @ModelAttribute("w")
    Words words(HttpServletRequest request, HttpServletResponse response) {
        String asked = request.getParameter("lang");
        if ("vi".equals(asked) || "en".equals(asked)) {
            Cookie cookie = new Cookie(COOKIE, asked);
            cookie.setPath("/");
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
            cookie.setMaxAge(YEAR_SECONDS);
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
        Locale locale =
                Languages.of(
                        asked != null ? asked : kept(request),
                        request.getHeader("Accept-Language"));
        response.setHeader("Content-Language", locale.getLanguage());
        return new Words(locale);
    }

    private static @Nullable String kept(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(one -> one.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    /** While the database says nothing it is the frame of a stranger, which asks for nothing. */
    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request, @ModelAttribute("w") Words words) {
        boolean known = database.beats();
        Optional<Person> person = known ? current.person() : Optional.empty();
        return new Shell(
                sandbox,
                version,
                request.getRequestURI(),
                person,
                person.flatMap(one -> directory.agency(one.agency()))
                        .map(agency -> name(agency, words))
                        .orElse(""),
                person.flatMap(one -> withheld(one, words)),
                known ? current.memberships() : List.of(),
                person.map(sections::menu).orElse(List.of()),
                SingletonSupplier.of(() -> person.map(bell::counts).orElse(Counts.NONE)));
    }

    private Optional<String> withheld(Person person, Words words) {
        return Stream.of(person.agency(), person.acting())
                .flatMap(one -> directory.suspensions(one).stream())
                .filter(Suspension::open)
                .map(one -> words.moment(one.from()))
                .findFirst();
    }

    /** Where a form was refused, what was typed has come with the redirect and stands instead. */
    @ModelAttribute(name = Typed.NAME, binding = false)
    Typed typed() {
        return Typed.NOTHING;
    }

    private static String name(Agency agency, Words words) {
        String language = words.locale().getLanguage();
        return agency.names().getOrDefault(language, agency.names().getOrDefault("vi", ""));
    }
}
