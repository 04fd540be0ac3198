package vn.liennganh.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.MeasureState;
import vn.liennganh.registry.position.Position;
import vn.liennganh.registry.position.Said;

/** Writes bodies that are ready to be signed. Nothing is sent from here: a desk has no key. */
@Service
public class RegistryDrafts {

    /** What can be drafted for an asset. */
    public enum Kind {
        RELEASE,
        LAPSE_NOTICE,
        MORTGAGEE_NOTICE,
        TITLE_FILE,
        OPINION_REQUEST,
        ATTACHMENT_NOTICE,
        ATTACHMENT,
        CERTIFICATE_REVOCATION;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final String PROCEDURE = "registration-suspension.";

    private final Desks desks;
    private final Clock clock;
    private final RegistrySteps steps;

    RegistryDrafts(Desks desks, Clock hubClock) {
        this.desks = desks;
        this.clock = hubClock;
        this.steps = new RegistrySteps(desks, hubClock);
    }

    /**
     * Drafts of that kind; none where nothing of the kind is to be done.
     *
     * @param number of the office's decision or letter; named as missing without it
     */
    public List<Draft> of(Kind kind, Position position, Optional<String> number) {
        return switch (kind) {
            case RELEASE, LAPSE_NOTICE -> ends(kind, position, number);
            case MORTGAGEE_NOTICE -> mortgagees(position);
            case TITLE_FILE -> titles(position, number);
            case OPINION_REQUEST, ATTACHMENT_NOTICE, ATTACHMENT, CERTIFICATE_REVOCATION ->
                    steps.of(kind, position, number);
        };
    }

    /** Drafts of every kind. */
    public List<Draft> all(Position position, Optional<String> number) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> of(kind, position, number).stream())
                .toList();
    }

    /** One message for each decision, to all registries where it stands. */
    private List<Draft> ends(Kind kind, Position position, Optional<String> number) {
        List<Draft> drafts = new ArrayList<>();
        standing(position, one -> one.state().live())
                .forEach((basis, there) -> drafts.add(end(kind, position, there, basis, number)));
        return drafts;
    }

    private Draft end(
            Kind kind,
            Position position,
            List<Measure> there,
            UUID basis,
            Optional<String> number) {
        JsonNode said = body(basis);
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        ObjectNode decision = body.putObject("decision");
        number.ifPresentOrElse(
                text -> decision.put("number", text), () -> missing.add("/decision/number"));
        decision.put("date", today().toString());
        decision.put("kind", said("registry." + kind.word() + "-kind"));
        for (String field : List.of("issuer", "signerName", "signerCapacity", "legalBasis")) {
            copy(said.path("decision"), decision, field);
        }
        missing.add("/ground");
        missing.add("/groundArisenOn");
        body.putObject("releases").put("messageId", basis.toString());
        if (kind == Kind.RELEASE) {
            body.put("scope", "all");
        } else {
            missing.add("/event");
        }
        return draft(kind, position, there, body, missing);
    }

    /**
     * To a bank that the office names, one for each mortgagee of whom a registry tells and no
     * notice has: what a registry calls a mortgagee is words.
     */
    private List<Draft> mortgagees(Position position) {
        List<Draft> drafts = new ArrayList<>();
        for (Said.Attachment one : position.attachments()) {
            if (!attached(position, one)) {
                continue;
            }
            boolean told =
                    position.mortgagees().stream()
                            .anyMatch(bank -> bank.exchange().equals(one.exchange()));
            List<String> left = position.untold(one.exchange());
            left.forEach(name -> drafts.add(mortgagee(position, one, Optional.of(name))));
            if (left.isEmpty() && !told && one.mortgaged()) {
                drafts.add(mortgagee(position, one, Optional.empty()));
            }
        }
        return drafts;
    }

    private Draft mortgagee(Position position, Said.Attachment attachment, Optional<String> named) {
        JsonNode said = body(attachment.message());
        ObjectNode body = Json.MAPPER.createObjectNode();
        copy(said, body, "asset");
        List<String> missing = new ArrayList<>(List.of("/obligationAmount"));
        // By its name alone a notice answers for whom a registry names only later.
        named.ifPresentOrElse(
                name -> body.putArray("mortgagees").add(name), () -> missing.add("/mortgagees"));
        body.put("attachedOn", day(attachment.attachmentAt()).toString());
        copy(said, body, "enforcementDecision");
        body.put("notifyWhen", said("registry.notify-when"));
        copy(said, body, "officer");
        return new Draft(
                new MessageType(PROCEDURE + Kind.MORTGAGEE_NOTICE.word()),
                List.of(),
                Optional.of(attachment.exchange()),
                position.key().number(),
                List.of(),
                body,
                missing);
    }

    private static boolean attached(Position position, Said.Attachment one) {
        return position.measures().stream()
                .anyMatch(
                        measure -> measure.basis().equals(one.message()) && measure.state().live());
    }

    /** What the file encloses is on paper at the office: the draft names the places. */
    private List<Draft> titles(Position position, Optional<String> number) {
        List<Draft> drafts = new ArrayList<>();
        standing(position, one -> one.state() == MeasureState.ATTACHED)
                .forEach((basis, there) -> drafts.add(title(position, there, basis, number)));
        return drafts;
    }

    private Draft title(
            Position position, List<Measure> there, UUID basis, Optional<String> number) {
        JsonNode said = body(basis);
        ObjectNode body = Json.MAPPER.createObjectNode();
        List<String> missing = new ArrayList<>();
        ObjectNode request = body.putObject("request");
        number.ifPresentOrElse(
                text -> request.put("number", text), () -> missing.add("/request/number"));
        request.put("date", today().toString());
        copy(said, body, "asset");
        copy(said, body, "officer");
        missing.addAll(
                List.of(
                        "/newOwner",
                        "/deliveredOn",
                        "/judgment",
                        "/enforcementDecision",
                        "/attachment",
                        "/auctionResult",
                        "/certificate"));
        return draft(Kind.TITLE_FILE, position, there, body, missing);
    }

    static Map<UUID, List<Measure>> standing(Position position, Predicate<Measure> which) {
        Map<UUID, List<Measure>> byBasis = new LinkedHashMap<>();
        position.measures().stream()
                .filter(which)
                .forEach(
                        one ->
                                byBasis.computeIfAbsent(one.basis(), key -> new ArrayList<>())
                                        .add(one));
        return byBasis;
    }

    static Draft draft(
            Kind kind,
            Position position,
            List<Measure> there,
            ObjectNode body,
            List<String> missing) {
        List<AgencyId> to = there.stream().map(Measure::registry).toList();
        return new Draft(
                new MessageType(PROCEDURE + kind.word()),
                to,
                Optional.of(there.get(0).exchange()),
                position.key().number(),
                List.of(),
                body,
                missing);
    }

    private JsonNode body(UUID message) {
        return desks.message(message).orElseThrow().body();
    }

    static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field).deepCopy());
        }
    }

    private LocalDate today() {
        return day(clock.instant());
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WireTime.ZONE);
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    static String said(String key) {
        return Texts.render(Text.of(key), Texts.VIETNAMESE);
    }
}
