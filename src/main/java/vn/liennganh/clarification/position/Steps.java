package vn.liennganh.clarification.position;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * What one accepted message changes in a position. An answer settles the questions that it names
 * and no other: a late one, or one in several parts, counts as it comes.
 */
public final class Steps {

    private static final Set<String> DECISIONS =
            Set.of("enforcement-decision.postponement", "enforcement-decision.resumption");

    /** Grounds of a postponement that belong here; every other is of no concern. */
    private static final Set<String> GROUNDS =
            Set.of("clarification-pending", "cassation-pending", "stay-request");

    private Steps() {}

    /** The position after a message; an equal one where the message says nothing. */
    public static Position after(Position before, Heard heard) {
        String procedure = heard.envelope().type().procedure();
        return switch (procedure) {
            case "judgment-clarification" -> asking(before, heard);
            case "enforcement-decision" ->
                    concerned(heard) ? linked(before, procedure, heard) : before;
            default -> linked(before, procedure, heard);
        };
    }

    private static boolean concerned(Heard heard) {
        return DECISIONS.contains(heard.type())
                && (!heard.says("groundKind") || GROUNDS.contains(heard.text("groundKind")));
    }

    private static Position linked(Position before, String procedure, Heard heard) {
        return before.linked(procedure, heard.exchange(), Link.Step.of(heard));
    }

    private static Position asking(Position before, Heard heard) {
        String message = heard.envelope().type().message();
        if (message.equals("request")) {
            return before.asking(heard.exchange()).isPresent() ? before : before.with(asked(heard));
        }
        return before.each(heard.exchange(), one -> after(one, message, heard));
    }

    private static Asking asked(Heard heard) {
        List<Question> questions = new ArrayList<>();
        for (JsonNode one : heard.list("questions")) {
            questions.add(
                    new Question(
                            one.path("no").asString(),
                            one.path("doubtKind").asString(""),
                            Question.State.OPEN,
                            Optional.empty(),
                            Optional.empty(),
                            0));
        }
        return new Asking(
                heard.exchange(),
                heard.id(),
                heard.recipients().get(0),
                heard.at(),
                heard.says("attachedPropertyState"),
                heard.body().path("postponementPlanned").asBoolean(false),
                questions,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static Asking after(Asking before, String message, Heard heard) {
        return switch (message) {
            case "complexity-notice" -> before.dated(Optional.of(heard.at()), before.unclearAt());
            case "unclear-notice" -> before.dated(before.complexAt(), Optional.of(heard.at()));
            case "answer" -> answered(before, heard);
            case "superior-request" -> referred(before, heard);
            case "superior-direction" -> directed(before, heard);
            case "supreme-report" -> before.reported(heard.id());
            case "follow-up" -> before.followedUp(done(heard));
            default -> before;
        };
    }

    private static Asking answered(Asking before, Heard heard) {
        Map<String, JsonNode> answers = new HashMap<>();
        heard.list("answers").forEach(one -> answers.put(one.path("questionNo").asString(), one));
        List<Asking.Reply> replies = new ArrayList<>(before.replies());
        replies.add(
                new Asking.Reply(
                        heard.id(),
                        heard.from(),
                        heard.at(),
                        heard.body().path("requestRefused").asBoolean(false),
                        answers.values().stream()
                                .anyMatch(
                                        one ->
                                                one.path("outcome")
                                                        .asString("")
                                                        .equals("corrected")),
                        heard.copies()));
        return before.with(
                before.questions().stream()
                        .map(one -> settled(one, answers.get(one.no()), heard))
                        .toList(),
                replies);
    }

    private static Question settled(Question question, @Nullable JsonNode answer, Heard heard) {
        if (answer == null) {
            return question;
        }
        return question.settled(
                Question.State.of(answer.path("outcome").asString("")),
                heard.id(),
                Optional.of(answer.path("correctionDecision").path("number").asString(""))
                        .filter(text -> !text.isEmpty()));
    }

    private static Asking referred(Asking before, Heard heard) {
        List<Asking.Referral> all = new ArrayList<>(before.referrals());
        all.add(
                new Asking.Referral(
                        heard.id(),
                        heard.recipients().get(0),
                        heard.at(),
                        heard.list("whyStillUnclear").stream()
                                .map(one -> one.path("questionNo").asString())
                                .toList(),
                        Optional.empty()));
        return before.up(all);
    }

    /** The questions that the superior court names are open again. */
    private static Asking directed(Asking before, Heard heard) {
        Set<String> again = new HashSet<>();
        heard.list("questions").forEach(one -> again.add(one.path("no").asString()));
        List<Asking.Referral> all = new ArrayList<>(before.referrals());
        if (!all.isEmpty()) {
            int last = all.size() - 1;
            all.set(last, all.get(last).directed(heard.at()));
        }
        return before.each(one -> again.contains(one.no()) ? one.again() : one).up(all);
    }

    private static Asking.FollowUp done(Heard heard) {
        return new Asking.FollowUp(
                heard.text("action"),
                Optional.of(heard.body().path("decision").path("number").asString(""))
                        .filter(text -> !text.isEmpty()),
                heard.at());
    }
}
