package vn.liennganh.startup.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;

/**
 * Whether a stand-alone broker is configured so that what the hub promises holds: nothing lost that
 * was taken, nobody let in but by certificate, no settlement but a partner's own.
 */
final class Standing {

    private final List<String> faults = new ArrayList<>();

    private Standing() {}

    /** What is wrong with it, for its operator; empty where nothing is. */
    static List<String> faults(Configuration settings) {
        Standing standing = new Standing();
        standing.durable(settings);
        standing.closed(settings);
        settings.getAcceptorConfigurations().forEach(standing::acceptor);
        return standing.faults;
    }

    private void durable(Configuration settings) {
        need(settings.isPersistenceEnabled(), "persistence-enabled must be true");
        need(settings.isJournalSyncTransactional(), "journal-sync-transactional must be true");
        need(
                settings.isJournalSyncNonTransactional(),
                "journal-sync-non-transactional must be true");
        need(settings.isJournalDatasync(), "journal-datasync must be true");
        // By this the hub knows a delivery that was settled while it did not listen.
        need(settings.isPersistIDCache(), "persist-id-cache must be true");
    }

    private void closed(Configuration settings) {
        need(settings.isSecurityEnabled(), "security-enabled must be true");
        need(settings.isPopulateValidatedUser(), "populate-validated-user must be true");
        need(settings.getAuthenticationCacheSize() == 0, "authentication-cache-size must be 0");
        need(settings.getAuthorizationCacheSize() == 0, "authorization-cache-size must be 0");
        // Whoever takes a delivery off an inbox there would have settled it for the partner.
        need(!settings.isJMXManagementEnabled(), "jmx-management-enabled must be false");
        need(settings.getDivertConfigurations().isEmpty(), "there must be no diverts");
        need(settings.getBridgeConfigurations().isEmpty(), "there must be no bridges");
        need(settings.getClusterConfigurations().isEmpty(), "there must be no cluster");
        need(settings.getAMQPConnection().isEmpty(), "there must be no broker connections");
        need(settings.getFederationConfigurations().isEmpty(), "there must be no federation");
    }

    private void acceptor(TransportConfiguration acceptor) {
        String name = "acceptor " + acceptor.getName() + ": ";
        Map<String, Object> parameters = acceptor.getCombinedParams();
        need(is(parameters, "sslEnabled", "true"), name + "sslEnabled must be true");
        need(is(parameters, "needClientAuth", "true"), name + "needClientAuth must be true");
        if (is(parameters, "protocols", "CORE")) {
            return;
        }
        need(is(parameters, "protocols", "AMQP"), name + "protocols must be CORE, or AMQP alone");
        need(is(parameters, "saslMechanisms", "EXTERNAL"), name + "saslMechanisms: EXTERNAL only");
        // An id that one partner chooses must not make another's message disappear.
        need(
                is(parameters, "amqpDuplicateDetection", "false"),
                name + "amqpDuplicateDetection must be false");
    }

    private static boolean is(Map<String, Object> parameters, String name, String value) {
        return value.equals(String.valueOf(parameters.get(name)));
    }

    private void need(boolean given, String otherwise) {
        if (!given) {
            faults.add(otherwise);
        }
    }
}
