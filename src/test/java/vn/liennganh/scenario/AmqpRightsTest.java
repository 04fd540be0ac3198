package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.liennganh.pki.Pem;
import vn.liennganh.pki.TlsIdentity;

/** An agency reaches its own addresses at the broker, and learns nothing of any other. */
class AmqpRightsTest {

    private static final String OFFICE = "X99.11.002";

    private static RunningHub hub;

    private BrokerNames names;

    @BeforeAll
    static void theBankIsThere() throws JMSException {
        hub = RunningHub.shared();
        // Its addresses exist from now on.
        AmqpParty.of(hub, "X99.51.002").close();
    }

    @BeforeEach
    void before() throws JMSException {
        names = BrokerNames.of(hub);
    }

    @AfterEach
    void nothing_is_made() throws JMSException {
        names.assertNothingMade();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agency.X99.51.002.inbox",
                "agency.X99.51.002.receipts",
                "agency.X99.51.002.inbox::agency.X99.51.002.inbox",
                "agency.X99.99.999.inbox",
                "hub.submissions",
                "hub.returned",
                "relay.X99.11.002",
                "activemq.management",
                "brand.new",
                "brand.new::queue"
            })
    void an_agency_receives_from_no_address_but_its_own(String address) throws Exception {
        try (AmqpParty party = AmqpParty.of(hub, OFFICE)) {
            forbidden(address, () -> party.consumer(address));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agency.X99.51.002.inbox",
                "agency.X99.99.999.inbox",
                "agency.X99.11.002.inbox",
                "agency.X99.11.002.receipts",
                "hub.returned",
                "relay.X99.51.002",
                "activemq.management",
                "brand.new",
                "brand.new::queue"
            })
    void an_agency_sends_to_the_hub_and_to_nobody_else(String address) throws Exception {
        try (AmqpParty party = AmqpParty.of(hub, OFFICE)) {
            Session session = party.session();
            forbidden(address, () -> session.createProducer(session.createQueue(address)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"agency.X99.51.002.inbox", "agency.X99.99.999.inbox", "hub.returned", "new"})
    void a_link_that_names_the_address_on_each_message_reaches_no_further(String address)
            throws Exception {
        try (AmqpParty party = AmqpParty.of(hub, OFFICE);
                MessageProducer anybody = party.session().createProducer(null)) {
            assertThatThrownBy(
                            () ->
                                    anybody.send(
                                            party.session().createQueue(address),
                                            party.session().createTextMessage("hello")))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("amqp:unauthorized-access")
                    .hasMessageContaining("does not have permission='SEND' on address " + address);
        }
    }

    /** The condition and the words are the same for what exists and for what does not. */
    private static void forbidden(
            String address, org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        JMSException refused = catchThrowableOfType(JMSException.class, asked);
        assertThat(refused).as(address).isNotNull();
        assertThat(refused.getMessage())
                .isEqualTo("Not an address of yours [condition = amqp:unauthorized-access]");
    }

    @Test
    void nobody_browses_and_nobody_makes_temporary_or_shared_queues() throws Exception {
        try (AmqpParty party = AmqpParty.of(hub, OFFICE)) {
            Session session = party.session();
            assertThatThrownBy(
                            () ->
                                    session.createBrowser(session.createQueue("hub.submissions"))
                                            .getEnumeration()
                                            .hasMoreElements())
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(session::createTemporaryQueue).isInstanceOf(JMSException.class);
            assertThatThrownBy(
                            () ->
                                    session.createSharedConsumer(
                                            session.createTopic("agency.X99.51.002.inbox"), "mine"))
                    .isInstanceOf(JMSException.class);
        }
    }

    @Test
    void without_a_certificate_or_with_a_strangers_there_is_no_connection() throws Exception {
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(TlsIdentity.trustStore(Pem.readCertificates(hub.sandbox().resolve("ca.pem"))));
        SSLContext anonymous = SSLContext.getInstance("TLS");
        anonymous.init(null, trust.getTrustManagers(), null);

        assertThatThrownBy(() -> AmqpParty.connect(hub, anonymous, ""))
                .isInstanceOf(JMSException.class);
        // A certificate of the same authority that is no TLS identity of an agency: a seal.
        TlsIdentity seal =
                new TlsIdentity(
                        Pem.readCertificate(hub.keys(OFFICE).resolve("seal.crt")),
                        Pem.readPrivateKey(hub.keys(OFFICE).resolve("seal.key")),
                        List.of());
        assertThatThrownBy(
                        () -> {
                            try (Connection connection = AmqpParty.connect(hub, seal, "")) {
                                connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                            }
                        })
                .isInstanceOf(JMSException.class);
    }
}
