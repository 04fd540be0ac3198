package vn.liennganh.startup.amqp;

import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.client.SessionFailureListener;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.startup.broker.Wire;

/**
 * One connection to a stand-alone broker, on which the hub calls and is told. Once broken it stays
 * so: what was missed meanwhile has to be found anew. Safe for many threads.
 */
final class BrokerLine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLine.class);
    private static final long PATIENCE_MILLIS = 10_000;
    private static final long SILENCE_MILLIS = 15_000;

    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession listening;
    private final ClientSession asking;
    private final ClientRequestor requestor;
    private final Runnable broke;
    private volatile boolean broken;

    /**
     * @param heard gets what the broker tells, in its order, on one thread
     * @param broke told when the line has broken; maybe more than once
     * @throws ActiveMQException where the broker is not reached, or another hub is at it
     */
    BrokerLine(TransportConfiguration broker, Consumer<ClientMessage> heard, Runnable broke)
            throws ActiveMQException {
        this.broke = broke;
        locator =
                ActiveMQClient.createServerLocatorWithoutHA(broker)
                        .setReconnectAttempts(0)
                        .setInitialConnectAttempts(1)
                        .setCallTimeout(PATIENCE_MILLIS)
                        .setConnectionTTL(SILENCE_MILLIS)
                        .setClientFailureCheckPeriod(SILENCE_MILLIS)
                        .setUseGlobalPools(false);
        try {
            factory = locator.createSessionFactory();
            // What is told is no record: it counts as told when it has been sent.
            listening = factory.createSession(false, true, true, true);
            listening.addFailureListener(new Failed());
            listening.createConsumer(Wire.EVENTS).setMessageHandler(heard::accept);
            listening.start();
            asking = factory.createSession(false, true, true);
            requestor = new ClientRequestor(asking, Wire.MANAGEMENT);
            asking.start();
        } catch (ActiveMQException failed) {
            locator.close();
            throw failed;
        } catch (Exception failed) {
            locator.close();
            throw new IllegalStateException("No line to the broker", failed);
        }
    }

    private final class Failed implements SessionFailureListener {

        @Override
        public void connectionFailed(ActiveMQException cause, boolean failedOver) {
            broken(cause);
        }

        @Override
        public void connectionFailed(ActiveMQException cause, boolean failedOver, String node) {
            broken(cause);
        }

        @Override
        public void beforeReconnect(ActiveMQException cause) {
            broken(cause);
        }
    }

    private void broken(Exception cause) {
        LOG.debug("The line to the broker has broken", cause);
        broken = true;
        broke.run();
    }

    boolean broken() {
        return broken || factory.isClosed() || listening.isClosed() || asking.isClosed();
    }

    /**
     * Calls what the broker's plugin offers; what it says is in force when this returns.
     *
     * @throws IllegalStateException where there is no answer, or the broker could not do it
     */
    synchronized String call(String operation, String... arguments) {
        ClientMessage question = asking.createMessage(false);
        try {
            ManagementHelper.putOperationInvocation(
                    question, Wire.RESOURCE, operation, (Object[]) arguments);
            ClientMessage answer = requestor.request(question, PATIENCE_MILLIS);
            if (answer == null) {
                broken = true;
                broke.run();
                throw new IllegalStateException("The broker does not answer: " + operation);
            }
            answer.acknowledge();
            Object result = ManagementHelper.getResult(answer);
            if (!ManagementHelper.hasOperationSucceeded(answer)) {
                throw new IllegalStateException(
                        "The broker could not " + operation + ": " + result);
            }
            return String.valueOf(result);
        } catch (IllegalStateException failed) {
            throw failed;
        } catch (Exception failed) {
            broken(failed);
            throw new IllegalStateException("The broker is not reached: " + operation, failed);
        }
    }

    @Override
    public void close() {
        broken = true;
        factory.close();
        locator.close();
    }
}
