package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import vn.liennganh.intake.check.Assessment;
import vn.liennganh.intake.check.SignerCheck;
import vn.liennganh.intake.check.Signers;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.support.IntakeHarness;

/** What the tests of the writer do alike. */
final class WriterStory {

    private WriterStory() {}

    /** Nothing was accepted twice, nothing without its entry, no number left out. */
    static void everyAcceptedMessageHasExactlyOneAcceptance(IntakeHarness hub) {
        for (String many :
                List.of(
                        """
                SELECT count(*)
                  FROM intake.message m
                 WHERE (SELECT count(*)
                          FROM evidence.entry e
                         WHERE e.message_id = m.id AND e.kind = 'SubmissionAcceptance') <> 1
                """,
                        """
                SELECT count(*)
                  FROM evidence.entry e
                 WHERE e.kind = 'SubmissionAcceptance'
                   AND NOT EXISTS (SELECT 1 FROM intake.message m WHERE m.id = e.message_id)
                """,
                        """
                SELECT count(*) - max(number) FROM intake.message
                """)) {
            assertThat(hub.sql().sql(many).query(Long.class).single()).as(many).isZero();
        }
    }

    /** All at once, each by a sender of its own; the answers in the order of the messages. */
    static List<Outcome> together(IntakeHarness hub, Collection<byte[]> messages) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(messages.size());
        try {
            List<Future<Outcome>> answers = new ArrayList<>();
            for (byte[] cms : messages) {
                answers.add(
                        senders.submit(
                                () ->
                                        hub.intake()
                                                .submit(cms, IntakeHarness.channel("X99.51.001"))));
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Future<Outcome> answer : answers) {
                outcomes.add(answer.get(60, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            senders.shutdownNow();
        }
    }

    static List<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
    }

    /** As the door hands it to the writer. */
    static Work.Submission submission(IntakeHarness hub, byte[] cms, String from) {
        CmsDocument document = new CmsReader().read(cms).orThrow();
        Envelope envelope = EnvelopeReader.read(document.content()).value();
        Signers signers =
                hub.bean(SignerCheck.class)
                        .check(document, AgencyId.of(from), LocalDate.of(2026, 11, 23))
                        .value();
        return new Work.Submission(
                hub.bean(Assessment.class)
                        .judge(cms, Sha256.of(cms), envelope, signers, hub.clock().instant())
                        .value(),
                new CompletableFuture<>());
    }
}
