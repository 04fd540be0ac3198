package vn.liennganh.registry.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/** What is asked and told besides the measures: each answer goes to the first open question. */
final class Letters {

    private Letters() {}

    static Position asked(Position before, Heard heard) {
        List<Said.Opinion> all = new ArrayList<>(before.opinions());
        List<String> questions = heard.list("questions").stream().map(JsonNode::asString).toList();
        for (AgencyId registry : heard.recipients()) {
            all.add(
                    new Said.Opinion(
                            heard.exchange(),
                            heard.id(),
                            registry,
                            questions,
                            heard.at(),
                            Map.of(),
                            Optional.empty()));
        }
        return before.asking(all, before.revocations());
    }

    static Position answered(Position before, Heard heard) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (JsonNode one : heard.list("answers")) {
            answers.merge(
                    one.path("question").asString(),
                    one.path("text").asString(),
                    (first, next) -> first + "\n" + next);
        }
        List<Said.Opinion> all =
                firstOf(
                        before.opinions(),
                        one ->
                                one.exchange().equals(heard.exchange())
                                        && one.registry().equals(heard.from())
                                        && one.answeredAt().isEmpty(),
                        one ->
                                new Said.Opinion(
                                        one.exchange(),
                                        one.request(),
                                        one.registry(),
                                        one.questions(),
                                        one.askedAt(),
                                        answers,
                                        Optional.of(heard.at())));
        return before.asking(all, before.revocations());
    }

    static Position told(Position before, Heard heard) {
        List<Said.Mortgagee> all = new ArrayList<>(before.mortgagees());
        List<String> said = heard.list("mortgagees").stream().map(JsonNode::asString).toList();
        // Of whom a registry tells later, a notice that names nobody has said nothing.
        List<String> names =
                said.isEmpty() ? before.untold(heard.exchange()).stream().limit(1).toList() : said;
        for (AgencyId bank : heard.recipients()) {
            Predicate<Said.Mortgagee> same =
                    one -> one.exchange().equals(heard.exchange()) && one.bank().equals(bank);
            if (all.stream().anyMatch(same)) {
                all.replaceAll(one -> same.test(one) ? and(one, names) : one);
            } else {
                all.add(new Said.Mortgagee(heard.exchange(), bank, names, heard.at(), List.of()));
            }
        }
        return before.owned(all, before.titles());
    }

    private static Said.Mortgagee and(Said.Mortgagee one, List<String> more) {
        List<String> names = new ArrayList<>(one.names());
        more.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return new Said.Mortgagee(
                one.exchange(), one.bank(), names, one.noticedAt(), one.changes());
    }

    static Position changed(Position before, Heard heard) {
        Said.MortgageChange change =
                new Said.MortgageChange(
                        heard.id(),
                        heard.text("event"),
                        heard.when("occurredAt"),
                        heard.says("remaining")
                                ? Optional.of(heard.dong("remaining"))
                                : Optional.empty(),
                        heard.at());
        List<Said.Mortgagee> all =
                firstOf(
                        before.mortgagees(),
                        one ->
                                one.exchange().equals(heard.exchange())
                                        && one.bank().equals(heard.from()),
                        one ->
                                new Said.Mortgagee(
                                        one.exchange(),
                                        one.bank(),
                                        one.names(),
                                        one.noticedAt(),
                                        added(one.changes(), change)));
        return before.owned(all, before.titles());
    }

    static Position filed(Position before, Heard heard) {
        List<Said.Title> all = new ArrayList<>(before.titles());
        for (AgencyId registry : heard.recipients()) {
            all.add(
                    new Said.Title(
                            heard.exchange(),
                            heard.id(),
                            registry,
                            heard.day("deliveredOn"),
                            heard.at(),
                            Optional.empty()));
        }
        return before.owned(before.mortgagees(), all)
                .each(heard, one -> one.in(MeasureState.TITLE_REQUESTED, heard));
    }

    static Position registered(Position before, Heard heard) {
        boolean done = heard.text("outcome").equals("transferred");
        Said.TitleResult result =
                new Said.TitleResult(
                        heard.text("outcome"),
                        said(heard, "registeredAt").map(text -> when(heard, "registeredAt")),
                        said(heard, "certificateNumber"),
                        said(heard, "reason"),
                        heard.at());
        List<Said.Title> all =
                firstOf(
                        before.titles(),
                        one ->
                                one.exchange().equals(heard.exchange())
                                        && one.registry().equals(heard.from())
                                        && one.result().isEmpty(),
                        one ->
                                new Said.Title(
                                        one.exchange(),
                                        one.message(),
                                        one.registry(),
                                        one.deliveredOn(),
                                        one.at(),
                                        Optional.of(result)));
        MeasureState next = done ? MeasureState.TRANSFERRED : MeasureState.ATTACHED;
        return before.owned(before.mortgagees(), all)
                .said(
                        heard,
                        one ->
                                one.state() == MeasureState.TITLE_REQUESTED
                                        ? one.in(next, heard)
                                        : one);
    }

    static Position revoking(Position before, Heard heard) {
        List<Said.Revocation> all = new ArrayList<>(before.revocations());
        for (AgencyId authority : heard.recipients()) {
            all.add(
                    new Said.Revocation(
                            heard.exchange(), heard.id(), authority, heard.at(), Optional.empty()));
        }
        return before.asking(before.opinions(), all);
    }

    static Position revoked(Position before, Heard heard) {
        Said.RevocationAnswer answer =
                new Said.RevocationAnswer(
                        heard.text("outcome"),
                        Optional.of(heard.body().path("decision").path("number").asString(""))
                                .filter(text -> !text.isEmpty()),
                        said(heard, "reason"),
                        heard.at());
        List<Said.Revocation> all =
                firstOf(
                        before.revocations(),
                        one ->
                                one.exchange().equals(heard.exchange())
                                        && one.authority().equals(heard.from())
                                        && one.answer().isEmpty(),
                        one ->
                                new Said.Revocation(
                                        one.exchange(),
                                        one.message(),
                                        one.authority(),
                                        one.at(),
                                        Optional.of(answer)));
        return before.asking(before.opinions(), all);
    }

    private static Optional<String> said(Heard heard, String field) {
        return Optional.of(heard.text(field)).filter(text -> !text.isEmpty());
    }

    private static Instant when(Heard heard, String field) {
        return heard.when(field);
    }

    static <T> List<T> added(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }

    private static <T> List<T> firstOf(List<T> list, Predicate<T> which, Function<T, T> change) {
        List<T> all = new ArrayList<>(list);
        for (int i = 0; i < all.size(); i++) {
            if (which.test(all.get(i))) {
                all.set(i, change.apply(all.get(i)));
                return all;
            }
        }
        return all;
    }
}
