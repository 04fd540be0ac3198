package vn.liennganh.gateway.rest.clarification;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.liennganh.clarification.Silences;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Link;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.clarification.position.Question;
import vn.liennganh.clarification.search.Passage;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Standing;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.rest.desk.MatterDuties;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.gateway.rest.desk.StateTitles;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Languages;

/** Questions as their reader may see them; the words are read from the messages. */
@Component
class ClarificationViews {

    private static final String PROCEDURE = "judgment-clarification";
    private static final String PROCURACY = "procuracy";

    private final Desks desks;
    private final Matters matters;
    private final MatterDuties duties;
    private final Silences silences;
    private final Directory directory;
    private final StateTitles titles;

    ClarificationViews(
            Desks desks,
            Matters matters,
            MatterDuties duties,
            Silences silences,
            Directory directory,
            StateTitles titles) {
        this.desks = desks;
        this.matters = matters;
        this.duties = duties;
        this.silences = silences;
        this.directory = directory;
        this.titles = titles;
    }

    /**
     * A case.
     *
     * @param full with words and with what is owed now
     */
    ClarificationWire.Case of(
            Standing<Position> standing,
            AgencyId viewer,
            boolean full,
            HttpServletRequest request) {
        Set<AgencyId> names = matters.viewers(viewer);
        boolean own = names.contains(standing.matter().agency());
        return new ClarificationWire.Case(
                standing.matter().agency().value(),
                standing.matter().number(),
                WireTime.millis(standing.at()),
                standing.content().askings().stream()
                        .filter(one -> own || one.concerns(names))
                        .map(one -> asking(one, viewer, own, full, request))
                        .toList(),
                own && full
                        ? standing.content().links().stream()
                                .map(one -> linked(one, viewer, request))
                                .toList()
                        : List.of());
    }

    ClarificationWire.Asking asking(
            Asking one, AgencyId viewer, boolean own, boolean full, HttpServletRequest request) {
        Set<AgencyId> names = matters.viewers(viewer);
        boolean words = full && (own || names.contains(one.authority()));
        String state =
                duties.state(viewer, one.exchange()).orElse(one.answered() ? "answered" : "asked");
        return new ClarificationWire.Asking(
                one.exchange().toString(),
                one.request().toString(),
                one.authority().value(),
                state,
                titles.of(PROCEDURE, request).apply(state),
                WireTime.millis(one.askedAt()),
                time(one.complexAt()),
                one.attachedProperty(),
                one.open(),
                questions(one, words),
                one.replies().stream().map(this::reply).toList(),
                time(one.unclearAt()),
                one.referrals().stream().map(ClarificationViews::referral).toList(),
                own ? one.reports().stream().map(UUID::toString).toList() : List.of(),
                one.followUp()
                        .map(
                                done ->
                                        new ClarificationWire.FollowUp(
                                                done.action(),
                                                done.decisionNumber().orElse(null),
                                                WireTime.millis(done.at())))
                        .orElse(null),
                own && full ? end(one, request) : null,
                full ? duties.of(viewer, List.of(one.exchange()), request) : List.of());
    }

    ClarificationWire.Hit hit(Passage one) {
        JsonNode asked = item(body(one.request()).path("questions"), "no", one.no());
        JsonNode answered =
                one.answer()
                        .map(id -> item(body(id).path("answers"), "questionNo", one.no()))
                        .orElse(Json.MAPPER.missingNode());
        return new ClarificationWire.Hit(
                one.asker().value(),
                one.authority().value(),
                one.caseNumber(),
                one.exchange().toString(),
                WireTime.millis(one.askedAt()),
                time(one.answeredAt()),
                question(
                        new Question(
                                one.no(),
                                one.doubtKind(),
                                Question.State.OPEN,
                                one.answer(),
                                Optional.empty(),
                                0),
                        one.outcome().orElse(Question.State.OPEN.word()),
                        asked,
                        answered));
    }

    private List<ClarificationWire.Question> questions(Asking one, boolean words) {
        JsonNode asked = words ? body(one.request()).path("questions") : Json.MAPPER.missingNode();
        return one.questions().stream()
                .map(
                        question ->
                                question(
                                        question,
                                        question.state().word(),
                                        item(asked, "no", question.no()),
                                        words ? answer(question) : Json.MAPPER.missingNode()))
                .toList();
    }

    private JsonNode answer(Question question) {
        return question.answer()
                .map(id -> item(body(id).path("answers"), "questionNo", question.no()))
                .orElse(Json.MAPPER.missingNode());
    }

    private static ClarificationWire.Question question(
            Question one, String state, JsonNode asked, JsonNode answered) {
        return new ClarificationWire.Question(
                one.no(),
                one.doubtKind(),
                state,
                text(asked, "clauseQuoted"),
                text(asked, "page"),
                text(asked, "explanation"),
                text(asked, "proposedReading"),
                answered.has("text") ? text(answered, "text") : text(answered, "reason"),
                one.correction()
                        .orElseGet(() -> text(answered.path("correctionDecision"), "number")),
                one.reopened());
    }

    private ClarificationWire.Reply reply(Asking.Reply one) {
        return new ClarificationWire.Reply(
                one.message().toString(),
                one.from().value(),
                WireTime.millis(one.at()),
                one.refused(),
                one.corrects(),
                one.corrects() ? one.copies().stream().anyMatch(this::procuracy) : null);
    }

    private boolean procuracy(AgencyId agency) {
        return directory.agency(agency).filter(one -> one.kind().equals(PROCURACY)).isPresent();
    }

    private static ClarificationWire.Referral referral(Asking.Referral one) {
        return new ClarificationWire.Referral(
                one.message().toString(),
                one.court().value(),
                WireTime.millis(one.at()),
                one.unclear(),
                time(one.directedAt()));
    }

    private ClarificationWire.@Nullable End end(Asking one, HttpServletRequest request) {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        return silences.of(one)
                .map(
                        silence ->
                                new ClarificationWire.End(
                                        silence.end().word(),
                                        Texts.render(
                                                Text.of("clarification." + silence.end().word()),
                                                locale),
                                        silence.citation()
                                                .flatMap(cited -> cited.shown(locale))
                                                .orElse("")))
                .orElse(null);
    }

    private ClarificationWire.Linked linked(Link one, AgencyId viewer, HttpServletRequest request) {
        Optional<String> state = duties.state(viewer, one.exchange());
        return new ClarificationWire.Linked(
                one.procedure(),
                one.exchange().toString(),
                state.orElse(null),
                state.map(titles.of(one.procedure(), request)).orElse(null),
                one.steps().stream()
                        .map(
                                step ->
                                        new ClarificationWire.Step(
                                                step.type(),
                                                step.message().toString(),
                                                step.from().value(),
                                                WireTime.millis(step.at()),
                                                step.says()))
                        .toList(),
                duties.of(viewer, List.of(one.exchange()), request));
    }

    private JsonNode body(UUID message) {
        return desks.message(message)
                .map(Heard::body)
                .map(JsonNode.class::cast)
                .orElse(Json.MAPPER.missingNode());
    }

    private static JsonNode item(JsonNode list, String field, String value) {
        for (JsonNode one : list) {
            if (one.path(field).asString("").equals(value)) {
                return one;
            }
        }
        return Json.MAPPER.missingNode();
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.has(field) ? json.path(field).asString() : null;
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(WireTime::millis).orElse(null);
    }
}
