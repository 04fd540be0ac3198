package vn.liennganh.console.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Statement;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Whys;

/** The desks of a commune and of a Steering Committee, over a real hub. */
class LocalDesksTest {

    private static final String COMMUNE = "X99.81.001";
    private static final String COMMITTEE = "X99.81.000";

    private final RunningHub hub = RunningHub.shared();
    private final Party office = Party.of(hub, "X99.11.001");
    private final String place = "Nhà văn hóa " + UUID.randomUUID();

    @Test
    void a_commune_sees_whom_to_visit_when_and_what_it_still_has_to_tell() {
        Visitor commune = Visitor.of(hub, "officer@" + COMMUNE);
        Party party = Party.of(hub, COMMUNE);
        Statement asked = sent("commune-work.persuasion-request", COMMUNE, body -> {});
        String row = "/xa-phuong/" + asked.exchange();

        String todo = commune.visit("/xa-phuong?lang=en").text();
        Whys.opens(commune, todo, row);
        assertThat(Whys.row(todo, row))
                .contains("loai=commune-work.persuasion-", "tra-loi=" + asked.messageId());

        OffsetDateTime soon = party.hub().whoami().time().plusDays(2);
        said(
                party,
                "commune-work.persuasion-schedule",
                asked,
                body -> {
                    ObjectNode session = (ObjectNode) body.withArray("sessions").get(0);
                    session.put("place", place).put("at", WireTime.millis(soon.toInstant()));
                    ((ObjectNode) body.withArray("members").get(0)).put("name", "Trần Thị Tổ");
                });
        assertThat(Whys.row(commune.visit("/xa-phuong?lang=en").text(), place))
                .contains(row, "Trần Thị Tổ")
                .doesNotContain("no result reported");

        said(party, "commune-work.persuasion-result", asked, body -> {});
        assertThat(commune.visit("/xa-phuong").text()).doesNotContain(place, row);
        assertThat(commune.visit("/xa-phuong/so?so=campaign").text()).contains(row);
    }

    @Test
    void a_notice_goes_from_the_request_to_the_wall_and_off_it() {
        Visitor commune = Visitor.of(hub, "officer@" + COMMUNE);
        Party party = Party.of(hub, COMMUNE);
        Statement asked = sent("debtor-publication.posting-request", COMMUNE, body -> {});
        String row = "/xa-phuong/" + asked.exchange();
        assertThat(notice(commune, row)).contains("To be posted");

        said(party, "debtor-publication.posting-report", asked, body -> body.put("place", place));
        assertThat(notice(commune, row)).contains("Posted", place);

        within(office, "debtor-publication.posting-end", asked, COMMUNE);
        assertThat(notice(commune, row)).contains("To be taken down");
        assertThat(commune.visit("/xa-phuong/" + asked.exchange()).status()).isEqualTo(200);
    }

    @Test
    void a_committee_directs_a_difficult_case_and_sees_what_it_gave_to_whom() {
        Visitor committee = Visitor.of(hub, "officer@" + COMMITTEE);
        Party party = Party.of(hub, COMMITTEE);
        OffsetDateTime planned = party.hub().whoami().time().plusDays(9);
        Statement told =
                sent(
                        "committee-guidance.case-report",
                        COMMITTEE,
                        body ->
                                body.put(
                                        "coercionPlannedAt", WireTime.millis(planned.toInstant())));
        String row = "/ban-chi-dao/" + told.exchange();
        String day = planned.atZoneSameInstant(WireTime.ZONE).toLocalDate().toString();

        String unread = committee.visit("/ban-chi-dao?lang=en").text();
        Whys.opens(committee, unread, row);
        assertThat(Whys.row(unread, row))
                .contains(
                        "Document not opened",
                        "loai=committee-guidance.direction",
                        "tra-loi=" + told.messageId());
        committee.visit(row);
        assertThat(Whys.row(committee.visit("/ban-chi-dao?lang=en").text(), row))
                .contains(day.substring(8, 10) + "/" + day.substring(5, 7))
                .doesNotContain("Document not opened");

        said(
                party,
                "committee-guidance.direction",
                told,
                body -> {
                    ObjectNode first = (ObjectNode) body.withArray("assignments").get(0);
                    first.put("task", place)
                            .put("body", "Công an xã Thử")
                            .put("dueOn", "2026-01-05");
                });
        String directed = committee.visit("/ban-chi-dao?lang=en").text();
        assertThat(Whys.row(directed, place)).contains("Công an xã Thử", "day passed", row);
        assertThat(Whys.row(directed, row)).doesNotContain("loai=committee-guidance.direction");
    }

    @Test
    void a_meeting_stands_on_the_desk_until_it_is_concluded() {
        Visitor committee = Visitor.of(hub, "officer@" + COMMITTEE);
        Party party = Party.of(hub, COMMITTEE);
        Draft papers =
                party.opening("committee-meeting.meeting-papers", "X99.11.001")
                        .withoutAttachments();
        papers.body().put("place", place);
        Statement called = statement(party, papers);
        assertThat(committee.visit("/ban-chi-dao").text()).contains(place);

        within(party, "committee-meeting.meeting-conclusion", called, "X99.11.001");
        assertThat(committee.visit("/ban-chi-dao").text()).doesNotContain(place);
    }

    private static String notice(Visitor commune, String row) {
        String page = commune.visit("/xa-phuong?lang=en").text();
        return Whys.row(page.substring(page.indexOf("id=\"postings\"")), row);
    }

    private Statement sent(String type, String to, Consumer<ObjectNode> change) {
        Draft draft = office.opening(type, to).withoutAttachments();
        change.accept(draft.body());
        return statement(office, draft);
    }

    private static void within(Party from, String type, Statement opening, String to) {
        UUID id = MessageIds.next(Clock.systemUTC());
        statement(from, from.opening(type, to).within(opening.exchange(), id).withoutAttachments());
    }

    private static void said(Party from, String type, Statement to, Consumer<ObjectNode> change) {
        Draft draft = from.answering(type, from.hub().open(to.messageId()).envelope());
        change.accept(draft.body());
        statement(from, draft);
    }

    private static Statement statement(Party from, Draft draft) {
        return Statement.read(from.send(from.signed(draft)).statement()).orElseThrow();
    }
}
