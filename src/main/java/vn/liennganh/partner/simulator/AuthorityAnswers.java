package vn.liennganh.partner.simulator;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.WireTime;

/**
 * What answers which letter. A line names the letter and its answer; behind a bar stands what a
 * behaviour says instead: {@code field=value}, {@code +field} for a reason, {@code -field} for one
 * that it leaves out, {@code =answer} for another message. {@code now} is the moment.
 */
final class AuthorityAnswers {

    private static final String LINES =
            """
            coercion-security.committee-report > direction | decline outcome=cancel
            coercion-security.forces-request > forces-direction | decline outcome=cancel
            committee-establishment.proposal > decision
            committee-guidance.case-report > direction
            committee-guidance.forces-request > direction
            committee-guidance.disagreement-report > disagreement-answer
            provincial-coordination.periodic-report > report-opinion
            commune-work.persuasion-request > persuasion-result | decline outcome=refused \
             | partial outcome=partly
            commune-work.verification-request > verification-reply | partial complete=false
            commune-work.representative-request > representative-answer \
             | decline outcome=unable -people +reason
            commune-work.sanction-proposal > sanction-answer
            debtor-publication.posting-request > posting-report
            cassation-recommendation.request > answer
            obligation-exemption.confirmation-request > confirmation
            obligation-exemption.opinion-request > opinion | decline opinion=disagree +reason \
             | partial opinion=partly +reason
            credit-recovery.state-bank-recommendation > state-bank-answer
            evidence-handover.notice > minutes
            asset-exploitation.order > execution-report
            asset-exploitation.termination > termination-report
            auction-stop.request > confirmation | decline outcome=too-late +reason
            competing-measure.notice > answer | decline outcome=nothing-left -surplus
            income-deduction.order > transfer-notice | decline =change-report
            income-deduction.termination > termination-report
            third-party-collection.request > payment-notice | decline =objection \
             | partial result=part
            third-party-collection.decision > payment-notice | partial result=part
            securities-freeze.transfer-request > transfer-report
            securities-freeze.transfer-decision > transfer-decision-report \
             | decline result=impossible +reason
            securities-freeze.release > release-report
            competence-dispute.report > decision
            procuracy-supervision.request > request-reply | partial complete=false
            procuracy-supervision.reconsideration-request > reconsideration-answer \
             | decline outcome=upheld | partial outcome=changed
            procuracy-supervision.report > department-answer \
             | decline outcome=protest-not-accepted | partial outcome=partly
            procuracy-supervision.minister-request > minister-answer
            budget-guarantee.demand > arrangement | decline source=guarantee-requested
            budget-guarantee.file > payment
            budget-guarantee.payment > report
            damaged-banknotes.request > answer | decline outcome=not-exchangeable -amount +reason
            joint-statistics.results-form > confirmation
            document-handling.recall > recall-confirmation \
             | decline outcome=refused -cancelledAt +reason
            document-handling.correction > correction-answer | decline outcome=refused +reason
            reminder.letter > answer | decline done=false
            sanction-proposal.proposal > answer | decline outcome=not-handled \
             | partial outcome=being-handled
            condition-information.request > reply | partial complete=false
            ownership-information.request > reply | partial complete=false
            planning-opinion.request > opinion | decline transferable=no \
             | partial transferable=conditional
            prison-information.request > reply
            exit-suspension.order > update-report | decline outcome=already-left leftAt=now \
             | partial =data-request
            exit-suspension.data-supplement > update-report
            exit-suspension.extension > update-report
            exit-suspension.cancellation > update-report
            """;

    private static final Map<String, Line> BY_LETTER = read();

    /** One answer, with what it says other than the sample. */
    record Answer(String type, List<String> changes) {

        void change(ObjectNode body, OffsetDateTime now) {
            for (String one : changes) {
                if (one.startsWith("-")) {
                    body.remove(one.substring(1));
                } else if (one.startsWith("+")) {
                    body.put(one.substring(1), Refusals.reason());
                } else {
                    say(body, one.substring(0, one.indexOf('=')), one, now);
                }
            }
        }

        private static void say(ObjectNode body, String field, String change, OffsetDateTime now) {
            String value = change.substring(field.length() + 1);
            if (Set.of("true", "false").contains(value)) {
                body.put(field, Boolean.parseBoolean(value));
            } else {
                body.put(field, value.equals("now") ? WireTime.millis(now.toInstant()) : value);
            }
        }
    }

    private record Line(Answer usual, Map<Behaviour, Answer> instead) {}

    private AuthorityAnswers() {}

    /** All letters that are answered here. */
    static Set<String> letters() {
        return BY_LETTER.keySet();
    }

    /** What answers the letter under a behaviour; empty where nothing does. */
    static Optional<Answer> to(String letter, Behaviour behaviour) {
        return Optional.ofNullable(BY_LETTER.get(letter))
                .map(line -> line.instead().getOrDefault(behaviour, line.usual()));
    }

    private static Map<String, Line> read() {
        Map<String, Line> lines = new HashMap<>();
        for (String line : LINES.lines().toList()) {
            String[] parts = line.split("\\|");
            String[] named = parts[0].strip().split(" > ");
            String procedure = named[0].substring(0, named[0].indexOf('.') + 1);
            String usual = procedure + named[1].strip();
            Map<Behaviour, Answer> instead = new HashMap<>();
            for (int i = 1; i < parts.length; i++) {
                List<String> words = List.of(parts[i].strip().split(" "));
                List<String> said = words.subList(1, words.size());
                String type =
                        said.get(0).startsWith("=") ? procedure + said.get(0).substring(1) : usual;
                instead.put(
                        Behaviour.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                        new Answer(type, type.equals(usual) ? said : List.of()));
            }
            lines.put(named[0], new Line(new Answer(usual, List.of()), instead));
        }
        return lines;
    }
}
