package vn.liennganh.startup.broker;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.liennganh.delivery.amqp.Addresses;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.port.Cuts;

/**
 * What the hub may call at a stand-alone broker, by management messages; public only because the
 * broker's management finds its methods by name. Every argument and answer is a string, a list has
 * an item on each line. What a call says is in force when it returns.
 */
public final class HubCalls {

    private static final Logger LOG = LoggerFactory.getLogger(HubCalls.class);

    private final HubPlugin partners;
    private final Told told;

    HubCalls(HubPlugin partners, Told told) {
        this.partners = partners;
        this.told = told;
    }

    /**
     * A hub is there: who is connected is asked about anew.
     *
     * @param leaseMillis how long a word of the hub holds
     * @return why this broker, as it is configured, must not serve partners; empty where it may
     */
    public String attend(String terms, String leaseMillis) {
        List<String> wrong = Standing.faults(partners.server().getConfiguration());
        if (!wrong.isEmpty()) {
            LOG.error("Partners are not served: {}", wrong);
            return String.join(Wire.LINE, wrong);
        }
        Terms hubs = Terms.read(terms);
        told.begin(hubs, Duration.ofMillis(Long.parseLong(leaseMillis)));
        var settings = partners.server().getAddressSettingsRepository();
        settings.addMatch(Addresses.LANES, Queues.lanes(hubs.laneMax()));
        settings.addMatch(Addresses.AGENCIES, Queues.inboxes());
        partners.present();
        LOG.info("The hub is there");
        return "";
    }

    /**
     * What the hub says of certificates; connections whose certificate holds no longer are cut.
     *
     * @return the fingerprints of which it need not speak any more
     */
    public String know(String answers) {
        if (told.hear(Wire.lines(answers).stream().map(Answer::read).toList())) {
            partners.recheckNow();
        }
        return String.join(Wire.LINE, told.unused());
    }

    /** The messages on an agency's inbox. */
    public String lying(String party) {
        return write(partners.queues().lying(AgencyId.of(party)));
    }

    /** Takes deliveries off an agency's inbox; returns those that were not with the agency. */
    public String withdraw(String party, String messages) {
        Set<UUID> these =
                Wire.lines(messages).stream().map(UUID::fromString).collect(Collectors.toSet());
        return write(partners.queues().withdraw(AgencyId.of(party), these));
    }

    private static String write(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(Wire.LINE));
    }

    /** The lanes on which anything lies. */
    public String lanes() {
        return String.join(Wire.LINE, partners.queues().occupied());
    }

    /** How much lies on a queue. */
    public String waiting(String queue) {
        return Long.toString(partners.queues().waiting(queue));
    }

    /** The agency has used up its rates for so long. */
    public String rest(String agency, String millis) {
        told.rest(AgencyId.of(agency), Duration.ofMillis(Long.parseLong(millis)));
        return "";
    }

    /**
     * Connections, submissions not judged, and bytes in memory, one on each line; then how often a
     * connection was ended, for each reason.
     */
    public String count() {
        return LongStream.concat(
                        LongStream.of(
                                partners.count(),
                                partners.queues().unjudged(),
                                partners.queues().memory()),
                        Arrays.stream(Cuts.Reason.values()).mapToLong(partners.cuts()::of))
                .mapToObj(Long::toString)
                .collect(Collectors.joining(Wire.LINE));
    }
}
