package vn.liennganh.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import vn.liennganh.evidence.NewStatement;
import vn.liennganh.intake.check.Acknowledgement;
import vn.liennganh.intake.check.Candidate;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.regulation.Obligation;

/** One thing to be written down; all of it or nothing of it. */
sealed interface Work {

    /** How many items it counts for in a batch. */
    default int weight() {
        return 1;
    }

    /** Whether somebody waits for it; what nobody waits for lets others go first. */
    default boolean awaited() {
        return true;
    }

    /** Answers that it was not written. */
    void fail(RefusalCode code);

    /** What an agency handed in and hears the outcome of. */
    sealed interface Handed extends Work {

        CompletableFuture<Outcome> answer();

        @Override
        default void fail(RefusalCode code) {
            answer().complete(Outcome.Refused.unlogged(Refusal.of(code, "intake." + code.slug())));
        }
    }

    /** What the hub itself notes. */
    sealed interface Noted extends Work {

        CompletableFuture<Void> answer();

        @Override
        default void fail(RefusalCode code) {
            answer().completeExceptionally(
                            new IllegalStateException("Not written: " + code.slug()));
        }
    }

    /** A message that passed every check that needs no lock. */
    record Submission(Candidate candidate, CompletableFuture<Outcome> answer) implements Handed {

        /** So many bytes count as one item more: a batch of large messages must fit in memory. */
        private static final int BYTES_AN_ITEM = 32 * 1024;

        @Override
        public int weight() {
            return 1 + candidate.cms().length / BYTES_AN_ITEM;
        }
    }

    /** A refusal of a known sender, to be logged. */
    record Rejection(
            Envelope envelope,
            Sha256 sha256,
            Refusal refusal,
            Instant at,
            CompletableFuture<Outcome> answer)
            implements Handed {}

    /** A recipient's word that it has taken over messages. */
    record Handover(
            AgencyId party,
            List<Acknowledgement.Item> messages,
            Instant at,
            CompletableFuture<Outcome> answer)
            implements Handed {
        @Override
        public int weight() {
            return messages.size();
        }
    }

    /** The bytes were left to a party. */
    record Consignment(UUID message, AgencyId party, Instant at, CompletableFuture<Void> answer)
            implements Noted {
        @Override
        public boolean awaited() {
            return false;
        }
    }

    /** Silence past due instants. */
    record Lapse(List<Silence> silences, CompletableFuture<Void> answer) implements Noted {
        @Override
        public int weight() {
            return silences.size();
        }
    }

    /** Duties that a changed calendar or rule may date anew. */
    record Recount(List<Obligation> duties, Instant at, CompletableFuture<Void> answer)
            implements Noted {
        @Override
        public int weight() {
            return duties.size();
        }
    }

    /** Duties that the sandbox lets everybody off. */
    record Waiver(List<Obligation> duties, String why, CompletableFuture<Void> answer)
            implements Noted {
        @Override
        public int weight() {
            return duties.size();
        }
    }

    /** A statement that is about no message. */
    record Entry(NewStatement statement, CompletableFuture<Void> answer) implements Noted {}

    /** What befell deliveries on their way. */
    record Carriage(List<CarryRecord> records, Instant at, CompletableFuture<Void> answer)
            implements Noted {
        @Override
        public boolean awaited() {
            return false;
        }

        @Override
        public int weight() {
            return records.size();
        }
    }
}
