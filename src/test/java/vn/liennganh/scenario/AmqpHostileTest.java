package vn.liennganh.scenario;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.activemq.artemis.protocol.amqp.proton.AmqpJmsSelectorFilter;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.Source;
import org.apache.qpid.proton.amqp.messaging.Target;
import org.apache.qpid.proton.amqp.messaging.TerminusDurability;
import org.apache.qpid.proton.amqp.messaging.TerminusExpiryPolicy;
import org.apache.qpid.proton.amqp.transaction.Coordinator;
import org.apache.qpid.proton.amqp.transaction.TransactionalState;
import org.apache.qpid.proton.amqp.transport.AmqpError;
import org.apache.qpid.proton.amqp.transport.Attach;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.amqp.transport.Flow;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agency asks of the broker that no client would, frame by frame. */
class AmqpHostileTest {

    private static final String OFFICE = "X99.11.002";
    private static final String BANK = "X99.51.002";
    private static final String BANKS = "agency.X99.51.002.inbox";
    private static final String OWN = "agency.X99.11.002.inbox";
    private static final Symbol SELECTOR = Symbol.valueOf("apache.org:selector-filter:string");
    private static final Symbol COPY = Symbol.valueOf("copy");

    private static RunningHub hub;

    private BrokerNames names;

    @BeforeAll
    static void theBankIsThere() throws Exception {
        hub = RunningHub.shared();
        // Its addresses exist from now on.
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

    private static Stream<Arguments> links() {
        Stream<Arguments> named =
                Stream.of(
                                "activemq.notifications",
                                "activemq.management",
                                "$.artemis.internal.sf.hub",
                                "$ACTIVEMQ_ARTEMIS_MIRROR_hub",
                                "$ACTIVEMQ_ARTEMIS_FEDERATION",
                                "hub.events",
                                "hub.submissions.X99.51.002",
                                "agency.*.inbox",
                                "#",
                                OWN + "::" + BANKS,
                                BANKS + "::" + OWN,
                                OWN + "::brand.new",
                                BANKS + "?consumer-priority=9",
                                "topic://" + BANKS)
                        .flatMap(
                                address ->
                                        Stream.of(
                                                arguments("from " + address, from(address)),
                                                arguments("to " + address, to(address))));
        Stream<Arguments> odd =
                Stream.of(
                        arguments("to a queue of the shared address", to("hub.submissions::new")),
                        arguments("to its own", to("hub.submissions::hub.submissions")),
                        arguments("to another's", to("hub.submissions::" + BANKS)),
                        arguments("from a dynamic node", from(source -> source.setDynamic(true))),
                        arguments(
                                "to a dynamic node",
                                RawAmqp.send("to", 0, target(target -> target.setDynamic(true)))),
                        arguments("from nowhere", RawAmqp.receive("from", 0, null)),
                        // The container below and this name are the bank's inbox together.
                        arguments("from what it had", RawAmqp.receive("inbox", 0, null)),
                        arguments("from no address", from(source -> {})),
                        arguments("to nowhere", RawAmqp.send("to", 0, null)),
                        arguments("by browsing", from(BANKS, s -> s.setDistributionMode(COPY))),
                        arguments("by subscription", from(BANKS, AmqpHostileTest::durable)),
                        arguments("by selector", from(BANKS, selecting("id IS NOT NULL"))),
                        arguments("by a selector that is none", from(BANKS, selecting("((("))));
        return Stream.concat(named, odd);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void a_link_to_what_is_not_ones_own_has_one_answer_and_makes_nothing(String what, Attach link)
            throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, OFFICE, "agency." + BANK)) {
            ErrorCondition refused = raw.refused(link);

            assertThatObject(refused.getCondition()).isEqualTo(AmqpError.UNAUTHORIZED_ACCESS);
            assertThat(refused.getDescription()).isEqualTo("Not an address of yours");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id LIKE '%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%x'",
                "id = 'a'",
                "this is no selector"
            })
    void nobody_lets_the_broker_match_patterns(String selector) throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, OFFICE, "office")) {
            ErrorCondition refused = raw.refused(from(OWN, selecting(selector)));

            assertThatObject(refused.getCondition()).isEqualTo(AmqpError.NOT_IMPLEMENTED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AMQ_FEDERATION_ADDRESS_RECEIVER",
                "AMQ_FEDERATION_QUEUE_RECEIVER",
                "AMQ_FEDERATION_EVENT_LINK"
            })
    void an_agency_is_no_broker_of_a_federation(String capability) throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, OFFICE, "office")) {
            Attach link = from(OWN);
            link.setDesiredCapabilities(Symbol.valueOf(capability));

            assertThatObject(raw.refused(link).getCondition()).isNotNull();
        }
    }

    @Test
    void nobody_keeps_a_transaction_open() throws Exception {
        try (RawAmqp raw = RawAmqp.begun(hub, OFFICE, "office")) {
            ErrorCondition refused = raw.refused(RawAmqp.send("all", 0, new Coordinator()));

            assertThatObject(refused.getCondition()).isEqualTo(AmqpError.NOT_IMPLEMENTED);
        }
        try (AmqpParty party = AmqpParty.of(hub, OFFICE)) {
            assertThatThrownBy(
                            () ->
                                    party.connection()
                                            .createSession(true, Session.SESSION_TRANSACTED))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining("amqp:not-implemented");
        }
    }

    @Test
    void what_says_that_it_is_of_a_transaction_is_not_taken() throws Exception {
        TransactionalState state = new TransactionalState();
        state.setTxnId(new Binary("of somebody".getBytes(US_ASCII)));
        Transfer transfer = RawAmqp.transfer(0);
        transfer.setState(state);
        try (RawAmqp raw = RawAmqp.begun(hub, OFFICE, "office")) {
            raw.send(0, to("hub.submissions"));
            raw.next(Flow.class);
            raw.send(0, transfer, raw.encoded(new Data(new Binary(new byte[100]))));

            assertThat(raw.closed().getDescription()).contains("Transaction not found");
            assertThat(raw.ended()).isTrue();
        }
    }

    @Test
    void what_is_answered_to_another_address_goes_to_ones_own() throws Exception {
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE);
                AmqpParty victim = AmqpParty.of(hub, BANK);
                MessageConsumer inbox = victim.inbox()) {
            BytesMessage noise = sender.session().createBytesMessage();
            noise.writeBytes("no CMS at all".getBytes(US_ASCII));
            noise.setJMSReplyTo(sender.session().createQueue(BANKS));
            sender.submit(noise);

            BytesMessage outcome = sender.outcome(noise.getJMSMessageID());
            assertThat(outcome.getStringProperty("code")).isEqualTo("message-malformed");
            Message strange = inbox.receiveNoWait();
            assertThat(strange == null ? null : strange.getJMSCorrelationID())
                    .isNotEqualTo(noise.getJMSMessageID());
        }
    }

    @Test
    void a_serialized_object_is_never_read() throws Exception {
        try (AmqpParty sender = AmqpParty.of(hub, OFFICE)) {
            Message object = sender.session().createObjectMessage(new TreeSet<>(Set.of("a")));
            sender.submit(object);

            BytesMessage outcome = sender.outcome(object.getJMSMessageID());
            assertThat(outcome.getStringProperty("outcome")).isEqualTo("refused");
            assertThat(outcome.getStringProperty("code")).isEqualTo("message-malformed");
        }
    }

    private static Attach from(String address) {
        return from(address, source -> {});
    }

    private static Attach from(String address, Consumer<Source> more) {
        return from(more.andThen(source -> source.setAddress(address)));
    }

    private static Attach from(Consumer<Source> more) {
        Source source = new Source();
        more.accept(source);
        return RawAmqp.receive("from", 0, source);
    }

    private static Attach to(String address) {
        return RawAmqp.send("to", 0, target(target -> target.setAddress(address)));
    }

    private static Target target(Consumer<Target> more) {
        Target target = new Target();
        more.accept(target);
        return target;
    }

    private static void durable(Source source) {
        source.setDurable(TerminusDurability.UNSETTLED_STATE);
        source.setExpiryPolicy(TerminusExpiryPolicy.NEVER);
        source.setCapabilities(Symbol.valueOf("topic"));
    }

    private static Consumer<Source> selecting(String words) {
        return source -> source.setFilter(Map.of(SELECTOR, new AmqpJmsSelectorFilter(words)));
    }
}
