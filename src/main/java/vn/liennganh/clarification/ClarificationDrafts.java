package vn.liennganh.clarification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Link;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.clarification.position.Question;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;

/** Writes bodies that are ready to be signed. Nothing is sent from here: a desk has no key. */
@Service
public class ClarificationDrafts {

    /** What can be drafted for a case. */
    public enum Kind {
        /** To an authority that is silent past its term. */
        REMINDER("reminder.letter"),
        /** Only where a reply stays unclear: not for silence, not for a refusal. */
        SUPERIOR_REQUEST("judgment-clarification.superior-request"),
        /** On silence. */
        SUPREME_REPORT("judgment-clarification.supreme-report"),
        /** After an answer or a reasoned refusal. */
        FOLLOW_UP("judgment-clarification.follow-up"),
        /** While something is asked, where the office planned it. */
        POSTPONEMENT("enforcement-decision.postponement"),
        /** When the ground has ended, by an answer or by silence. */
        RESUMPTION("enforcement-decision.resumption");

        private final MessageType type;

        Kind(String type) {
            this.type = new MessageType(type);
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final List<String> OF_JUDGMENT = List.of("judgment", "enforcementDecision");
    private static final String NUMBER = "/decision/number";

    private final Desks desks;
    private final Silences silences;
    private final Clock clock;

    ClarificationDrafts(Desks desks, Silences silences, Clock hubClock) {
        this.desks = desks;
        this.silences = silences;
        this.clock = hubClock;
    }

    /**
     * Drafts of that kind; none where there is no room for one.
     *
     * @param number of the office's decision; named as missing without it
     */
    public List<Draft> of(Kind kind, Position position, Optional<String> number) {
        List<Draft> drafts = new ArrayList<>();
        for (Asking one : position.askings()) {
            draft(kind, position, one, number).ifPresent(drafts::add);
        }
        return drafts;
    }

    /** Drafts of every kind. */
    public List<Draft> all(Position position, Optional<String> number) {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> of(kind, position, number).stream())
                .toList();
    }

    private Optional<Draft> draft(
            Kind kind, Position position, Asking asking, Optional<String> number) {
        if (asking.followUp().isPresent() && kind != Kind.RESUMPTION) {
            return Optional.empty();
        }
        return switch (kind) {
            case REMINDER ->
                    silences.of(asking).map(silence -> reminder(position, asking, silence));
            case SUPREME_REPORT ->
                    silences.of(asking).map(silence -> report(position, asking, silence));
            case SUPERIOR_REQUEST ->
                    asking.answered() && !asking.refused()
                            ? Optional.of(superior(position, asking))
                            : Optional.empty();
            case FOLLOW_UP ->
                    asking.answered() ? Optional.of(followUp(position, asking)) : Optional.empty();
            case POSTPONEMENT ->
                    asking.postponementPlanned()
                                    && !asking.answered()
                                    && position.postponement().isEmpty()
                            ? Optional.of(postponement(position, asking, number))
                            : Optional.empty();
            case RESUMPTION -> resumption(position, asking, number);
        };
    }

    private Draft reminder(Position position, Asking asking, Silences.Silence silence) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("obligation", silence.duty().id().toString());
        ObjectNode document = body.putObject("document");
        document.put("messageId", asking.request().toString());
        number(asking.request()).ifPresent(text -> document.put("number", text));
        body.put("owes", said("clarification.reminder-owes"));
        body.put("due", WireTime.seconds(silence.duty().due()));
        body.put("content", said("clarification.reminder", open(asking)));
        body.put("occurrence", 1);
        return new Draft(
                Kind.REMINDER.type,
                List.of(silence.duty().party()),
                Optional.empty(),
                position.key().number(),
                List.of(asking.exchange()),
                body,
                List.of());
    }

    private Draft report(Position position, Asking asking, Silences.Silence silence) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        copy(body(asking.request()), body, List.of("judgment"));
        body.put("requestedOn", day(asking.askedAt()).toString());
        body.put("obstacle", said("clarification.obstacle", open(asking), silence.duty().party()));
        return within(Kind.SUPREME_REPORT, position, asking, List.of(), body, List.of());
    }

    private Draft superior(Position position, Asking asking) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.putObject("originalRequest").put("messageId", asking.request().toString());
        UUID last = asking.replies().get(asking.replies().size() - 1).message();
        body.putObject("answer").put("messageId", last.toString());
        ArrayNode unclear = body.putArray("whyStillUnclear");
        List<String> missing = new ArrayList<>();
        for (Question one : asking.questions()) {
            missing.add("/whyStillUnclear/" + unclear.size() + "/reason");
            unclear.addObject().put("questionNo", one.no());
        }
        return within(Kind.SUPERIOR_REQUEST, position, asking, List.of(), body, missing);
    }

    private Draft followUp(Position position, Asking asking) {
        return within(
                Kind.FOLLOW_UP,
                position,
                asking,
                List.of(asking.authority()),
                Json.MAPPER.createObjectNode(),
                List.of("/action", "/byDecision"));
    }

    private Draft postponement(Position position, Asking asking, Optional<String> number) {
        List<String> missing = new ArrayList<>();
        ObjectNode body = decision("clarification.postponement-kind", number, missing);
        copy(body(asking.request()), body, OF_JUDGMENT);
        missing.add("/debtor");
        body.put("groundKind", "clarification-pending");
        body.put("ground", said("clarification.postponement-ground"));
        body.put("groundArisenOn", day(asking.askedAt()).toString());
        body.put("endKnown", false);
        return new Draft(
                Kind.POSTPONEMENT.type,
                List.of(),
                Optional.empty(),
                position.key().number(),
                List.of(asking.exchange()),
                body,
                missing);
    }

    private Optional<Draft> resumption(Position position, Asking asking, Optional<String> number) {
        Optional<Link.Step> postponed =
                position.postponement()
                        .filter(
                                one ->
                                        "clarification-pending"
                                                .equals(one.says().get("groundKind")));
        Optional<Silences.Silence> silence = silences.of(asking);
        if (postponed.isEmpty() || !asking.answered() && silence.isEmpty()) {
            return Optional.empty();
        }
        Instant ended =
                silence.map(one -> one.duty().due())
                        .orElseGet(() -> asking.replies().get(asking.replies().size() - 1).at());
        List<String> missing = new ArrayList<>();
        ObjectNode body = decision("clarification.resumption-kind", number, missing);
        copy(body(postponed.get().message()), body, List.of("debtor"));
        copy(body(asking.request()), body, OF_JUDGMENT);
        body.put(
                "ground",
                said(
                        silence.isPresent()
                                ? "clarification.resumption-silence"
                                : "clarification.resumption-answer"));
        body.put("groundEndedOn", day(ended).toString());
        body.putObject("resumes").put("messageId", postponed.get().message().toString());
        return Optional.of(
                new Draft(
                        Kind.RESUMPTION.type,
                        postponed.get().to(),
                        Optional.of(position.exchangeOf(postponed.get())),
                        position.key().number(),
                        List.of(asking.exchange()),
                        body,
                        missing));
    }

    private ObjectNode decision(String kind, Optional<String> number, List<String> missing) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        ObjectNode decision = body.putObject("decision");
        number.ifPresentOrElse(text -> decision.put("number", text), () -> missing.add(NUMBER));
        decision.put("date", day(clock.instant()).toString());
        decision.put("kind", said(kind));
        List.of("issuer", "signerName", "signerCapacity", "legalBasis")
                .forEach(field -> missing.add("/decision/" + field));
        return body;
    }

    private static Draft within(
            Kind kind,
            Position position,
            Asking asking,
            List<AgencyId> to,
            ObjectNode body,
            List<String> missing) {
        return new Draft(
                kind.type,
                to,
                Optional.of(asking.exchange()),
                position.key().number(),
                List.of(),
                body,
                missing);
    }

    private static String open(Asking asking) {
        return String.join(
                ", ",
                asking.questions().stream().filter(Question::open).map(Question::no).toList());
    }

    private Optional<String> number(UUID message) {
        return Optional.of(body(message).path("document").path("number").asString(""))
                .filter(text -> !text.isEmpty());
    }

    private JsonNode body(UUID message) {
        return desks.message(message).orElseThrow().body();
    }

    private static void copy(JsonNode from, ObjectNode to, List<String> fields) {
        for (String field : fields) {
            if (from.has(field)) {
                to.set(field, from.path(field).deepCopy());
            }
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WireTime.ZONE);
    }

    /** Papers of state bodies are in Vietnamese, whoever reads the screen. */
    private static String said(String key, Object... args) {
        return Texts.render(Text.of(key, args), Texts.VIETNAMESE);
    }
}
