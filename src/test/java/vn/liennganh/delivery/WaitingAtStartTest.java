package vn.liennganh.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsMessage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;
import vn.liennganh.delivery.wire.Parcel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.TestBroker;

/** What lies in the queues when the routes are opened, as after every start with a backlog. */
class WaitingAtStartTest {

    private static final int AGENCIES = 40;

    @TempDir Path folder;

    /** The end of every route. */
    public static final class Arrivals {

        private final Set<String> arrived = ConcurrentHashMap.newKeySet();
        private final Set<String> again = ConcurrentHashMap.newKeySet();

        public void shelve(Exchange exchange) throws JMSException {
            String references = exchange.getMessage().getBody(String.class);
            if (exchange.getMessage(JmsMessage.class).getJmsMessage().getJMSRedelivered()) {
                again.add(references);
            }
            arrived.add(references);
        }
    }

    @RepeatedTest(3)
    void it_is_taken_at_the_first_attempt() throws Exception {
        TestDirectory directory = new TestDirectory();
        List<String> agencies =
                IntStream.range(100, 100 + AGENCIES).mapToObj(one -> "X99.51." + one).toList();
        agencies.forEach(one -> directory.with(one, "bank").enrol(one));
        Arrivals arrivals = new Arrivals();
        try (TestBroker broker = TestBroker.start(folder);
                Routes routes =
                        new Routes(
                                directory.directory(),
                                DeliveryHouse.settings(Path.of("routes")),
                                broker.connectionFactory(),
                                Map.of(
                                        "inbox", arrivals,
                                        "push", arrivals,
                                        "files", arrivals,
                                        "attempts", arrivals,
                                        "gathering", new DeliveryHouse.NothingGathered()))) {
            BrokerSender sender = new BrokerSender(broker.connectionFactory());
            sender.send(agencies.stream().map(WaitingAtStartTest::parcel).toList());
            sender.close();

            routes.start();

            await().untilAsserted(
                            () ->
                                    assertThat(arrivals.arrived)
                                            .containsExactlyInAnyOrderElementsOf(agencies));
            assertThat(arrivals.again).isEmpty();
        }
    }

    private static Parcel parcel(String agency) {
        return new Parcel(BrokerSender.queue(AgencyId.of(agency)), 4, agency, "first/" + agency);
    }
}
