package vn.liennganh.gateway.soap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.inbox.Handout;
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

    private final Handout handout;
    private final Views views;
    private final MessageArchive archive;
    private final AttachmentStore attachments;
    private final Intake intake;
    private final Fetches fetches;

    Fetching(
            Handout handout,
            Views views,
            MessageArchive archive,
            AttachmentStore attachments,
            Intake intake,
            Fetches fetches) {
        this.handout = handout;
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
        Handout.Handed handed = handout.next(channel, limit, Duration.ofSeconds(wait), after);
        XmlElement answer = XmlElement.of(Names.hub("FetchResponse"));
        for (InboxItem item : handed.page().items()) {
            answer.add(Shapes.item(Wire.Delivery.of(item), handed.bytes().get(item.id())));
        }
        handed.page().next().or(() -> after).ifPresent(it -> answer.add(Names.hub("next"), it));
        return new Reply(answer, List.of(), () -> handout.left(channel, handed.page()));
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
                Wire.Attachment.of(message.attachments()),
                null);
    }
}
