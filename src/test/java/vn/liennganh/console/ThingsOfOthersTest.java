package vn.liennganh.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.util.UriTemplate;
import vn.liennganh.console.Belongings.Thing;
import vn.liennganh.console.PageMap.Entry;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/**
 * What is one agency's is not there for another, tried with something real on every page and action
 * whose address names a thing: a new one for which nothing real is made fails here.
 */
class ThingsOfOthersTest {

    private static final int AGENCIES = 2;
    private static final String HUB = "X99.00.000";

    /** Parameters by which pages without a variable name somebody's thing. */
    private static final Set<String> NAMING = Set.of("so", "message");

    /** What belongs to nobody, or to everybody. */
    private static final Map<String, String> NOBODY_S =
            Map.of(
                    "/nha-tich-hop/luoc-do/{type}", "the catalogue is public",
                    "/nha-tich-hop/luoc-do/{type}/schema.json", "the catalogue is public",
                    "/ics/{secret}.ics", "whoever knows the secret is whom it is for",
                    "/ngan-hang/de-nghi", "writes to an agency and names a case, shows none",
                    "/ngan-hang/nhap-danh-sach", "the number of a list that is being written");

    private static RunningHub hub;
    private static List<Entry> pages;
    private static Map<String, Person> people;
    private static Belongings things;

    @BeforeAll
    static void start() {
        hub = RunningHub.shared();
        people = People.of(hub);
        pages = PageMap.of(hub).stream().filter(ThingsOfOthersTest::namesSomething).toList();
        things = new Belongings(hub, people);
    }

    @Test
    void every_page_that_names_a_thing_is_tried_with_a_real_one() {
        assertThat(pages).hasSizeGreaterThan(40);
        SoftAssertions all = new SoftAssertions();
        for (Entry page : pages) {
            all.assertThat(things.of(page)).as("a maker for %s", page).isPresent();
        }
        all.assertAll();
    }

    @Test
    void what_is_real_opens_for_its_owner() {
        SoftAssertions all = new SoftAssertions();
        Set<Thing> looked = new java.util.LinkedHashSet<>();
        pages.forEach(page -> things.of(page).ifPresent(looked::add));
        for (Thing thing : looked) {
            Visitor.Answer answer = things.visitor(thing.owner()).visit(thing.proof());
            all.assertThat(answer.status()).as("%s", thing).isEqualTo(200);
            if (!thing.words().isEmpty()) {
                all.assertThat(answer.text()).as("%s", thing).contains(thing.words().get(0));
            }
        }
        all.assertAll();
    }

    @Test
    void to_nobody_else_it_exists_neither_to_be_seen_nor_to_be_acted_upon() {
        SoftAssertions all = new SoftAssertions();
        int tried = 0;
        for (Entry page : pages) {
            Optional<Thing> thing = things.of(page);
            if (thing.isEmpty()) {
                continue; // told by the first test
            }
            List<String> others = others(page, thing.get());
            all.assertThat(others).as("somebody else may open %s", page).isNotEmpty();
            for (String user : others) {
                Visitor.Answer answer = call(page, thing.get(), things.visitor(user));
                String what = user + " at " + page;
                all.assertThat(answer.status()).as(what).isIn(403, 404);
                thing.get()
                        .words()
                        .forEach(
                                word ->
                                        all.assertThat(answer.text())
                                                .as(what)
                                                .doesNotContain(word));
                tried++;
            }
        }
        all.assertAll();
        assertThat(tried).isGreaterThan(pages.size());
    }

    /** Whether an address, or a parameter that it cannot do without, names somebody's thing. */
    private static boolean namesSomething(Entry page) {
        if (page.section().open() || NOBODY_S.containsKey(page.pattern())) {
            return false;
        }
        boolean inPath =
                page.hasVariables()
                        && new UriTemplate(page.pattern())
                                .getVariableNames().stream().anyMatch(one -> !one.equals("form"));
        boolean asked = required(page).keySet().stream().anyMatch(NAMING::contains);
        return (inPath || asked) && open(page);
    }

    /** Whether it is for anybody but those who run and audit the hub. */
    private static boolean open(Entry page) {
        return people.values().stream()
                .filter(one -> !one.agency().value().equals(HUB))
                .anyMatch(one -> Gate.admits(page.rule().orElseThrow(), one));
    }

    /** Of some agencies that have no part in the thing, everybody who may open such pages. */
    private static List<String> others(Entry page, Thing thing) {
        Map<String, List<String>> byAgency = new LinkedHashMap<>();
        people.forEach(
                (user, person) -> {
                    boolean party =
                            thing.parties().contains(person.agency().value())
                                    || thing.parties().contains(person.acting().value());
                    if (!party && Gate.admits(page.rule().orElseThrow(), person)) {
                        byAgency.computeIfAbsent(person.agency().value(), id -> new ArrayList<>())
                                .add(user);
                    }
                });
        List<String> chosen = new ArrayList<>();
        byAgency.values().stream()
                .collect(
                        Collectors.groupingBy(
                                users -> people.get(users.get(0)).kind(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .limit(AGENCIES)
                .forEach(kind -> chosen.addAll(kind.get(0)));
        if (page.section() == Section.OWN && !thing.owner().isEmpty()) {
            people.keySet().stream()
                    .filter(user -> !user.equals(thing.owner()))
                    .filter(user -> user.endsWith(thing.owner().replaceAll(".*@", "@")))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        return chosen;
    }

    private static Visitor.Answer call(Entry page, Thing thing, Visitor visitor) {
        Map<String, String> variables = new HashMap<>(thing.names());
        if (page.get()) {
            variables.put("form", "pdf");
        }
        String path = new UriTemplate(page.pattern()).expand(variables).getPath();
        Map<String, Class<?>> required = required(page);
        Map<String, String> fields = new LinkedHashMap<>();
        required.forEach(
                (name, type) -> {
                    if (type != MultipartFile.class) {
                        fields.put(name, thing.names().getOrDefault(name, any(type)));
                    }
                });
        if (page.get()) {
            String query =
                    fields.entrySet().stream()
                            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                            .collect(Collectors.joining("&"));
            return visitor.get(query.isEmpty() ? path : path + "?" + query);
        }
        return required.containsValue(MultipartFile.class) || multipart(page)
                ? visitor.upload(path, fields, file(required), "x.csv", new byte[] {'x'})
                : visitor.post(path, fields);
    }

    private static boolean multipart(Entry page) {
        return Arrays.stream(page.handler().getMethodParameters())
                .anyMatch(one -> one.getParameterType() == MultipartFile.class);
    }

    private static String file(Map<String, Class<?>> required) {
        return required.entrySet().stream()
                .filter(one -> one.getValue() == MultipartFile.class)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("tep");
    }

    /** What a handler cannot do without, by name: with it the thing itself is looked for. */
    private static Map<String, Class<?>> required(Entry page) {
        Map<String, Class<?>> required = new LinkedHashMap<>();
        for (MethodParameter one : page.handler().getMethodParameters()) {
            RequestParam asked = one.getParameterAnnotation(RequestParam.class);
            if (asked != null
                    && asked.required()
                    && asked.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                    && one.getParameterType() != Optional.class
                    && one.getParameterType() != Map.class) {
                String name = asked.name().isEmpty() ? asked.value() : asked.name();
                required.put(
                        name.isEmpty() ? one.getParameter().getName() : name,
                        one.getParameterType());
            }
        }
        return required;
    }

    private static String any(Class<?> type) {
        if (type == UUID.class) {
            return UUID.randomUUID().toString();
        }
        return type == boolean.class ? "true" : "1";
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
