package vn.liennganh.gateway.rest.inbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.delivery.InboxPage;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.view.Fetches;
import vn.liennganh.message.AgencyId;

/**
 * The next of an inbox, as a list or together with the signed bytes: many messages for one call and
 * one look at the database.
 */
@Component
public class Handout {

    /** Of all messages in one answer; the first always comes. */
    private static final int BYTES_MAX = 1_024 * 1_024;

    private final Directory directory;
    private final Inbox inbox;
    private final Quotas quotas;
    private final MessageArchive archive;
    private final Intake intake;
    private final Fetches fetches;

    Handout(
            Directory directory,
            Inbox inbox,
            Quotas quotas,
            MessageArchive archive,
            Intake intake,
            Fetches fetches) {
        this.directory = directory;
        this.inbox = inbox;
        this.quotas = quotas;
        this.archive = archive;
        this.intake = intake;
        this.fetches = fetches;
    }

    /**
     * A page and the CMS bytes of all that stands on it, exactly as their senders sent them.
     *
     * @param bytes by message id: the arrays themselves, not copies; nobody may change them
     */
    public record Handed(InboxPage page, Map<UUID, byte[]> bytes) {}

    /**
     * One page, within what the caller may let wait.
     *
     * @param after the {@code next} of an earlier page
     * @throws ProblemException {@code message-malformed} where {@code after} is no cursor of ours,
     *     {@code rate-limited} where too many of the caller's calls wait, {@code not-authenticated}
     *     where the hub has withheld the channel while this one waited
     */
    public InboxPage list(Channel channel, int limit, Duration wait, Optional<String> after) {
        InboxPage page =
                quotas.longPoll(
                        channel.agency(),
                        wait,
                        patience -> list(channel.acting(), limit, patience, after));
        if (channel.withheld(directory::suspended)) {
            throw new ProblemException(Problem.of(Channel.WITHHELD));
        }
        return page;
    }

    /** The same with the bytes, and as much of the page as fits into one answer. */
    public Handed next(Channel channel, int limit, Duration wait, Optional<String> after) {
        InboxPage page = within(channel.acting(), list(channel, limit, wait, after), after);
        List<UUID> ids = page.items().stream().map(InboxItem::id).toList();
        return new Handed(page, ids.isEmpty() ? Map.of() : archive.bytes(ids));
    }

    /** The bytes of all that stands on the page have now been left to whoever called. */
    public void left(Channel to, InboxPage page) {
        for (InboxItem item : page.items()) {
            fetches.left(to, item.id(), Optional.empty());
            intake.consigned(item.id(), to.acting());
        }
    }

    private InboxPage within(AgencyId party, InboxPage page, Optional<String> after) {
        int fits = 0;
        long bytes = 0;
        for (InboxItem item : page.items()) {
            bytes += item.size();
            if (fits > 0 && bytes > BYTES_MAX) {
                return list(party, fits, Duration.ZERO, after);
            }
            fits++;
        }
        return page;
    }

    private InboxPage list(AgencyId party, int limit, Duration wait, Optional<String> after) {
        try {
            return inbox.list(party, limit, wait, after);
        } catch (IllegalArgumentException noCursor) {
            throw new ProblemException(Problem.badParameter("after"));
        }
    }
}
