package vn.liennganh.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.Obligation;

/** What a batch wrote down, in its order. */
public sealed interface BatchEvent {

    /** The message that the event is about. */
    UUID message();

    /**
     * A message was accepted.
     *
     * @param number the message's running number, rising without a gap in the order of acceptance
     * @param size of the CMS bytes
     * @param recipients addressees, groups resolved, the sender left out
     * @param copies who gets the same bytes besides, owing nothing
     * @param opened duties that the message opened
     * @param changed duties that it closed, re-dated or replaced
     */
    record MessageAccepted(
            long number,
            Envelope envelope,
            Sha256 sha256,
            int size,
            List<AgencyId> recipients,
            List<AgencyId> copies,
            Instant acceptedAt,
            List<Obligation> opened,
            List<Obligation> changed)
            implements BatchEvent {
        @Override
        public UUID message() {
            return envelope.id();
        }
    }

    /** The bytes were first left to a party; duties that wait for receipt are re-dated. */
    record Consigned(UUID message, AgencyId party, Instant at, List<Obligation> changed)
            implements BatchEvent {}

    /** A party took the message over by its signed acknowledgement: it leaves the inbox. */
    record HandedOver(UUID message, AgencyId party, Instant at) implements BatchEvent {}

    /**
     * A changed calendar or rule dates a duty anew.
     *
     * @param message that opened the duty
     * @param byRule true where its rule changed, false where the calendar did
     */
    record Recounted(UUID message, Instant at, Obligation before, Obligation after, boolean byRule)
            implements BatchEvent {}

    /** Duties whose due instant has passed were marked overdue, and their silence attested. */
    record Lapsed(UUID message, AgencyId party, Instant at, List<Obligation> changed)
            implements BatchEvent {}
}
