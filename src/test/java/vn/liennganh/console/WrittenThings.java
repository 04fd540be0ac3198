package vn.liennganh.console;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.liennganh.console.Belongings.Thing;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.NewLetter;
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

/** What agencies write to each other, and what follows from it: letters, matters and duties. */
final class WrittenThings {

    private static final String OFFICE = Belongings.OFFICE;
    private static final String BANK = "X99.51.003";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] SCAN = "belongings".getBytes(StandardCharsets.UTF_8);

    private final RunningHub hub;
    private final Map<String, Person> people;
    private final Function<String, Visitor> visitors;

    WrittenThings(RunningHub hub, Map<String, Person> people, Function<String, Visitor> visitors) {
        this.hub = hub;
        this.people = people;
        this.visitors = visitors;
    }

    Thing letter() {
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

    Thing conversation() {
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

    Thing draft() {
        Person officer = people.get("officer@" + OFFICE);
        UUID id = begun(officer, "account-freeze.order", BANK);
        return new Thing(
                Map.of("id", id.toString(), "sha256", Sha256.of(SCAN).hex(), "list", "accounts"),
                Set.of(OFFICE),
                "officer@" + OFFICE,
                "/yeu-cau/" + id,
                List.of("belongings of " + id));
    }

    Thing answer() {
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

    Thing operation() {
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

    Thing matter(String type, String from, String to, String room) {
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

    Thing duty() {
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

    Thing freeze() {
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

    private Visitor visitor(String user) {
        return visitors.apply(user);
    }
}
