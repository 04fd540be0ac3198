package vn.liennganh.gateway.soap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.delivery.InboxPage;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.intake.AttachmentContent;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Fetches;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;

/**
 * Operation {@code Fetch}: the next messages of the inbox with their bytes, or one message by its
 * id and any of its attachments.
 */
@Component
final class Fetching {

    private static final int LIMIT_DEFAULT = 10;
    private static final int LIMIT_MAX = 100;

    /** Of all messages in one answer; the first always comes. */
    private static final int BYTES_MAX = 4 * 1_024 * 1_024;

    private final Inbox inbox;
    private final Quotas quotas;
    private final Views views;
    private final MessageArchive archive;
    private final AttachmentStore attachments;
    private final Intake intake;
    private final Fetches fetches;

    Fetching(
            Inbox inbox,
            Quotas quotas,
            Views views,
            MessageArchive archive,
            AttachmentStore attachments,
            Intake intake,
            Fetches fetches) {
        this.inbox = inbox;
        this.quotas = quotas;
        this.views = views;
        this.archive = archive;
        this.attachments = attachments;
        this.intake = intake;
        this.fetches = fetches;
    }

    Reply answer(XmlElement operation, Channel channel) {
        Fields fields =
                Fields.of(operation, Set.of("id", "limit", "wait", "after"), Set.of("attachment"));
        Optional<String> id = fields.text("id");
        if (id.isPresent()) {
            return one(fields, Paths.id(id.get()), channel);
        }
        if (!fields.all("attachment").isEmpty()) {
            throw fields.wrong("attachment", "gateway.soap-field-unknown");
        }
        return next(fields, channel);
    }

    private Reply next(Fields fields, Channel channel) {
        int limit = Paths.number(fields.text("limit"), "limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
        int wait =
                Paths.number(fields.text("wait"), "wait", 0, 0, (int) Inbox.WAIT_MAX.toSeconds());
        Optional<String> after = fields.text("after");
        AgencyId party = channel.acting();
        InboxPage page =
                within(
                        party,
                        quotas.longPoll(
                                channel.agency(),
                                Duration.ofSeconds(wait),
                                patience -> list(party, limit, patience, after)),
                        after);
        XmlElement answer = XmlElement.of(Names.hub("FetchResponse"));
        List<UUID> left = new ArrayList<>();
        for (InboxItem item : page.items()) {
            answer.add(Shapes.item(Wire.Delivery.of(item), archive.bytes(item.id())));
            left.add(item.id());
        }
        page.next().or(() -> after).ifPresent(next -> answer.add(Names.hub("next"), next));
        return new Reply(
                answer,
                List.of(),
                () ->
                        left.forEach(
                                message -> {
                                    fetches.left(channel, message, Optional.empty());
                                    intake.consigned(message, party);
                                }));
    }

    /** As much of a page as fits into one answer. */
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

    private Reply one(Fields fields, UUID id, Channel channel) {
        AgencyId viewer = channel.acting();
        StoredMessage message = views.message(id, viewer);
        List<Reply.Attached> attached =
                fields.all("attachment").stream()
                        .map(wanted -> Paths.digest(wanted.text()))
                        .distinct()
                        .map(digest -> new Reply.Attached(digest, content(message, digest)))
                        .toList();
        XmlElement answer =
                XmlElement.of(Names.hub("FetchResponse"))
                        .add(Shapes.item(described(message, viewer), archive.bytes(id)));
        attached.forEach(part -> answer.add(Shapes.included(part.sha256())));
        return new Reply(
                answer,
                attached,
                () -> {
                    fetches.left(channel, id, Optional.empty());
                    attached.forEach(one -> fetches.left(channel, id, Optional.of(one.sha256())));
                    if (views.received(message, viewer)) {
                        intake.consigned(id, viewer);
                    }
                });
    }

    private AttachmentContent content(StoredMessage message, Sha256 digest) {
        return message.attachments().stream()
                .filter(it -> it.sha256().equals(digest))
                .findFirst()
                .flatMap(it -> attachments.open(message.id(), digest))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static Wire.Delivery described(StoredMessage message, AgencyId viewer) {
        return new Wire.Delivery(
                message.id().toString(),
                message.sha256().hex(),
                message.type().value(),
                message.from().value(),
                message.exchange().toString(),
                message.inReplyTo().map(UUID::toString).orElse(null),
                message.urgency().wireName(),
                message.copies().contains(viewer) ? "copy" : "addressee",
                WireTime.millis(message.acceptedAt()),
                message.size(),
                Wire.Attachment.of(message.attachments()));
    }
}
