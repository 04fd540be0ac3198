package vn.liennganh.clarification.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.message.AgencyId;

/**
 * One request to one authority, with everything that was said in its exchange.
 *
 * @param authority a court; for attached property perhaps who attached it
 * @param attachedProperty whether attached property is not as the judgment has it
 * @param complexAt when the authority declared the matter complex
 * @param unclearAt when the office said that the reply is still unclear
 * @param reports to the Supreme Court
 */
public record Asking(
        UUID exchange,
        UUID request,
        AgencyId authority,
        Instant askedAt,
        boolean attachedProperty,
        boolean postponementPlanned,
        List<Question> questions,
        List<Reply> replies,
        Optional<Instant> complexAt,
        Optional<Instant> unclearAt,
        List<Referral> referrals,
        List<UUID> reports,
        Optional<FollowUp> followUp) {

    /**
     * What an authority answered.
     *
     * @param refused the whole request, with reasons
     * @param corrects whether it corrects the judgment
     * @param copies who got the same bytes besides
     */
    public record Reply(
            UUID message,
            AgencyId from,
            Instant at,
            boolean refused,
            boolean corrects,
            List<AgencyId> copies) {

        public Reply {
            copies = List.copyOf(copies);
        }
    }

    /**
     * Put before the superior court.
     *
     * @param unclear numbers of the questions whose reply is still unclear
     */
    public record Referral(
            UUID message,
            AgencyId court,
            Instant at,
            List<String> unclear,
            Optional<Instant> directedAt) {

        public Referral {
            unclear = List.copyOf(unclear);
        }

        Referral directed(Instant when) {
            return new Referral(message, court, at, unclear, Optional.of(when));
        }
    }

    /** What the office did about the reply. */
    public record FollowUp(String action, Optional<String> decisionNumber, Instant at) {}

    public Asking {
        questions = List.copyOf(questions);
        replies = List.copyOf(replies);
        referrals = List.copyOf(referrals);
        reports = List.copyOf(reports);
    }

    /** Whether one of these was asked, or is the court above. */
    public boolean concerns(Set<AgencyId> names) {
        return names.contains(authority)
                || referrals.stream().anyMatch(up -> names.contains(up.court()));
    }

    /** How many questions nobody has settled. */
    public long open() {
        return questions.stream().filter(Question::open).count();
    }

    /** Every question is settled, by an explanation, a correction or a reasoned refusal. */
    public boolean answered() {
        return !replies.isEmpty() && open() == 0;
    }

    /** The last reply refused the request as a whole. */
    public boolean refused() {
        return !replies.isEmpty() && replies.get(replies.size() - 1).refused();
    }

    Asking each(UnaryOperator<Question> change) {
        return with(questions.stream().map(change).toList(), replies);
    }

    Asking with(List<Question> all, List<Reply> said) {
        return new Asking(
                exchange,
                request,
                authority,
                askedAt,
                attachedProperty,
                postponementPlanned,
                all,
                said,
                complexAt,
                unclearAt,
                referrals,
                reports,
                followUp);
    }

    Asking dated(Optional<Instant> complex, Optional<Instant> unclear) {
        return new Asking(
                exchange,
                request,
                authority,
                askedAt,
                attachedProperty,
                postponementPlanned,
                questions,
                replies,
                complex,
                unclear,
                referrals,
                reports,
                followUp);
    }

    Asking up(List<Referral> all) {
        return new Asking(
                exchange,
                request,
                authority,
                askedAt,
                attachedProperty,
                postponementPlanned,
                questions,
                replies,
                complexAt,
                unclearAt,
                all,
                reports,
                followUp);
    }

    Asking reported(UUID report) {
        List<UUID> all = new ArrayList<>(reports);
        all.add(report);
        return ended(all, followUp);
    }

    Asking followedUp(FollowUp done) {
        return ended(reports, Optional.of(done));
    }

    private Asking ended(List<UUID> all, Optional<FollowUp> done) {
        return new Asking(
                exchange,
                request,
                authority,
                askedAt,
                attachedProperty,
                postponementPlanned,
                questions,
                replies,
                complexAt,
                unclearAt,
                referrals,
                all,
                done);
    }
}
