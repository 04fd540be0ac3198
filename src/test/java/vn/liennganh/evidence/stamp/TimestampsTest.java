package vn.liennganh.evidence.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.evidence.stamp.StampRig.BANK;
import static vn.liennganh.evidence.stamp.StampRig.ENFORCEMENT;
import static vn.liennganh.evidence.stamp.StampRig.soon;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.evidence.AsicContainer;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.message.Receipt;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.support.TestPki;

/** Evidence and the time-stamps of a real authority, which comes and goes. */
class TimestampsTest {

    private static StampRig rig;

    @BeforeAll
    static void start() {
        rig = new StampRig(Map.of());
    }

    @AfterEach
    void nobody_answers() {
        rig.shut();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    private ReceiptCheck.Result stamp(byte[] cms, Receipt receipt) {
        return rig
                .hub()
                .bean(Verification.class)
                .verify(Optional.of(cms), Optional.of(receipt.toBytes()), Set.of())
                .checks()
                .stream()
                .filter(check -> check.check().equals("timestamp"))
                .findFirst()
                .orElseThrow()
                .result();
    }

    @Test
    void evidence_gets_a_time_stamp_and_a_resend_the_first_receipt_byte_for_byte() {
        rig.open();
        byte[] cms = rig.ping();
        Receipt first = rig.send(cms);
        assertThat(first.timestamp()).isEmpty();

        soon().until(() -> rig.proof(cms).timestamp().isPresent());

        assertThat(rig.send(cms).toBytes()).isEqualTo(first.toBytes());
        Receipt again = rig.proof(cms);
        assertThat(again).isEqualTo(first.stamped(again.timestamp().orElseThrow()));
        assertThat(stamp(cms, again)).isEqualTo(ReceiptCheck.Result.OK);

        Receipt other = rig.send(rig.ping());
        assertThat(other.timestamp()).as("another head").isEmpty();
        assertThat(stamp(cms, other.stamped(again.timestamp().orElseThrow())))
                .isEqualTo(ReceiptCheck.Result.FAILED);
    }

    @Test
    void without_an_authority_everything_else_goes_on() {
        byte[] cms = rig.ping();
        assertThat(rig.send(cms)).isNotNull();
        Timestamps timestamps = rig.timestamps();
        soon().until(() -> timestamps.state().failure().isPresent());
        assertThat(timestamps.state().on()).isTrue();
        assertThat(rig.send(rig.ping()).timestamp()).isEmpty();

        rig.open();

        soon().until(() -> timestamps.state().failure().isEmpty());
        assertThat(timestamps.state().last()).isPresent();
        byte[] later = rig.ping();
        rig.send(later);
        soon().until(() -> rig.proof(later).timestamp().isPresent());
    }

    @Test
    void within_the_grace_period_messages_go_on_and_it_is_counted_down() {
        rig.send(rig.ping());
        Timestamps timestamps = rig.timestamps();
        soon().until(() -> timestamps.state().until().isPresent());
        assertThat(timestamps.state().until().get())
                .isAfter(Clock.systemUTC().instant().plus(Duration.ofHours(3)));
        assertThat(rig.send(rig.ping())).isNotNull();
    }

    @Test
    void a_token_by_somebody_who_is_not_trusted_is_not_kept() {
        TestPki others = new TestPki("Test authority", Clock.systemUTC());
        rig.open(others.identity("time-stamps", Use.TIMESTAMPS));
        long before = kept();
        byte[] cms = rig.ping();
        rig.send(cms);

        soon().until(
                        () ->
                                rig.timestamps()
                                        .state()
                                        .failure()
                                        .filter(it -> it.startsWith("pki."))
                                        .isPresent());

        assertThat(rig.proof(cms).timestamp()).isEmpty();
        assertThat(kept()).isEqualTo(before);
    }

    private long kept() {
        return rig.hub()
                .sql()
                .sql("SELECT count(*) FROM evidence.timestamp")
                .query(Long.class)
                .single();
    }

    @Test
    void the_container_holds_seal_and_token_side_by_side() throws Exception {
        rig.open();
        UUID id = UUID.randomUUID();
        byte[] cms = rig.hub().ping(id, ENFORCEMENT, BANK);
        rig.send(cms);
        soon().until(() -> rig.proof(cms).timestamp().isPresent());
        Receipt receipt = rig.proof(cms);

        List<AsicContainer.Member> members =
                AsicContainer.timestamps(rig.hub().bean(EvidenceLog.class).ofMessage(id));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rig.hub().bean(AsicContainer.class).write(out, members);

        String name = "timestamps/" + receipt.log().treeSize();
        assertThat(entry(out.toByteArray(), name + ".p7s")).isEqualTo(receipt.seal());
        assertThat(entry(out.toByteArray(), name + ".tst"))
                .isEqualTo(receipt.timestamp().orElseThrow());
    }

    private static byte[] entry(byte[] zip, String name) throws Exception {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry next = in.getNextEntry(); next != null; next = in.getNextEntry()) {
                if (next.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new AssertionError("No " + name);
    }
}
