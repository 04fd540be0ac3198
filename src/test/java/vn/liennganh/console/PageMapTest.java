package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.console.PageMap.Entry;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Tools;
import vn.liennganh.support.Visitor;

/**
 * Who may see what, tried with every page that the program serves: a new page without a rule, or
 * with one that does not hold, fails here before anybody finds it.
 */
class PageMapTest {

    /** Addresses that people know by heart, beside the path of the part they belong to. */
    private static final Map<String, Section> BY_HEART = Map.of("/viec", Section.MAILBOX);

    private static final int LOWEST_REFUSAL = 400;

    private static RunningHub hub;
    private static List<Entry> pages;
    private static Map<String, Person> people;
    private static final Map<String, Visitor> SIGNED_IN = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        pages = PageMap.of(hub);
        people = People.of(hub);
    }

    @Test
    void every_handler_says_whom_it_is_for() {
        assertThat(pages).hasSizeGreaterThan(5);
        assertThat(pages).filteredOn(page -> page.rule().isEmpty()).isEmpty();
    }

    /** Tokens are asked for where something is posted; nothing may change in any other way. */
    @Test
    void pages_are_fetched_and_forms_are_posted_and_nothing_else() {
        assertThat(pages).extracting(Entry::method).containsOnly("GET", "POST");
    }

    @Test
    void the_pages_of_a_part_lie_below_its_path() {
        SoftAssertions all = new SoftAssertions();
        for (Entry page : pages) {
            if (!page.section().open()) {
                String first = "/" + page.pattern().split("/")[1];
                all.assertThat(BY_HEART.getOrDefault(first, page.section()))
                        .as("%s", page)
                        .isEqualTo(page.section());
                if (!BY_HEART.containsKey(first)) {
                    all.assertThat(page.pattern() + "/")
                            .as("%s", page)
                            .startsWith(page.section().path() + "/");
                }
            }
        }
        all.assertAll();
    }

    @Test
    void a_stranger_is_asked_to_sign_in() {
        Visitor stranger = Visitor.stranger(hub);
        SoftAssertions all = new SoftAssertions();
        for (Entry page : gets()) {
            Visitor.Answer answer = stranger.get(page.guessed());
            if (!page.section().open()) {
                all.assertThat(answer.location()).as("%s", page).isEqualTo("/dang-nhap");
            } else {
                all.assertThat(answer.status()).as("%s", page).isLessThan(500);
            }
        }
        all.assertAll();
    }

    @Test
    void a_page_opens_for_those_it_is_for_and_for_nobody_else() {
        opens((page, person) -> page + " in an agency of the kind " + person.kind());
    }

    @Test
    @Tag(Tools.LONG)
    void and_so_it_does_for_each_of_them() {
        opens((page, person) -> page + " for " + person.member());
    }

    /** Refused it is to everybody whom it is not for; what counts as the same is opened once. */
    private static void opens(BiFunction<Entry, Person, String> same) {
        SoftAssertions all = new SoftAssertions();
        Set<String> opened = new HashSet<>();
        List<Entry> plain = gets().stream().filter(page -> !page.hasVariables()).toList();
        for (String user : oneOfEachSort()) {
            for (Entry page : plain) {
                if (page.section().open() || page.stream()) {
                    continue;
                }
                boolean admitted = admits(page, user);
                if (admitted && !opened.add(same.apply(page, people.get(user)))) {
                    continue;
                }
                Visitor.Answer answer = visitor(user).get(page.pattern());
                String what = user + " at " + page;
                if (!admitted) {
                    all.assertThat(answer.status()).as(what).isEqualTo(403);
                } else if (answer.status() / 100 == 3) {
                    all.assertThat(answer.location()).as(what).isNotEqualTo("/dang-nhap");
                    all.assertThat(visitor(user).follow(answer).status()).as(what).isEqualTo(200);
                } else if (page.pattern().contains(".") && answer.status() == 404) {
                    continue; // a file of something that nobody has begun
                } else if (page.asksForMore()) {
                    all.assertThat(answer.status()).as(what).isBetween(LOWEST_REFUSAL, 404);
                } else {
                    all.assertThat(answer.status()).as(what).isEqualTo(200);
                }
                protectedAnswer(all, what, answer);
            }
        }
        all.assertAll();
    }

    @Test
    void an_action_without_the_page_s_token_is_refused() {
        SoftAssertions all = new SoftAssertions();
        Visitor stranger = Visitor.stranger(hub);
        for (Entry action : pages) {
            if (!action.get()) {
                String path = action.guessed();
                all.assertThat(stranger.bare(path, Map.of()).status())
                        .as("a stranger: %s", action)
                        .isEqualTo(403);
                Visitor.Answer answer = visitor(admitted(action)).bare(path, Map.of());
                all.assertThat(answer.status()).as("%s", action).isEqualTo(403);
                protectedAnswer(all, action.toString(), answer);
            }
        }
        all.assertAll();
    }

    @Test
    void nothing_is_found_by_guessing() {
        SoftAssertions all = new SoftAssertions();
        for (Entry page : pages) {
            if (page.hasVariables() && page.get()) {
                int status = visitor(admitted(page)).get(page.guessed()).status();
                all.assertThat(status).as("%s", page).isIn(400, 404);
            } else if (page.hasVariables()) {
                Visitor visitor = visitor(admitted(page));
                int status = visitor.post(page.guessed(), Map.of()).status();
                all.assertThat(status).as("%s", page).isIn(400, 403, 404);
            }
        }
        all.assertAll();
    }

    @Test
    void whom_a_page_is_not_for_cannot_act_there_either() {
        SoftAssertions all = new SoftAssertions();
        for (Entry action : pages) {
            if (action.get() || action.section().open()) {
                continue;
            }
            people.keySet().stream()
                    .filter(SIGNED_IN::containsKey)
                    .filter(user -> !admits(action, user))
                    .findFirst()
                    .ifPresent(
                            user ->
                                    all.assertThat(
                                                    visitor(user)
                                                            .post(action.guessed(), Map.of())
                                                            .status())
                                            .as("%s at %s", user, action)
                                            .isEqualTo(403));
        }
        all.assertAll();
    }

    @Test
    void the_signing_page_alone_may_reach_a_program_beside_the_browser() {
        assertThat(pages)
                .filteredOn(page -> page.rule().orElseThrow().signs())
                .extracting(Entry::toString)
                .containsExactlyInAnyOrder(
                        "GET /cho-ky/{id}",
                        "POST /cho-ky/{id}/khoa-mem",
                        "POST /cho-ky/{id}/tep",
                        "POST /cho-ky/{id}/gui-lai");
    }

    /** The rules once more by hand, so that a wrong rule is not held against itself. */
    @ParameterizedTest
    @CsvSource({
        "officer@X99.51.001, POLICE, false",
        "officer@X99.51.001, BANK, true",
        "officer@X99.51.001, MEMBERS, false",
        "head@X99.51.001, MEMBERS, true",
        "deputy@X99.51.001, MEMBERS, true",
        "integrator@X99.51.001, MAILBOX, false",
        "integrator@X99.51.001, INTEGRATOR, true",
        "officer@X99.11.001, MONEY, true",
        "officer@X99.11.001, BANK, false",
        "officer@X99.11.001, OPERATOR, false",
        "operator@X99.00.000, OPERATOR, true",
        "operator@X99.00.000, MAILBOX, false",
        "auditor@X99.00.000, AUDITOR, true",
        "auditor@X99.00.000, OPERATOR, false",
    })
    void a_part_is_for_its_people(String user, Section part, boolean expected) {
        assertThat(part.admits(people.get(user))).isEqualTo(expected);
    }

    private static void protectedAnswer(SoftAssertions all, String what, Visitor.Answer answer) {
        all.assertThat(answer.header("Content-Security-Policy"))
                .as(what)
                .contains("default-src 'none'", "frame-ancestors 'none'", "connect-src 'self';")
                .doesNotContain("unsafe", "http:", "https:");
        all.assertThat(answer.header("Cache-Control")).as(what).contains("no-store");
        all.assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
    }

    private static List<Entry> gets() {
        return pages.stream().filter(Entry::get).toList();
    }

    private static boolean admits(Entry page, String user) {
        return Gate.admits(page.rule().orElseThrow(), people.get(user));
    }

    private static String admitted(Entry page) {
        return people.keySet().stream()
                .filter(user -> admits(page, user))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " is for nobody of the sandbox"));
    }

    /** Users such that every role of every kind of agency is there that sees another menu. */
    private static List<String> oneOfEachSort() {
        List<String> chosen = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        people.forEach(
                (user, person) -> {
                    String sort =
                            person.roles().stream().sorted().toList()
                                    + pages.stream()
                                            .filter(page -> admits(page, user))
                                            .map(Entry::toString)
                                            .collect(Collectors.joining());
                    if (seen.add(sort)) {
                        chosen.add(user);
                    }
                });
        return chosen;
    }

    private static Visitor visitor(String user) {
        return SIGNED_IN.computeIfAbsent(user, name -> Visitor.of(hub, name));
    }
}
