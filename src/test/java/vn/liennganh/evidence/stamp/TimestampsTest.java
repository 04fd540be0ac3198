package vn.liennganh.evidence.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.Certificates;
import vn.liennganh.evidence.AsicContainer;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.intake.Outcome;
import vn.liennganh.merkle.ReceiptCheck;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.stamp.TimestampAuthority;
import vn.liennganh.startup.sandbox.TimestampServer;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.TestPki;

/** The hub asks a real authority over HTTP, which comes and goes. */
class TimestampsTest {

    private static final String BANK = "X99.51.001";
    private static final String ENFORCEMENT = "X99.11.001";

    /** The hub's own address for the authority, which starts later than the hub. */
    private static final class Later implements AuthorityAddress {

        private volatile URI url = NOBODY;

        @Override
        public Optional<URI> url() {
            return Optional.of(url);
        }
    }

    private static final URI NOBODY = URI.create("http://127.0.0.1:1/tsa");
    private static final Later ADDRESS = new Later();

    private static IntakeHarness shared;

    private IntakeHarness hub = shared;
    private Optional<TimestampServer> server = Optional.empty();

    @BeforeAll
    static void start() {
        shared = harness();
    }

    private static IntakeHarness harness() {
        return new IntakeHarness(
                TestDatabase.fresh(),
                Map.of("hub.timestamps.interval", "100ms"),
                TimestampsTest::authority);
    }

    private static void authority(AnnotationConfigApplicationContext context) {
        context.registerBean(AuthorityAddress.class, () -> ADDRESS);
    }

    @AfterEach
    void close() {
        server.ifPresent(TimestampServer::stop);
        ADDRESS.url = NOBODY;
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    private void open(TestPki.Identity identity) {
        TimestampServer fresh =
                new TimestampServer(
                        new TimestampAuthority(
                                identity.certificate(),
                                identity.keys().getPrivate(),
                                Clock.systemUTC()),
                        0);
        fresh.start();
        server = Optional.of(fresh);
        ADDRESS.url = fresh.url().orElseThrow();
    }

    private void open() {
        TestPki.Identity identity = hub.pki().identity("time-stamps", Use.TIMESTAMPS);
        hub.bean(Certificates.class)
                .bind(
                        List.of(
                                Binding.of(
                                        AgencyId.of("X99.00.000"),
                                        identity.certificate(),
                                        Set.of())));
        open(identity);
    }

    private Receipt send(byte[] cms) {
        Outcome outcome = hub.intake().submit(cms, IntakeHarness.channel(ENFORCEMENT));
        return ((Outcome.Accepted) outcome).receipt();
    }

    /** What the evidence of the message has. */
    private Receipt proof(byte[] cms) {
        UUID id = Statement.read(send(cms).statement()).orElseThrow().messageId();
        return hub.bean(EvidenceLog.class)
                .receiptOf(id, StatementKind.SUBMISSION_ACCEPTANCE)
                .orElseThrow();
    }

    private byte[] ping() {
        return hub.ping(UUID.randomUUID(), ENFORCEMENT, BANK);
    }

    private static ConditionFactory soon() {
        return Awaitility.await().atMost(Duration.ofSeconds(20));
    }

    private ReceiptCheck.Result stamp(byte[] cms, Receipt receipt) {
        return hub
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
        open();
        byte[] cms = ping();
        Receipt first = send(cms);
        assertThat(first.timestamp()).isEmpty();

        soon().until(() -> proof(cms).timestamp().isPresent());

        assertThat(send(cms).toBytes()).isEqualTo(first.toBytes());
        Receipt again = proof(cms);
        assertThat(again).isEqualTo(first.stamped(again.timestamp().orElseThrow()));
        assertThat(stamp(cms, again)).isEqualTo(ReceiptCheck.Result.OK);

        Receipt other = send(ping());
        assertThat(other.timestamp()).as("another head").isEmpty();
        assertThat(stamp(cms, other.stamped(again.timestamp().orElseThrow())))
                .isEqualTo(ReceiptCheck.Result.FAILED);
    }

    @Test
    void a_time_stamp_outlives_later_heads_and_the_process() {
        hub = harness();
        open();
        byte[] cms = ping();
        send(cms);
        soon().until(() -> proof(cms).timestamp().isPresent());
        Receipt stamped = proof(cms);

        hub = hub.restarted(TimestampsTest::authority);
        assertThat(proof(cms)).as("the newest head still").isEqualTo(stamped);

        send(ping());
        send(ping());
        assertThat(proof(cms)).as("a head of the past").isEqualTo(stamped);
        hub.close();
    }

    @Test
    void without_an_authority_everything_else_goes_on() {
        byte[] cms = ping();
        assertThat(send(cms)).isNotNull();
        Timestamps timestamps = hub.bean(Timestamps.class);
        soon().until(() -> timestamps.state().failure().isPresent());
        assertThat(timestamps.state().on()).isTrue();
        assertThat(send(ping()).timestamp()).isEmpty();

        open();

        soon().until(() -> timestamps.state().failure().isEmpty());
        assertThat(timestamps.state().last()).isPresent();
        byte[] later = ping();
        send(later);
        soon().until(() -> proof(later).timestamp().isPresent());
    }

    @Test
    void after_the_grace_period_messages_wait_until_a_time_stamp_comes() {
        hub =
                new IntakeHarness(
                        TestDatabase.fresh(),
                        Map.of("hub.timestamps.interval", "100ms", "hub.timestamps.grace", "0s"),
                        TimestampsTest::authority);
        byte[] before = ping();
        send(before);
        byte[] meanwhile = soon().until(this::unavailable, Optional::isPresent).orElseThrow();
        assertThat(hub.bean(Timestamps.class).state().until()).isPresent();
        assertThat(send(before)).as("what was accepted has its receipt").isNotNull();

        open();

        soon().until(() -> code(meanwhile).isEmpty());
        assertThat(hub.bean(Timestamps.class).state().until()).isEmpty();
        soon().until(() -> proof(meanwhile).timestamp().isPresent());
        hub.close();
    }

    /** A ping that was not accepted, if the hub has noticed by now that it has to wait. */
    private Optional<byte[]> unavailable() {
        byte[] fresh = ping();
        return Optional.of(fresh)
                .filter(cms -> code(cms).equals(Optional.of(RefusalCode.UNAVAILABLE)));
    }

    private Optional<RefusalCode> code(byte[] cms) {
        Outcome outcome = hub.intake().submit(cms, IntakeHarness.channel(ENFORCEMENT));
        return outcome instanceof Outcome.Refused refused
                ? Optional.of(refused.refusal().code())
                : Optional.empty();
    }

    @Test
    void within_the_grace_period_messages_go_on_and_it_is_counted_down() {
        send(ping());
        Timestamps timestamps = hub.bean(Timestamps.class);
        soon().until(() -> timestamps.state().until().isPresent());
        assertThat(timestamps.state().until().get())
                .isAfter(Clock.systemUTC().instant().plus(Duration.ofHours(3)));
        assertThat(send(ping())).isNotNull();
    }

    @Test
    void a_start_gives_no_new_grace() {
        hub = harness();
        send(ping());
        soon().until(() -> hub.bean(Timestamps.class).state().until().isPresent());
        Instant until = hub.bean(Timestamps.class).state().until().get();

        hub = hub.restarted(TimestampsTest::authority);

        assertThat(hub.bean(Timestamps.class).state().until().orElseThrow())
                .isBeforeOrEqualTo(until);
        hub.close();
    }

    @Test
    void a_token_by_somebody_who_is_not_trusted_is_not_kept() {
        TestPki others = new TestPki("Test authority", Clock.systemUTC());
        open(others.identity("time-stamps", Use.TIMESTAMPS));
        long before = kept();
        byte[] cms = ping();
        send(cms);

        soon().until(
                        () ->
                                hub.bean(Timestamps.class)
                                        .state()
                                        .failure()
                                        .filter(it -> it.startsWith("pki."))
                                        .isPresent());

        assertThat(proof(cms).timestamp()).isEmpty();
        assertThat(kept()).isEqualTo(before);
    }

    private long kept() {
        return hub.sql().sql("SELECT count(*) FROM evidence.timestamp").query(Long.class).single();
    }

    @Test
    void the_container_holds_seal_and_token_side_by_side() throws Exception {
        open();
        UUID id = UUID.randomUUID();
        byte[] cms = hub.ping(id, ENFORCEMENT, BANK);
        send(cms);
        soon().until(() -> proof(cms).timestamp().isPresent());
        Receipt receipt = proof(cms);

        List<AsicContainer.Member> members =
                AsicContainer.timestamps(hub.bean(EvidenceLog.class).ofMessage(id));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        hub.bean(AsicContainer.class).write(out, members);

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
