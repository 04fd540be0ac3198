package vn.liennganh.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.console.Belongings.Thing;
import vn.liennganh.console.access.Person;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/**
 * What an agency keeps for itself: its people, what it lends, what it looks at and is judged by.
 */
final class KeptThings {

    private static final String OFFICE = Belongings.OFFICE;

    private final RunningHub hub;
    private final Map<String, Person> people;
    private final Function<String, Visitor> visitors;
    private final WrittenThings written;

    /**
     * @param written makes what its log and its samples are about
     */
    KeptThings(
            RunningHub hub,
            Map<String, Person> people,
            Function<String, Visitor> visitors,
            WrittenThings written) {
        this.hub = hub;
        this.people = people;
        this.visitors = visitors;
        this.written = written;
    }

    Thing proposal() {
        String head = "head@" + OFFICE;
        String name = "Belongings " + UUID.randomUUID();
        visitor(head).get("/quan-tri");
        visitor(head)
                .post(
                        "/quan-tri/de-xuat",
                        Map.of(
                                "name",
                                name,
                                "way",
                                "account",
                                "subject",
                                name.replace(" ", "-"),
                                "roles",
                                "handler",
                                "reason",
                                "decision"));
        return onPage(head, "/quan-tri", "proposal", "/quan-tri/de-xuat/([0-9a-f-]{36})/", name);
    }

    Thing member() {
        String name = people.get("officer@" + OFFICE).name();
        String id = people.get("officer@" + OFFICE).member().toString();
        return new Thing(
                Map.of("member", id),
                Set.of(OFFICE),
                "head@" + OFFICE,
                "/quan-tri",
                List.of("/quan-tri/thanh-vien/" + id, name + " of " + OFFICE));
    }

    Thing delegation() {
        return onPage(
                "head@" + OFFICE,
                "/quan-tri/uy-quyen",
                "delegation",
                "/quan-tri/uy-quyen/([0-9a-f-]{36})/",
                "");
    }

    Thing lending() {
        String head = "head@" + OFFICE;
        Directory directory = hub.bean(Directory.class);
        Delegation known = directory.delegationsOf(AgencyId.of(OFFICE)).get(0);
        String document = "UQ-" + UUID.randomUUID();
        String today = directory.today().toString();
        visitor(head).get("/quan-tri/uy-quyen");
        visitor(head)
                .post(
                        "/quan-tri/uy-quyen/de-xuat",
                        Map.of(
                                "grantor",
                                known.grantor(),
                                "delegate",
                                known.delegate(),
                                "content",
                                "account-information",
                                "from",
                                today,
                                "to",
                                today,
                                "document",
                                document));
        return onPage(
                head,
                "/quan-tri/uy-quyen",
                "lending",
                "/quan-tri/uy-quyen/de-xuat/([0-9a-f-]{36})/",
                document);
    }

    Thing view() {
        String officer = "officer@" + OFFICE;
        String name = "Belongings " + UUID.randomUUID();
        visitor(officer).visit("/han");
        visitor(officer)
                .post("/toi/khung-nhin", Map.of("danh-sach", "han", "ben", "ho", "ten", name));
        return onPage(officer, "/han", "id", "/toi/khung-nhin/([0-9a-f-]{36})/", name);
    }

    Thing event() {
        written.conversation();
        String integrator = "integrator@" + OFFICE;
        return onPage(
                integrator,
                "/nha-tich-hop/nhat-ky",
                "number",
                "/nha-tich-hop/nhat-ky/(\\d+)\"",
                "");
    }

    /** Whoever leads an agency sees its scores. */
    Thing scores() {
        return new Thing(
                Map.of("agency", OFFICE, "mark", "on-time"),
                Set.of(OFFICE, "X99.10.000"),
                "head@" + OFFICE,
                "/thong-ke/bang-diem",
                List.of());
    }

    Thing sample() {
        written.letter();
        String officer = "officer@X99.31.000";
        visitor(officer).get("/kiem-sat/mau");
        String page =
                visitor(officer)
                        .post(
                                "/kiem-sat/mau",
                                Map.of(
                                        "tu", LocalDate.now().minusDays(60).toString(),
                                        "den", LocalDate.now().plusDays(60).toString(),
                                        "hat", "belongings"))
                        .location();
        return new Thing(
                Map.of("id", page.replaceAll(".*/", "")),
                Set.of("X99.31.000"),
                officer,
                page,
                List.of("belongings"));
    }

    /** The thing that a page of its owner's names in an address. */
    private Thing onPage(String owner, String page, String variable, String link, String word) {
        String text = visitor(owner).get(page).text();
        int from = word.isEmpty() ? 0 : Math.max(0, text.indexOf(word));
        Matcher found = Pattern.compile(link).matcher(text);
        if (!found.find(from) && !found.find(0)) {
            throw new AssertionError("no " + link + " on " + page);
        }
        return new Thing(
                Map.of(variable, found.group(1)),
                Set.of(OFFICE),
                owner,
                page,
                word.isEmpty() ? List.of(found.group(0)) : List.of(word));
    }

    private Visitor visitor(String user) {
        return visitors.apply(user);
    }
}
