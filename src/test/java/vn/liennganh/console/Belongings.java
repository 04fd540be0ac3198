package vn.liennganh.console;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.console.PageMap.Entry;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.Urgency;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.scenario.CoercionCase;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Makes something real of every kind that a page of the consoles is about. */
final class Belongings {

    static final String OFFICE = "X99.11.001";
    private static final String BANK = "X99.51.003";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] SCAN = "belongings".getBytes(StandardCharsets.UTF_8);

    private final RunningHub hub;
    private final Map<String, Person> people;
    private final Map<String, Supplier<Thing>> makers = new LinkedHashMap<>();
    private final Map<String, Thing> made = new HashMap<>();
    private final Map<String, Visitor> signedIn = new HashMap<>();

    /**
     * Something that belongs to somebody.
     *
     * @param names what stands in the address, by the names of its variables
     * @param parties whose it is too
     * @param owner who may open it
     * @param proof where the owner finds it: the page says one of the words, or leads on
     * @param words that nobody else may read anywhere
     */
    record Thing(
            Map<String, String> names,
            Set<String> parties,
            String owner,
            String proof,
            List<String> words) {}

    Belongings(RunningHub hub, Map<String, Person> people) {
        this.hub = hub;
        this.people = people;
        makers.put("/hop-thu/\\{(id|message)}.*", this::letter);
        makers.put("/viec/\\{id}", this::conversation);
        makers.put("/(yeu-cau|cho-ky)/\\{id}.*", this::draft);
        makers.put("/ngan-hang/yeu-cau/\\{draft}.*", this::answer);
        makers.put("/lich-cuong-che/\\{exchange}.*", this::operation);
        makers.put(
                "/giai-thich/\\{exchange}.*",
                () -> matter("judgment-clarification.request", OFFICE, "X99.41.001", "giai-thich"));
        makers.put(
                "/pham-nhan/\\{exchange}.*",
                () -> matter("inmate-payment.decision-notice", OFFICE, "X99.61.001", "pham-nhan"));
        makers.put(
                "/pham-nhan/dot/\\{exchange}.*",
                () -> matter("results-certificate.round", "X99.61.001", OFFICE, "pham-nhan/dot"));
        makers.put(
                "/dang-ky/\\{exchange}.*",
                () -> matter("registration-suspension.order", OFFICE, "X99.71.001", "dang-ky"));
        makers.put(
                "/(ban-chi-dao|xa-phuong|so-theo-doi)/\\{exchange}",
                () ->
                        matter(
                                "committee-guidance.case-report",
                                OFFICE,
                                "X99.80.000",
                                "so-theo-doi"));
        makers.put("/han/\\{id}.*", this::duty);
        makers.put("/quan-tri/de-xuat/\\{proposal}.*", this::proposal);
        makers.put("/quan-tri/thanh-vien/\\{member}.*", this::member);
        makers.put("/quan-tri/uy-quyen/\\{delegation}.*", this::delegation);
        makers.put("/quan-tri/uy-quyen/de-xuat/\\{lending}.*", this::lending);
        makers.put("/toi/khung-nhin/\\{id}.*", this::view);
        makers.put("/nha-tich-hop/nhat-ky/\\{number}.*", this::event);
        makers.put("/thong-ke/bang-diem/\\{agency}/\\{mark}", this::scores);
        makers.put("/(ngan-hang|phong-toa)/vu-viec.*", this::freeze);
        makers.put("/hop-thu/xem-day-du", this::letter);
        makers.put("/kiem-sat/mau/\\{id}.*", this::sample);
    }

    /** The thing that a page is about; empty where nobody has said what that is. */
    Optional<Thing> of(Entry page) {
        return makers.keySet().stream()
                .filter(one -> page.pattern().matches(one))
                .findFirst()
                .map(
                        one -> {
                            if (!made.containsKey(one)) {
                                made.put(one, makers.get(one).get());
                            }
                            return made.get(one);
                        });
    }

    Visitor visitor(String user) {
        return signedIn.computeIfAbsent(user, name -> Visitor.of(hub, name));
    }

    private Thing letter() {
        try {
            hub.bean(AttachmentStore.class)
                    .put(
                            AgencyId.of(OFFICE),
                            Sha256.of(SCAN),
                            0,
                            Optional.of((long) SCAN.length),
                            new ByteArrayInputStream(SCAN));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Party office = Party.of(hub, OFFICE);
        Draft draft =
                office.opening("account-freeze.order", BANK)
                        .withoutAttachments()
                        .attach(
                                new AttachmentRef(
                                        "scan.pdf",
                                        "application/pdf",
                                        SCAN.length,
                                        Sha256.of(SCAN)));
        Statement said = sent(office, draft);
        String id = said.messageId().toString();
        return new Thing(
                Map.of(
                        "id",
                        id,
                        "message",
                        id,
                        "sha256",
                        Sha256.of(SCAN).hex(),
                        "leaf",
                        leaf(id),
                        "pointer",
                        "/debtor/identifiers/0/value",
                        "purpose",
                        "case"),
                parties(said),
                "officer@" + OFFICE,
                "/hop-thu/" + id,
                words(draft));
    }

    /** The leaf of the log under which its acceptance stands, as its own page links to it. */
    private String leaf(String message) {
        Matcher leaf =
                Pattern.compile("/hop-thu/" + message + "/bien-nhan/(\\d+)\\.json")
                        .matcher(visitor("officer@" + OFFICE).get("/hop-thu/" + message).text());
        if (!leaf.find()) {
            throw new AssertionError("no proof on the page of " + message);
        }
        return leaf.group(1);
    }

    private Thing conversation() {
        Party office = Party.of(hub, OFFICE);
        Draft draft = office.opening("account-information.request", BANK);
        Statement said = sent(office, draft);
        return new Thing(
                Map.of("id", said.exchange().toString()),
                parties(said),
                "officer@" + OFFICE,
                "/viec/" + said.exchange(),
                words(draft));
    }

    private Thing draft() {
        Person officer = people.get("officer@" + OFFICE);
        UUID id = begun(officer, "account-freeze.order", BANK);
        return new Thing(
                Map.of("id", id.toString(), "sha256", Sha256.of(SCAN).hex(), "list", "accounts"),
                Set.of(OFFICE),
                "officer@" + OFFICE,
                "/yeu-cau/" + id,
                List.of("belongings of " + id));
    }

    private Thing answer() {
        Person officer = people.get("officer@" + BANK);
        UUID id = begun(officer, "account-information.reply", OFFICE);
        return new Thing(
                Map.of("draft", id.toString()),
                Set.of(BANK),
                "officer@" + BANK,
                "/yeu-cau/" + id,
                List.of("belongings of " + id));
    }

    private UUID begun(Person person, String type, String to) {
        Drafts drafts = hub.bean(Drafts.class);
        NewLetter letter =
                new NewLetter(
                        new MessageType(type),
                        List.of(to),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Urgency.NORMAL,
                        Json.MAPPER.createObjectNode());
        UUID id = drafts.begin(person, letter);
        drafts.rewrite(
                drafts.find(id, person).orElseThrow(),
                person,
                new NewLetter(
                        letter.type(),
                        letter.to(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.of("belongings of " + id),
                        Urgency.NORMAL,
                        letter.body()),
                List.of());
        return id;
    }

    private Thing operation() {
        CoercionCase one =
                CoercionCase.consult(
                        Party.of(hub, OFFICE),
                        CoercionCase.POLICE,
                        body -> body.put("plannedAt", "2027-09-15T08:30:00+07:00"));
        String planner = "head@" + CoercionCase.POLICE;
        String page = "/lich-cuong-che/" + one.exchange();
        visitor(planner).get(page + "/ngay-thuc-hien");
        visitor(planner)
                .post(page + "/bao-cao", Map.of("people", "8", "result", "x", "queued", "1"));
        return new Thing(
                Map.of("exchange", one.exchange().toString(), "form", "dong-y"),
                parties(one.exchange()),
                planner,
                page,
                List.of(one.number()));
    }

    private Thing matter(String type, String from, String to, String room) {
        Party party = Party.of(hub, from);
        Draft draft = party.opening(type, to).withoutAttachments();
        Statement said = sent(party, draft);
        String owner = "officer@" + OFFICE;
        String page = "/" + room + "/" + said.exchange();
        await().atMost(PATIENCE).until(() -> visitor(owner).get(page).status() == 200);
        return new Thing(
                Map.of("exchange", said.exchange().toString()),
                parties(said),
                owner,
                page,
                words(draft));
    }

    private Thing duty() {
        Thing letter = letter();
        UUID exchange = message(letter.names().get("id")).exchange();
        String id =
                hub.bean(Sight.class)
                        .duties(List.of(exchange), AgencyId.of(OFFICE))
                        .get(0)
                        .id()
                        .toString();
        return new Thing(
                Map.of("id", id),
                letter.parties(),
                letter.owner(),
                "/han/" + id,
                List.of("/viec/" + exchange));
    }

    private Thing proposal() {
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

    private Thing member() {
        String name = people.get("officer@" + OFFICE).name();
        String id = people.get("officer@" + OFFICE).member().toString();
        return new Thing(
                Map.of("member", id),
                Set.of(OFFICE),
                "head@" + OFFICE,
                "/quan-tri",
                List.of("/quan-tri/thanh-vien/" + id, name + " of " + OFFICE));
    }

    private Thing delegation() {
        return onPage(
                "head@" + OFFICE,
                "/quan-tri/uy-quyen",
                "delegation",
                "/quan-tri/uy-quyen/([0-9a-f-]{36})/",
                "");
    }

    private Thing lending() {
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

    private Thing view() {
        String officer = "officer@" + OFFICE;
        String name = "Belongings " + UUID.randomUUID();
        visitor(officer).visit("/han");
        visitor(officer)
                .post("/toi/khung-nhin", Map.of("danh-sach", "han", "ben", "ho", "ten", name));
        return onPage(officer, "/han", "id", "/toi/khung-nhin/([0-9a-f-]{36})/", name);
    }

    private Thing event() {
        conversation();
        String integrator = "integrator@" + OFFICE;
        return onPage(
                integrator,
                "/nha-tich-hop/nhat-ky",
                "number",
                "/nha-tich-hop/nhat-ky/(\\d+)\"",
                "");
    }

    /** Whoever leads an agency sees its scores. */
    private Thing scores() {
        return new Thing(
                Map.of("agency", OFFICE, "mark", "on-time"),
                Set.of(OFFICE, "X99.10.000"),
                "head@" + OFFICE,
                "/thong-ke/bang-diem",
                List.of());
    }

    private Thing sample() {
        letter();
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

    private Thing freeze() {
        Party office = Party.of(hub, OFFICE);
        Draft draft = office.opening("account-freeze.order", BANK).withoutAttachments();
        Statement said = sent(office, draft);
        String number = words(draft).get(0);
        String page = "/phong-toa/vu-viec?so=" + number.replace("/", "%2F");
        String owner = "officer@" + OFFICE;
        await().atMost(PATIENCE).until(() -> visitor(owner).get(page).status() == 200);
        return new Thing(
                Map.of("co-quan", OFFICE, "so", number), parties(said), owner, page, words(draft));
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

    private static Statement sent(Party party, Draft draft) {
        return Statement.read(party.send(party.signed(draft)).statement()).orElseThrow();
    }

    private static List<String> words(Draft draft) {
        List<String> words = new ArrayList<>();
        String number = draft.field("caseNumber").asString("");
        if (!number.isEmpty()) {
            words.add(number);
        }
        String debtor = draft.body().path("debtor").path("name").asString("");
        if (!debtor.isEmpty()) {
            words.add(debtor);
        }
        return words;
    }

    private StoredMessage message(String id) {
        return hub.bean(MessageArchive.class).find(UUID.fromString(id)).orElseThrow();
    }

    private Set<String> parties(Statement said) {
        return parties(said.exchange());
    }

    /** Everybody who sent or got a message of the conversation, copies too. */
    private Set<String> parties(UUID exchange) {
        Set<String> all = new HashSet<>();
        for (StoredMessage one : hub.bean(MessageArchive.class).ofExchange(exchange)) {
            all.add(one.from().value());
            one.recipients().forEach(id -> all.add(id.value()));
            one.copies().forEach(id -> all.add(id.value()));
        }
        return all;
    }
}
