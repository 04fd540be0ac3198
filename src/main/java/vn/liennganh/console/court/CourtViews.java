package vn.liennganh.console.court;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import vn.liennganh.clarification.ClarificationDrafts;
import vn.liennganh.clarification.Silences;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Link;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.clarification.position.Question;
import vn.liennganh.clarification.search.Passage;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.form.SchemaWords;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.console.matter.OwedLine;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Words;

/** Words requests for clarification for the pages of both sides. */
@Service
class CourtViews {

    private final MatterWords matter;
    private final Silences silences;
    private final ClarificationDrafts drafts;
    private final Proposals proposals;

    CourtViews(
            MatterWords matter,
            Silences silences,
            ClarificationDrafts drafts,
            Proposals proposals) {
        this.matter = matter;
        this.silences = silences;
        this.drafts = drafts;
        this.proposals = proposals;
    }

    /** The requests of cases that concern a reader, the most urgent first. */
    List<CourtView.Row> rows(
            List<Standing<Position>> cases, Set<AgencyId> readers, Person person, Words words) {
        Map<UUID, OwedLine> owed =
                matter.first(
                        cases.stream()
                                .flatMap(one -> seen(one, readers))
                                .map(Asking::exchange)
                                .toList(),
                        person,
                        words);
        return cases.stream()
                .flatMap(
                        one ->
                                seen(one, readers)
                                        .map(asking -> row(one, asking, readers, owed, words)))
                .sorted(Comparator.comparing(CourtView.Row::urgency))
                .toList();
    }

    /** What of a case is a reader's business: all of its own, else what it was asked. */
    static Stream<Asking> seen(Standing<Position> one, Set<AgencyId> readers) {
        boolean own = readers.contains(one.matter().agency());
        return one.content().askings().stream().filter(asking -> own || asking.concerns(readers));
    }

    private CourtView.Row row(
            Standing<Position> one,
            Asking asking,
            Set<AgencyId> readers,
            Map<UUID, OwedLine> owed,
            Words words) {
        boolean own = readers.contains(one.matter().agency());
        return new CourtView.Row(
                asking.exchange(),
                one.matter().number(),
                matter.agency(own ? asking.authority() : one.matter().agency(), words),
                words.moment(asking.askedAt()),
                asking.open(),
                asking.questions().size(),
                words.say("court.row-" + stage(asking)),
                asking.answered() ? "idle" : "working",
                Optional.ofNullable(owed.get(asking.exchange())));
    }

    private static String stage(Asking one) {
        if (one.followUp().isPresent()) {
            return "followed";
        }
        if (one.answered()) {
            return one.unclearAt().isPresent() ? "unclear" : "answered";
        }
        return one.complexAt().isPresent() ? "complex" : "asked";
    }

    /** The messages whose words stand on the page of a case. */
    static Set<UUID> told(Standing<Position> one, Set<AgencyId> readers) {
        return seen(one, readers)
                .flatMap(
                        asking ->
                                Stream.concat(
                                        Stream.of(asking.request()),
                                        asking.questions().stream()
                                                .flatMap(it -> it.answer().stream())))
                .collect(Collectors.toSet());
    }

    CourtView of(Standing<Position> one, Set<AgencyId> readers, Person person, Words words) {
        boolean own = readers.contains(one.matter().agency());
        return new CourtView(
                one.matter().number(),
                matter.agency(one.matter().agency(), words),
                own,
                seen(one, readers).map(it -> asked(it, own, readers, person, words)).toList(),
                own
                        ? one.content().links().stream()
                                .map(it -> linked(it, person, words))
                                .toList()
                        : List.of(),
                own
                        ? proposals.lines(proposed(one.content(), Optional.empty()), words)
                        : List.of());
    }

    private CourtView.Asked asked(
            Asking one, boolean own, Set<AgencyId> readers, Person person, Words words) {
        boolean ours = readers.contains(one.authority());
        JsonNode asked = matter.body(one.request()).path("questions");
        Optional<Silences.Silence> silence = own ? silences.of(one) : Optional.empty();
        return new CourtView.Asked(
                one.exchange(),
                matter.agency(one.authority(), words),
                matter.state(one.exchange(), person, words).orElse(""),
                words.moment(one.askedAt()),
                moment(one.complexAt(), words),
                moment(one.unclearAt(), words),
                one.open(),
                one.questions().stream()
                        .map(it -> clause(it, item(asked, "no", it.no()), answer(it), words))
                        .toList(),
                said(one, person, words),
                silence.map(it -> Text.of("clarification." + it.end().word()))
                        .map(text -> Texts.render(text, words.locale()))
                        .orElse(""),
                silence.flatMap(Silences.Silence::citation)
                        .flatMap(cited -> cited.shown(words.locale()))
                        .orElse(""),
                matter.owed(List.of(one.exchange()), person, words),
                matter.link(one.request(), person),
                ours && !one.answered());
    }

    private JsonNode answer(Question one) {
        return one.answer()
                .map(id -> item(matter.body(id).path("answers"), "questionNo", one.no()))
                .orElse(Json.MAPPER.missingNode());
    }

    private static CourtView.Clause clause(
            Question one, JsonNode asked, JsonNode answered, Words words) {
        String reply = answered.path("text").asString("");
        return new CourtView.Clause(
                one.no(),
                SchemaWords.of(one.doubtKind(), words.locale()),
                one.open()
                        ? words.say("court.question-open")
                        : SchemaWords.of(one.state().word(), words.locale()),
                one.open() ? "working" : "idle",
                asked.path("clauseQuoted").asString(""),
                asked.path("page").asString(""),
                asked.path("explanation").asString(""),
                asked.path("proposedReading").asString(""),
                reply.isEmpty() ? answered.path("reason").asString("") : reply,
                one.correction().orElse(""));
    }

    private List<CourtView.Said> said(Asking one, Person person, Words words) {
        List<CourtView.Said> all = new ArrayList<>();
        one.replies()
                .forEach(
                        it ->
                                all.add(
                                        said(
                                                it.refused() ? "court.refused" : "court.replied",
                                                it.from(),
                                                it.at(),
                                                it.message(),
                                                person,
                                                words)));
        one.referrals()
                .forEach(
                        it ->
                                all.add(
                                        said(
                                                "court.referred",
                                                it.court(),
                                                it.at(),
                                                it.message(),
                                                person,
                                                words)));
        return all;
    }

    private CourtView.Said said(
            String key, AgencyId who, Instant at, UUID message, Person person, Words words) {
        return new CourtView.Said(
                words.say(key),
                matter.agency(who, words),
                words.moment(at),
                matter.link(message, person));
    }

    private CourtView.Linked linked(Link one, Person person, Words words) {
        return new CourtView.Linked(
                matter.procedure(one.procedure(), words),
                matter.title(one.last().type(), words),
                words.moment(one.last().at()),
                matter.link(one.last().message(), person));
    }

    /** What the desk proposes in a case now. */
    List<Draft> proposed(Position position, Optional<String> decision) {
        return drafts.all(position, decision);
    }

    CourtView.Found found(Passage one, Set<AgencyId> readers, Words words) {
        JsonNode asked = item(matter.body(one.request()).path("questions"), "no", one.no());
        Question question =
                new Question(
                        one.no(),
                        one.doubtKind(),
                        one.outcome().map(Question.State::of).orElse(Question.State.OPEN),
                        one.answer(),
                        Optional.empty(),
                        0);
        return new CourtView.Found(
                one.exchange(),
                one.caseNumber(),
                matter.agency(readers.contains(one.asker()) ? one.authority() : one.asker(), words),
                words.moment(one.askedAt()),
                clause(question, asked, answer(question), words));
    }

    private static JsonNode item(JsonNode list, String field, String value) {
        for (JsonNode one : list) {
            if (one.path(field).asString("").equals(value)) {
                return one;
            }
        }
        return Json.MAPPER.missingNode();
    }

    private static String moment(Optional<Instant> at, Words words) {
        return at.map(words::moment).orElse("");
    }
}
