package vn.liennganh.registry.position;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.AgencyId;

/** What was asked and told about an asset besides its measures. */
public final class Said {

    private Said() {}

    /** Notice of a day of attachment, to registries and others. */
    public record Notice(UUID message, Instant attachmentAt, Instant at, List<AgencyId> to) {

        public Notice {
            to = List.copyOf(to);
        }
    }

    /**
     * A decision to attach.
     *
     * @param withoutNotice for fear that the asset be made away with
     */
    public record Attachment(
            UUID exchange,
            UUID message,
            Instant attachmentAt,
            boolean mortgaged,
            boolean withoutNotice,
            Instant at) {}

    /**
     * An opinion asked of a land office.
     *
     * @param answers by the question's word; empty while nothing was answered
     */
    public record Opinion(
            UUID exchange,
            UUID request,
            AgencyId registry,
            List<String> questions,
            Instant askedAt,
            Map<String, String> answers,
            Optional<Instant> answeredAt) {

        public Opinion {
            questions = List.copyOf(questions);
            answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        }
    }

    /**
     * A mortgagee that was told of the attachment, and what it told since.
     *
     * @param names by which registries know it, as its notices say; of a notice that says none, the
     *     first of whom a registry had told and no notice; none where there was nobody
     */
    public record Mortgagee(
            UUID exchange,
            AgencyId bank,
            List<String> names,
            Instant noticedAt,
            List<MortgageChange> changes) {

        public Mortgagee {
            names = names == null ? List.of() : List.copyOf(names);
            changes = List.copyOf(changes);
        }
    }

    /**
     * The secured debt was repaid in full, or the asset disposed of.
     *
     * @param remaining whole dong left after the secured debt, where the bank says so
     */
    public record MortgageChange(
            UUID message, String event, Instant occurredAt, Optional<Long> remaining, Instant at) {}

    /** A file for registering the new owner, and what became of it. */
    public record Title(
            UUID exchange,
            UUID message,
            AgencyId registry,
            LocalDate deliveredOn,
            Instant at,
            Optional<TitleResult> result) {}

    /** How a registry ended a title file. */
    public record TitleResult(
            String outcome,
            Optional<Instant> registeredAt,
            Optional<String> certificateNumber,
            Optional<String> reason,
            Instant at) {}

    /** A certificate to be revoked, and the answer. */
    public record Revocation(
            UUID exchange,
            UUID message,
            AgencyId authority,
            Instant at,
            Optional<RevocationAnswer> answer) {}

    public record RevocationAnswer(
            String outcome, Optional<String> decisionNumber, Optional<String> reason, Instant at) {}

    /** Who got the same bytes of a decision besides its addressees. */
    public record Copy(UUID message, String type, Instant at, List<AgencyId> to) {

        public Copy {
            to = List.copyOf(to);
        }
    }
}
