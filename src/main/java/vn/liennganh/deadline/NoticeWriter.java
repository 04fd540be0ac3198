package vn.liennganh.deadline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.LapseAction;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.StartKind;
import vn.liennganh.regulation.overlay.Overlay;

/** Puts a notice into words: the message document that the hub then seals like any other sender. */
final class NoticeWriter {

    private static final String DUE_SOON = "obligation-notice.due-soon";
    private static final String OVERDUE = "obligation-notice.overdue";
    private static final String DRAFT = "obligation-notice.reminder-draft";
    private static final String SANCTION = "obligation-notice.sanction-proposal-draft";
    private static final String REVIEW = "obligation-notice.review-due";
    private static final String DUE_CHANGED = "obligation-notice.due-changed";

    private final AgencyId hub;

    NoticeWriter(AgencyId hub) {
        this.hub = hub;
    }

    /**
     * Whether the party has collected what it owes an answer to, as far as the duty itself tells.
     */
    static boolean collected(Obligation duty) {
        return duty.start() == StartKind.RECEIPT && duty.startedAt().isPresent();
    }

    byte[] write(Notice notice, Instant now) {
        return write(notice.id(), type(notice.kind()), notice.addressee(), body(notice), now);
    }

    /** A regulation is named by its name and never by an article. */
    byte[] write(Review review, Instant now) {
        Overlay overlay = review.overlay();
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("regulation", overlay.id())
                        .put("name", overlay.name().vi())
                        .put("due", review.due().toString())
                        .put("months", overlay.reviewMonths());
        return write(review.id(), REVIEW, review.addressee(), body, now);
    }

    private byte[] write(UUID id, String type, AgencyId to, ObjectNode body, Instant now) {
        ObjectNode message =
                Json.MAPPER
                        .createObjectNode()
                        .put("specVersion", "1.0")
                        .put("id", id.toString())
                        .put("type", type)
                        .put("from", hub.value());
        message.putArray("to").add(to.value());
        message.put("time", WireTime.millis(now)).put("exchange", id.toString());
        message.set("body", body);
        return Json.MAPPER.writeValueAsString(message).getBytes(StandardCharsets.UTF_8);
    }

    private static String type(String kind) {
        if (kind.equals(Notice.DUE_CHANGED)) {
            return DUE_CHANGED;
        }
        return switch (LapseAction.ofWireName(kind).orElseThrow()) {
            case DUE_SOON, ALARM_BEFORE -> DUE_SOON;
            case DRAFT_REMINDER -> DRAFT;
            case DRAFT_SANCTION -> SANCTION;
            case OVERDUE, SILENCE, RAISE_INSIDE, TO_COMMITTEE -> OVERDUE;
        };
    }

    private static ObjectNode body(Notice notice) {
        Obligation duty = notice.obligation();
        ObjectNode body =
                Json.MAPPER
                        .createObjectNode()
                        .put("notice", notice.kind())
                        .put("obligation", duty.id().toString())
                        .put("exchange", duty.exchange().toString())
                        .put("cause", duty.cause().toString())
                        .put("party", duty.party().value())
                        .put("owedTo", duty.owedTo().value())
                        .put("owes", duty.owes())
                        .put("rule", duty.rule())
                        .put("due", WireTime.seconds(duty.due()))
                        .put("provisional", duty.provisional())
                        .put("policy", duty.policy());
        String type = type(notice.kind());
        if (type.equals(OVERDUE)) {
            body.put("collected", collected(duty));
        }
        if (type.equals(DRAFT) || type.equals(SANCTION)) {
            body.put("draft", draft(notice.kind(), duty));
        }
        notice.target()
                .ifPresent(
                        target ->
                                body.putObject("officeTarget")
                                        .put("regulation", target.overlay().name().vi())
                                        .put("due", WireTime.seconds(target.due())));
        notice.change()
                .ifPresent(
                        change ->
                                body.put("due", WireTime.seconds(change.due()))
                                        .put("oldDue", WireTime.seconds(change.oldDue()))
                                        .put("reason", change.reason()));
        return body;
    }

    private static String draft(String kind, Obligation duty) {
        Text text =
                Text.of(
                        "deadline." + kind,
                        duty.party(),
                        duty.owes(),
                        WireTime.seconds(duty.due()),
                        duty.cause(),
                        duty.owedTo());
        return Texts.render(text, Texts.VIETNAMESE);
    }
}
