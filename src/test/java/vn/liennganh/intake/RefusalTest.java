package vn.liennganh.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.intake.Door.BANK;
import static vn.liennganh.intake.Door.ENFORCEMENT;
import static vn.liennganh.intake.Door.HUB;
import static vn.liennganh.intake.Door.OTHER_BANK;
import static vn.liennganh.intake.Door.accept;
import static vn.liennganh.intake.Door.code;
import static vn.liennganh.intake.Door.ping;
import static vn.liennganh.intake.Door.refused;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.pki.SealKey;
import vn.liennganh.support.Letter;
import vn.liennganh.support.ManualClock;

/**
 * Every refusal of what a message says, and that the first check of the protocol's order answers.
 */
class RefusalTest {

    @Test
    void the_same_id_with_other_bytes_is_a_conflict_before_anything_about_its_content() {
        Letter letter = ping();
        accept(letter.sealed(), BANK);

        assertThat(code(letter.sealed(), BANK)).isEqualTo(RefusalCode.MESSAGE_ID_CONFLICT);
        assertThat(code(letter.set("type", "no-such.type").sealed(), BANK))
                .isEqualTo(RefusalCode.MESSAGE_ID_CONFLICT);
        Letter foreign = HUB.letter("sandbox.ping", OTHER_BANK, ENFORCEMENT).id(letter.id());
        Refusal conflict = refused(foreign.sealed(), OTHER_BANK).refusal();
        assertThat(conflict.code()).isEqualTo(RefusalCode.MESSAGE_ID_CONFLICT);
        assertThat(conflict.toString()).doesNotContain(BANK);
    }

    @Test
    void a_resend_gets_its_receipt_though_it_would_be_refused_now() {
        Letter letter = ping();
        byte[] cms = letter.sealed();
        accept(cms, BANK);
        HUB.clock().tick(Duration.ofDays(2));

        Outcome later;
        try {
            later = HUB.submit(cms, BANK);
        } finally {
            HUB.clock().tick(Duration.ofDays(-2));
        }

        assertThat(Outcomes.accepted(later).repeated()).isTrue();
        assertThat(code(cms, OTHER_BANK)).isEqualTo(RefusalCode.SENDER_MISMATCH);
    }

    @Test
    void the_catalogue_is_asked_for_type_then_schema_then_recipients() {
        Letter all = ping().set("type", "no-such.type");
        all.change(document -> document.putArray("to").add("X99.98.765"));
        Letter freeze = HUB.letter("account-freeze.order", ENFORCEMENT, "X99.98.765");
        freeze.change(document -> document.putObject("body"));

        assertThat(code(all.sealed(), BANK)).isEqualTo(RefusalCode.TYPE_UNKNOWN);
        assertThat(code(freeze.signed(), ENFORCEMENT)).isEqualTo(RefusalCode.SCHEMA_VIOLATION);
    }

    @Test
    void recipients_are_registered_agencies_and_known_groups_of_this_hub() {
        Refusal unknown =
                refused(HUB.letter("sandbox.ping", BANK, ENFORCEMENT, "X99.98.765").sealed(), BANK)
                        .refusal();

        assertThat(unknown.code()).isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        assertThat(unknown.errors()).extracting(FieldError::pointer).containsExactly("/to/1");
        assertThat(code(HUB.letter("sandbox.ping", BANK, "group:nobody").sealed(), BANK))
                .isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        assertThat(code(ping().set("hub", "X99.00.999").sealed(), BANK))
                .isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);
        accept(ping().set("hub", "X99.00.000").sealed(), BANK);
    }

    @Test
    void sender_recipient_and_signer_must_be_permitted_in_this_order() {
        assertThat(code(HUB.letter("account-freeze.order", BANK, OTHER_BANK).sealed(), BANK))
                .isEqualTo(RefusalCode.SENDER_NOT_PERMITTED);
        assertThat(
                        code(
                                HUB.letter("account-freeze.order", ENFORCEMENT, "X99.41.001")
                                        .sealed(),
                                ENFORCEMENT))
                .isEqualTo(RefusalCode.RECIPIENT_NOT_PERMITTED);
        assertThat(
                        code(
                                HUB.letter("account-freeze.order", ENFORCEMENT, BANK).sealed(),
                                ENFORCEMENT))
                .isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    @Test
    void a_signature_by_a_stranger_spoils_a_message() {
        byte[] official =
                HUB.official(AgencyId.of("X99.11.002")).at(Clock.systemUTC()).sign(ping().json());
        byte[] cms = HUB.seal(AgencyId.of(BANK)).at(Clock.systemUTC()).addSigner(official);

        assertThat(code(cms, BANK)).isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    @Test
    void the_official_signs_before_the_seal_or_in_the_same_second() {
        ManualClock clock = new ManualClock(Clock.systemUTC().instant());
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        SealKey official = HUB.official(AgencyId.of(ENFORCEMENT)).at(clock);
        SealKey seal = HUB.seal(AgencyId.of(ENFORCEMENT)).at(clock);
        byte[] sealedFirst = seal.sign(order.json());
        byte[] together = official.addSigner(sealedFirst);
        clock.tick(Duration.ofSeconds(2));
        byte[] late = official.addSigner(sealedFirst);

        assertThat(code(late, ENFORCEMENT)).isEqualTo(RefusalCode.SIGNER_NOT_PERMITTED);
        accept(together, ENFORCEMENT);
    }

    @Test
    void an_exchange_is_unknown_to_whoever_is_no_party_to_it() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accept(order.signed(), ENFORCEMENT);
        Letter foreign =
                HUB.letter("account-freeze.execution-report", OTHER_BANK, ENFORCEMENT)
                        .in(order.id(), order.id());
        Letter nowhere =
                HUB.letter("account-freeze.execution-report", BANK, ENFORCEMENT)
                        .in(UUID.randomUUID(), order.id());
        Letter linked = ping();
        linked.change(document -> document.putArray("relatedExchanges").add(order.id().toString()));

        assertThat(code(foreign.sealed(), OTHER_BANK)).isEqualTo(RefusalCode.EXCHANGE_UNKNOWN);
        assertThat(code(nowhere.sealed(), BANK)).isEqualTo(RefusalCode.EXCHANGE_UNKNOWN);
        accept(linked.sealed(), BANK);
        Letter stranger = HUB.letter("sandbox.ping", OTHER_BANK, ENFORCEMENT);
        stranger.change(
                document -> document.putArray("relatedExchanges").add(order.id().toString()));
        assertThat(code(stranger.sealed(), OTHER_BANK)).isEqualTo(RefusalCode.EXCHANGE_UNKNOWN);
    }

    @Test
    void a_step_out_of_order_is_refused_and_the_refusal_is_logged_for_its_sender() {
        Letter order = HUB.letter("account-freeze.order", ENFORCEMENT, BANK);
        accept(order.signed(), ENFORCEMENT);
        Letter release =
                HUB.letter("account-freeze.release-report", BANK, ENFORCEMENT)
                        .in(order.id(), order.id());

        Outcome.Refused refused = refused(release.sealed(), BANK);

        assertThat(refused.refusal().code()).isEqualTo(RefusalCode.STEP_NOT_PERMITTED);
        Statement rejection =
                Statement.read(refused.rejection().orElseThrow().statement()).orElseThrow();
        assertThat(rejection.messageId()).isEqualTo(release.id());
        assertThat(rejection.reason()).contains("step-not-permitted");
    }

    @Test
    void a_refused_id_is_not_used_up() {
        Letter letter = ping().set("hub", "X99.00.999");
        assertThat(code(letter.sealed(), BANK)).isEqualTo(RefusalCode.RECIPIENT_UNKNOWN);

        accept(letter.set("hub", "X99.00.000").sealed(), BANK);
    }

    @Test
    void an_attachment_must_have_been_uploaded_or_be_readable_by_its_sender() {
        byte[] scan = ("scan " + UUID.randomUUID()).getBytes();

        Refusal missing = refused(ping().attach(scan).sealed(), BANK).refusal();

        assertThat(missing.code()).isEqualTo(RefusalCode.ATTACHMENT_MISSING);
        assertThat(missing.errors())
                .extracting(FieldError::pointer)
                .containsExactly("/attachments/0/sha256");
    }

    @Test
    void the_digest_of_the_rejected_bytes_is_attested() {
        byte[] cms = ping().set("type", "no-such.type").sealed();

        Outcome.Refused refused = refused(cms, BANK);

        assertThat(
                        Statement.read(refused.rejection().orElseThrow().statement())
                                .orElseThrow()
                                .messageSha256())
                .isEqualTo(Sha256.of(cms));
    }
}
