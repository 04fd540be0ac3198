package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.Wire;

/** The addresses and queues of a hub's broker at some time, as the broker's management has them. */
final class BrokerNames {

    /** What the hub itself makes, for agencies that are there. */
    private static final Pattern AGENCYS =
            Pattern.compile(
                    "(?:relay|hub\\.submissions)\\.([X0-9.]+)"
                            + "|agency\\.([X0-9.]+)\\.(?:inbox|receipts)");

    private final RunningHub hub;
    private final Set<String> before;

    private BrokerNames(RunningHub hub, Set<String> before) {
        this.hub = hub;
        this.before = before;
    }

    static BrokerNames of(RunningHub hub) throws JMSException {
        return new BrokerNames(hub, read(hub));
    }

    /** Nobody has made anything since, but the hub for its own agencies. */
    void assertNothingMade() throws JMSException {
        assertThat(read(hub))
                .filteredOn(name -> !before.contains(name))
                .allMatch(this::agencys, "is of an agency that the hub knows");
    }

    private boolean agencys(String name) {
        Matcher found = AGENCYS.matcher(name);
        return found.matches()
                && hub.bean(Directory.class)
                        .agency(
                                AgencyId.of(
                                        found.group(1) == null ? found.group(2) : found.group(1)))
                        .isPresent();
    }

    private static Set<String> read(RunningHub hub) throws JMSException {
        Set<String> names = new TreeSet<>();
        try (Connection connection = hub.bean(ConnectionFactory.class).createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Queue answers = session.createTemporaryQueue();
            try (MessageConsumer consumer = session.createConsumer(answers)) {
                for (String asked : new String[] {"addressNames", "queueNames"}) {
                    Message question = session.createMessage();
                    question.setJMSReplyTo(answers);
                    JMSManagementHelper.putAttribute(question, ResourceNames.BROKER, asked);
                    session.createProducer(ActiveMQJMSClient.createQueue(Wire.MANAGEMENT))
                            .send(question);
                    Object[] found =
                            (Object[]) JMSManagementHelper.getResult(consumer.receive(20_000));
                    Arrays.stream(found).map(Object::toString).forEach(names::add);
                }
            } catch (JMSException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException("The broker's names are not read", failed);
            }
            names.remove(answers.getQueueName());
        }
        return names;
    }
}
