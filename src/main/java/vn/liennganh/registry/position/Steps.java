package vn.liennganh.registry.position;

import java.util.ArrayList;
import java.util.List;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;

/**
 * What one accepted message changes in a position. Registries answer in any order, late or twice:
 * each moves its own measure only.
 */
public final class Steps {

    private Steps() {}

    /** The position after a message; an equal one where the message says nothing. */
    public static Position after(Position before, Heard heard) {
        return switch (heard.envelope().type().message()) {
            case "order" -> copied(ordered(before.named(heard), heard), heard);
            case "attachment-notice" -> noticed(before.named(heard), heard);
            case "attachment" -> copied(attached(before.named(heard), heard), heard);
            case "execution-report" -> before.said(heard, one -> one.reported(heard));
            case "release" -> before.each(heard, one -> one.in(MeasureState.RELEASE_SENT, heard));
            case "lapse-notice" -> before.each(heard, one -> one.in(MeasureState.LAPSED, heard));
            case "release-report" -> before.said(heard, one -> one.lifted(heard));
            case "opinion-request" -> Letters.asked(before, heard);
            case "opinion" -> Letters.answered(before, heard);
            case "mortgagee-notice" -> Letters.told(before, heard);
            case "mortgage-change" -> Letters.changed(before, heard);
            case "title-file" -> Letters.filed(before, heard);
            case "title-result" -> Letters.registered(before, heard);
            case "certificate-revocation" -> Letters.revoking(before, heard);
            case "revocation-answer" -> Letters.revoked(before, heard);
            default -> before;
        };
    }

    private static Position ordered(Position before, Heard heard) {
        Position all = before;
        for (AgencyId registry : heard.recipients()) {
            if (before.measure(heard.exchange(), registry).isEmpty()) {
                all = all.with(Measure.first(heard, registry));
            }
        }
        return all;
    }

    private static Position noticed(Position before, Heard heard) {
        List<AgencyId> to = new ArrayList<>(heard.recipients());
        to.addAll(heard.copies());
        List<Said.Notice> notices =
                Letters.added(
                        before.notices(),
                        new Said.Notice(heard.id(), heard.when("attachmentAt"), heard.at(), to));
        return before.attaching(notices, before.attachments())
                .each(heard, one -> one.in(MeasureState.ATTACHMENT_NOTIFIED, heard));
    }

    private static Position attached(Position before, Heard heard) {
        Position all =
                before.attaching(
                        before.notices(),
                        Letters.added(
                                before.attachments(),
                                new Said.Attachment(
                                        heard.exchange(),
                                        heard.id(),
                                        heard.when("attachmentAt"),
                                        heard.body().path("mortgaged").asBoolean(false),
                                        heard.body().path("dissipationRisk").asBoolean(false),
                                        heard.at())));
        for (AgencyId registry : heard.recipients()) {
            Measure measure =
                    before.measure(heard.exchange(), registry)
                            .orElseGet(() -> Measure.first(heard, registry));
            all = all.with(measure.attached(heard));
        }
        return all;
    }

    private static Position copied(Position before, Heard heard) {
        return before.copied(
                Letters.added(
                        before.copies(),
                        new Said.Copy(heard.id(), heard.type(), heard.at(), heard.copies())));
    }
}
