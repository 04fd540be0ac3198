package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.DeliveryAnnotations;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.transport.Begin;
import org.apache.qpid.proton.amqp.transport.Disposition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.liennganh.delivery.amqp.Letter;
import vn.liennganh.directory.CertificateUse;
import vn.liennganh.directory.Certificates;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.pki.KeyPairs;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;
import vn.liennganh.pki.authority.CertificateAuthority;
import vn.liennganh.pki.authority.CertificateOrder;
import vn.liennganh.pki.authority.CertificateOrder.Subject;
import vn.liennganh.pki.authority.CertificateOrder.Use;
import vn.liennganh.pki.authority.CertificateOrder.Validity;
import vn.liennganh.startup.amqp.PartnerPort;
import vn.liennganh.startup.broker.port.Cuts.Reason;
import vn.liennganh.support.Tools;

/** Over AMQP the certificate of the TLS session says who somebody is, as long as it is valid. */
class AmqpIdentityTest {

    private static final String OFFICE = "X99.11.002";
    private static final String BANK = "X99.51.002";
    private static final String SELDOM = "X99.94.001";

    private static RunningHub hub;
    private static Party office;

    private BrokerNames names;

    @BeforeAll
    static void everybody() throws Exception {
        hub = RunningHub.shared();
        office = Party.of(hub, OFFICE);
        AmqpParty.of(hub, OFFICE).close();
        AmqpParty.of(hub, BANK).close();
    }

    @BeforeEach
    void before() throws Exception {
        names = BrokerNames.of(hub);
    }

    @AfterEach
    void nothing_is_made() throws Exception {
        names.assertNothingMade();
    }

    @Test
    void a_name_that_somebody_else_writes_on_its_connection_is_not_taken() throws Exception {
        String name = "worker-1-of-the-bank";
        try (AmqpParty first = AmqpParty.named(hub, OFFICE, name);
                AmqpParty second = AmqpParty.named(hub, BANK, name)) {
            assertThat(first.session()).isNotNull();
            second.inbox().close();
        }
    }

    @Test
    void another_name_on_a_message_changes_nothing_for_its_sender() throws Exception {
        Draft ping = office.opening("sandbox.ping", BANK);
        submit(OFFICE, office.sealed(ping), BANK);

        assertThat(outcome(OFFICE, ping).getStringProperty("outcome")).isEqualTo("accepted");
    }

    @Test
    void whoever_writes_another_ones_name_on_that_ones_message_is_still_itself() throws Exception {
        Draft ping = office.opening("sandbox.ping", BANK);
        submit(BANK, office.sealed(ping), OFFICE);

        assertThat(outcome(BANK, ping).getStringProperty("code")).isEqualTo("sender-mismatch");
        // Nothing of it was accepted.
        assertThatThrownBy(
                        () -> office.hub().evidence(UUID.fromString(ping.field("id").asString())))
                .hasMessageContaining("not-found");
    }

    /** Bytes where the hub expects a text say nothing; they once stopped everybody's answers. */
    @Test
    void bytes_where_a_text_belongs_say_nothing() throws Exception {
        try (AmqpParty party = AmqpParty.of(hub, OFFICE)) {
            for (String name : List.of("language", "hub_transfer", "id")) {
                BytesMessage bad = party.session().createBytesMessage();
                bad.writeBytes(new byte[] {1, 2, 3});
                ((JmsMessage) bad).getFacade().setProperty(name, new Binary(new byte[] {1}));
                party.submit(bad);
                assertThat(party.outcome(bad.getJMSMessageID()).getStringProperty("code"))
                        .as(name)
                        .isEqualTo("message-malformed");
            }
        }
    }

    private static BytesMessage outcome(String agency, Draft draft) throws Exception {
        try (AmqpParty party = AmqpParty.of(hub, agency)) {
            return party.outcome(UUID.fromString(draft.field("id").asString()));
        }
    }

    /** With a name in every place where a broker or a client might look for one. */
    private static void submit(String agency, byte[] cms, String name) throws IOException {
        Properties properties = new Properties();
        properties.setUserId(new Binary(name.getBytes(StandardCharsets.US_ASCII)));
        Map<Symbol, Object> annotations =
                Map.of(
                        Symbol.valueOf("_AMQ_VALIDATED_USER"), name,
                        Symbol.valueOf(Letter.SENDER), name,
                        Symbol.valueOf("x-opt-jms-user"), name);
        Map<String, Object> written =
                Map.of(
                        "_AMQ_VALIDATED_USER",
                        name,
                        Letter.SENDER,
                        name,
                        "JMSXUserID",
                        name,
                        "CamelJmsUser",
                        name);
        Target target = new Target();
        target.setAddress("hub.submissions");
        try (RawAmqp raw = RawAmqp.begun(hub, agency, name)) {
            raw.send(0, RawAmqp.send("to", 0, target));
            raw.next(Flow.class);
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.write(raw.encoded(new DeliveryAnnotations(annotations)));
            message.write(raw.encoded(new MessageAnnotations(annotations)));
            message.write(raw.encoded(properties));
            message.write(raw.encoded(new ApplicationProperties(written)));
            message.write(raw.encoded(new Data(new Binary(cms))));
            raw.transfer(0, false, message.toByteArray());
            assertThat(raw.next(Disposition.class).getState()).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void an_expired_certificate_opens_nothing() throws Exception {
        Instant now = Instant.now();
        TlsIdentity valid = issued(now.minusSeconds(60), now.plusSeconds(3_600));
        TlsIdentity expired = issued(now.minusSeconds(3_600), now.minusSeconds(60));
        TlsIdentity early = issued(now.plusSeconds(3_600), now.plusSeconds(7_200));

        // Nobody's, but of the right authority: who it is would be asked next.
        RawAmqp.signedIn(hub, valid).close();
        assertThatThrownBy(() -> RawAmqp.signedIn(hub, expired).close())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> RawAmqp.signedIn(hub, early).close())
                .isInstanceOf(IOException.class);
    }

    @Tag(Tools.LONG)
    @Test
    void a_certificate_that_expires_takes_its_connection_with_it() throws Exception {
        Instant now = Instant.now();
        TlsIdentity soon = issued(now.minusSeconds(60), now.plusSeconds(6));
        hub.bean(Certificates.class)
                .bind(AgencyId.of(SELDOM), soon.certificate(), Set.of(CertificateUse.TLS));
        long before = hub.bean(PartnerPort.class).cut(Reason.RIGHTS);
        try (RawAmqp raw = RawAmqp.signedIn(hub, soon)) {
            raw.open("seldom");
            raw.begin(0);
            raw.next(Begin.class);

            await().until(raw::ended);
            assertThat(Instant.now()).isAfter(soon.certificate().getNotAfter().toInstant());
        }
        assertThat(hub.bean(PartnerPort.class).cut(Reason.RIGHTS)).isGreaterThan(before);
    }

    /** A TLS certificate of the sandbox's own authority; the hub was never told of it. */
    private static TlsIdentity issued(Instant from, Instant until) {
        KeyPair keys = KeyPairs.newP256();
        CertificateAuthority sandbox =
                new CertificateAuthority(
                        Pem.readCertificate(hub.sandbox().resolve("ca.pem")),
                        Pem.readPrivateKey(hub.sandbox().resolve("ca.key")),
                        Clock.systemUTC());
        CertificateOrder order =
                CertificateOrder.of(
                        Subject.of(SELDOM, "Invented"),
                        Use.TLS_CLIENT,
                        keys.getPublic(),
                        new Validity(from, until));
        return new TlsIdentity(sandbox.issue(order), keys.getPrivate(), List.of());
    }
}
