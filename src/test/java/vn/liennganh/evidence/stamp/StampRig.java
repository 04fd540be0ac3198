package vn.liennganh.evidence.stamp;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import vn.liennganh.directory.Binding;
import vn.liennganh.directory.Certificates;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.stamp.TimestampAuthority;
import vn.liennganh.startup.sandbox.TimestampServer;
import vn.liennganh.support.IntakeHarness;
import vn.liennganh.support.TestDatabase;
import vn.liennganh.support.TestPki;

/** A hub that asks an authority for time-stamps over HTTP, which comes and goes as a test wants. */
final class StampRig implements AutoCloseable {

    static final String ENFORCEMENT = "X99.11.001";
    static final String BANK = "X99.51.001";

    private static final URI NOBODY = URI.create("http://127.0.0.1:1/tsa");

    /** The hub's own address for the authority, which starts later than the hub. */
    private volatile URI address = NOBODY;

    private IntakeHarness hub;
    private Optional<TimestampServer> server = Optional.empty();

    /**
     * @param more settings beside the interval, which is short
     */
    StampRig(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(Map.of("hub.timestamps.interval", "100ms"));
        settings.putAll(more);
        hub = new IntakeHarness(TestDatabase.fresh(), settings, this::authority);
    }

    private void authority(AnnotationConfigApplicationContext context) {
        context.registerBean(AuthorityAddress.class, () -> () -> Optional.of(address));
    }

    IntakeHarness hub() {
        return hub;
    }

    Timestamps timestamps() {
        return hub.bean(Timestamps.class);
    }

    /** Another process on the same database. */
    void restart() {
        hub = hub.restarted(this::authority);
    }

    /** An authority answers whom the hub trusts. */
    void open() {
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

    /** An authority answers with these keys. */
    void open(TestPki.Identity identity) {
        TimestampServer fresh =
                new TimestampServer(
                        new TimestampAuthority(
                                identity.certificate(),
                                identity.keys().getPrivate(),
                                Clock.systemUTC()),
                        0);
        fresh.start();
        server = Optional.of(fresh);
        address = fresh.url().orElseThrow();
    }

    /** Nobody answers any more. */
    void shut() {
        server.ifPresent(TimestampServer::stop);
        server = Optional.empty();
        address = NOBODY;
    }

    byte[] ping() {
        return hub.ping(UUID.randomUUID(), ENFORCEMENT, BANK);
    }

    Outcome submit(byte[] cms) {
        return hub.intake().submit(cms, IntakeHarness.channel(ENFORCEMENT));
    }

    Receipt send(byte[] cms) {
        return ((Outcome.Accepted) submit(cms)).receipt();
    }

    /** What the evidence of the message has. */
    Receipt proof(byte[] cms) {
        UUID id = Statement.read(send(cms).statement()).orElseThrow().messageId();
        return hub.bean(EvidenceLog.class)
                .receiptOf(id, StatementKind.SUBMISSION_ACCEPTANCE)
                .orElseThrow();
    }

    static ConditionFactory soon() {
        return Awaitility.await();
    }

    @Override
    public void close() {
        shut();
        hub.close();
    }
}
