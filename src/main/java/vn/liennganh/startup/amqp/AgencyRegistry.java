package vn.liennganh.startup.amqp;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import vn.liennganh.delivery.amqp.AmqpSettings;
import vn.liennganh.directory.Limit;
import vn.liennganh.directory.limit.Pace;
import vn.liennganh.gateway.Channels;
import vn.liennganh.message.AgencyId;
import vn.liennganh.startup.broker.Caller;
import vn.liennganh.startup.broker.Registry;
import vn.liennganh.startup.broker.Terms;

/** Who may come in, out of the directory itself. */
public final class AgencyRegistry implements Registry {

    /** The channel, as evidence and limits name it. */
    static final String CHANNEL = "amqp";

    /** For what stands around a body in a transfer. */
    private static final long AROUND_BODY = 65_536;

    private final Channels channels;
    private final Pace pace;
    private final Terms terms;

    public AgencyRegistry(Channels channels, Pace pace, AmqpSettings settings) {
        this.channels = channels;
        this.pace = pace;
        this.terms =
                new Terms(
                        settings.connectionsPerAgency(),
                        settings.linksPerConnection(),
                        settings.parcelMax().toBytes() + AROUND_BODY,
                        settings.credit(),
                        settings.laneMax().toBytes());
    }

    @Override
    public Optional<Caller> caller(List<X509Certificate> chain) {
        return channels.of(CHANNEL, chain)
                .map(channel -> new Caller(channel.agency(), channel.acting()));
    }

    @Override
    public long connections(AgencyId agency) {
        return pace.limit(agency, Limit.CONNECTIONS);
    }

    @Override
    public boolean rests(AgencyId agency) {
        return pace.rest(agency, CHANNEL, 0, 0).isPresent();
    }

    @Override
    public Terms terms() {
        return terms;
    }
}
