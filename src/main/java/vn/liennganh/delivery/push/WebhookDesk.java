package vn.liennganh.delivery.push;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/** What an agency asks about what the hub pushes to it, and has done with it. */
@Service
public class WebhookDesk {

    private final PushRepository rows;
    private final WebhookRepository webhooks;
    private final Directory directory;
    private final PushSettings settings;
    private final HeldBell bell;
    private final Clock clock;

    WebhookDesk(
            PushRepository rows,
            WebhookRepository webhooks,
            Directory directory,
            PushSettings settings,
            HeldBell bell,
            @Qualifier("machineClock") Clock clock) {
        this.rows = rows;
        this.webhooks = webhooks;
        this.directory = directory;
        this.settings = settings;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param form what is pushed
     * @param publicKey {@code whpk_…}, once there are keys
     * @param goneAt when the URL answered 410, after which nothing is pushed to it
     * @param open on their way
     * @param parked stopped with a reason
     */
    public record State(
            String url,
            Form form,
            Optional<String> publicKey,
            Optional<Instant> secretSince,
            Optional<Instant> goneAt,
            int open,
            int parked) {}

    /** Empty for an agency that the hub does not push to. */
    public Optional<State> state(AgencyId agency) {
        Instant now = clock.instant();
        return reach(agency)
                .map(
                        reach -> {
                            String url = reach.push().orElseThrow().toString();
                            Optional<WebhookKeys> keys = webhooks.keys(agency, now);
                            WebhookRepository.Count count = webhooks.count(agency);
                            return new State(
                                    url,
                                    reach.form(),
                                    keys.map(WebhookKeys::publicKeyText),
                                    keys.map(WebhookKeys::createdAt),
                                    webhooks.gone(agency)
                                            .filter(gone -> gone.url().equals(url))
                                            .map(WebhookRepository.Gone::at),
                                    count.open(),
                                    count.parked());
                        });
    }

    /**
     * Makes a new secret, which is shown this once; what waited for one goes on. The one before
     * signs too for a while.
     */
    public String newSecret(AgencyId agency) {
        Instant now = clock.instant();
        WebhookKeys keys = WebhookKeys.create(now);
        webhooks.save(agency, keys, now.plus(settings.formerSecret()));
        rows.reopen(agency, List.of(WebhookLine.NO_SECRET));
        wake(agency);
        return keys.secretText();
    }

    /** Pushes to the URL again that had answered 410, beginning with what was parked for it. */
    public void enable(AgencyId agency) {
        webhooks.backAgain(agency);
        rows.reopen(agency, List.of(PushQueue.GONE));
        wake(agency);
    }

    /** Pushes messages again, acknowledged or not; returns how many of them are the agency's. */
    public int again(AgencyId agency, List<UUID> messages) {
        int count = webhooks.again(agency, messages);
        wake(agency);
        return count;
    }

    /** The same for what was accepted in a stretch of time, at most 10,000, the oldest first. */
    public int again(AgencyId agency, Instant from, Instant to) {
        int count = webhooks.again(agency, from, to);
        wake(agency);
        return count;
    }

    private Optional<Agency.Reach> reach(AgencyId agency) {
        return directory
                .agency(agency)
                .map(Agency::reach)
                .filter(reach -> reach.push().isPresent());
    }

    private void wake(AgencyId agency) {
        rows.alarm(agency, clock.instant());
        bell.ring();
    }
}
