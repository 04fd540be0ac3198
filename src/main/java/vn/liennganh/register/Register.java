package vn.liennganh.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.desk.Course;
import vn.liennganh.desk.Heard;
import vn.liennganh.register.file.Reading;
import vn.liennganh.register.file.Rules;

/** The registers, with the procedures that each hears and the tables that it reads them by. */
public enum Register {
    /** Debtors without means: the portal, the posting at the commune, the end of both. */
    PUBLICATION(
            Set.of(),
            Map.of(
                    "debtor-publication",
                    whole(
                            """
                            open = to-publish,to-correct,published
                            posting-request: new > to-publish
                            publication-record: open > published
                            change: published,to-correct > to-correct
                            posting-end: open > ending
                            take-down-record: ending > ended
                            return: open > returned
                            """,
                            """
                            posting-request: when=decision/date text=decision/number
                            publication-record: when=publishedAt text=portal
                            posting-report: when=postedAt text=place
                            change: when=identifiedOn text=reason word=changes
                            posting-end: when=groundArisenOn text=note word=ground
                            posting-end-report: when=endedAt
                            take-down-record: when=takenDownAt text=portal
                            return: when=returnedOn text=reason word=kind
                            """))),
    /** Persuasion by communes, in campaigns and outside, and what became of planned coercion. */
    CAMPAIGN(
            Set.of("commune-work.persuasion-request"),
            Map.of(
                    "commune-work",
                    lanes(
                            """
                            persuasion-request: new > asked
                            persuasion-schedule: asked,scheduled > scheduled
                            persuasion-result: asked,scheduled > done
                            verification-request: new > asked
                            verification-reply: asked,part-answered > complete true=done \
                            false=part-answered
                            verification-minutes: asked,part-answered > done
                            representative-request: new > asked
                            representative-answer: asked > outcome named=done unable=refused
                            sanction-proposal: new > asked
                            sanction-answer: asked > done
                            """,
                            """
                            persuasion-request: when=proposedFrom text=content word=campaign/name
                            persuasion-schedule:
                            persuasion-schedule: each=members text=name word=capacity
                            persuasion-schedule: each=sessions when=at text=place
                            persuasion-result: when=heldAt text=place word=outcome \
                            amount=participants
                            """),
                    "coercion-security",
                    lines(
                            """
                            plan: when=time text=measure
                            cancellation: text=reason
                            result-report: when=endedAt word=result
                            """))),
    /** Cases before the Steering Committee: reports, directions, meetings, conclusions. */
    COMMITTEE(
            Set.of(),
            Map.of(
                    "committee-guidance",
                    whole(
                            """
                            case-report: new > reported
                            forces-request: new,directed > reported
                            direction: reported > directed
                            disagreement-report: directed > disagreed
                            disagreement-answer: disagreed > settled
                            """,
                            """
                            case-report: when=coercionPlannedAt text=summary
                            case-report: each=proposals text=.
                            forces-request: text=reason word=forces
                            direction: text=content
                            direction: each=assignments when=dueOn text=task word=body
                            disagreement-report: text=position
                            disagreement-answer: text=content
                            """),
                    "committee-meeting",
                    whole(
                            """
                            meeting-papers: new,concluded > meeting-called
                            meeting-conclusion: meeting-called > concluded
                            """,
                            """
                            meeting-papers: when=meetingAt text=place
                            meeting-papers: each=agenda text=.
                            written-opinion: text=opinion
                            meeting-conclusion: when=heldAt
                            meeting-conclusion: each=conclusions when=dueOn text=content \
                            word=responsible
                            """))),
    /** Cases and assets entrusted to another province. */
    ENTRUSTMENT(
            Set.of(),
            Map.of(
                    "entrustment",
                    lanes(
                            """
                            decision: new > entrusted
                            enforcement-decision: entrusted > taken-over
                            mistake-return: entrusted > returned
                            result-notice: taken-over,reported > reported
                            """,
                            """
                            decision: when=decision/date text=entrusted word=decision/number
                            enforcement-decision: when=decision/date word=decision/number
                            enforcement-decision: each=replacedMeasures text=.
                            mistake-return: text=reason word=mistake
                            follow-on: when=receivedOn text=document/number word=kind
                            result-notice: text=performed word=status
                            """),
                    "asset-entrustment",
                    lanes(
                            """
                            open = entrusted,handling,paused,delivered
                            decision: new > entrusted
                            handling-decision: entrusted > handling
                            mistake-return: entrusted > returned
                            sale-notice: handling > stage valued=handling \
                            auction-planned=handling auction-failed=handling auction-won=handling \
                            delivered=delivered
                            money-transfer: delivered,handling,paused > paid
                            pause-notice: entrusted,handling > paused
                            stop-notice: open > ended
                            resume-notice: paused > handling
                            """,
                            """
                            decision: when=decision/date text=asset word=decision/number
                            handling-decision: when=decision/date word=decision/number
                            mistake-return: text=reason word=mistake
                            sale-notice: when=deliveredOn|auctionAt text=content word=stage \
                            amount=price/amount
                            money-transfer: when=transferredAt word=reference \
                            amount=transferred/amount
                            pause-notice: when=groundArisenAt text=reason
                            stop-notice: when=groundArisenAt text=reason
                            stop-report: when=stoppedAt text=state
                            resume-notice: text=reason
                            """))),
    /** Evidence and seized property, from the store to whoever has it in the end. */
    EVIDENCE(
            Set.of(),
            Map.of(
                    "evidence-handover",
                    lanes(
                            """
                            stored = announced,handed-over,released,reviewed
                            notice: new,announced,handed-over > announced
                            minutes: announced > handed-over
                            store-release: stored > released
                            review-minutes: new,reviewed,handed-over,announced,released > reviewed
                            """,
                            """
                            notice: when=handoverAt text=place
                            notice: each=items text=name word=state amount=quantity unit=unit
                            minutes: when=handedOverAt text=place
                            minutes: each=items text=name word=state amount=quantity unit=unit
                            minutes: each=discrepancies text=.
                            store-release: when=releaseAt text=decision/number word=purpose
                            store-release: each=items text=name word=state amount=quantity unit=unit
                            review-minutes: when=periodEnd word=period
                            review-minutes: each=differences text=.
                            """),
                    "temporary-seizure",
                    lanes(
                            """
                            live = minutes-served,ordered,seized
                            urgent-minutes: new > minutes-served
                            order: new,minutes-served > ordered
                            seizure-minutes: ordered > seized
                            release: live > released
                            lapse-notice: live > lapsed
                            """,
                            """
                            urgent-minutes: when=minutesAt text=place word=heldFrom
                            urgent-minutes: each=items text=name word=kind unit=quantity
                            order: when=decision/date text=heldFrom word=decision/number
                            seizure-minutes: when=seizedAt text=place word=keptBy
                            seizure-minutes: each=items text=name word=kind unit=quantity
                            release: when=groundArisenOn text=ground word=decision/number
                            lapse-notice: when=groundArisenOn
                            return-notice: when=returnAt text=place word=returnTo
                            return-notice: each=items text=name word=kind unit=quantity
                            return-minutes: when=returnedAt text=remarks word=receivedBy
                            return-minutes: each=items text=name word=kind unit=quantity
                            """),
                    "evidence-destruction",
                    whole(
                            """
                            council: new > formed
                            minutes: formed > destroyed
                            """,
                            """
                            council: when=decision/date text=decision/number
                            council: each=members text=name word=body
                            minutes: when=destroyedAt text=place word=method
                            minutes: each=items text=name word=state amount=quantity unit=unit
                            """),
                    "confiscated-assets",
                    lanes(
                            """
                            handover-notice: new > announced
                            handover-minutes: announced > handed-over
                            money-notice: new > paid-in
                            """,
                            """
                            handover-notice: when=handoverAt text=place
                            handover-notice: each=items text=name word=state amount=quantity \
                            unit=unit
                            handover-minutes: when=handedOverAt
                            handover-minutes: each=items text=name word=state amount=quantity \
                            unit=unit
                            money-notice: when=paidOn word=reference amount=amount/amount
                            """)));

    private final Set<String> openings;
    private final Map<String, Rules> rules;

    /**
     * @param openings types that open a file; empty where each opening does
     */
    Register(Set<String> openings, Map<String, Rules> rules) {
        this.openings = openings;
        this.rules = rules;
    }

    private static Rules whole(String course, String reading) {
        return new Rules(true, Optional.of(Course.of(course)), Reading.of(reading));
    }

    private static Rules lanes(String course, String reading) {
        return new Rules(false, Optional.of(Course.of(course)), Reading.of(reading));
    }

    private static Rules lines(String reading) {
        return new Rules(true, Optional.empty(), Reading.of(reading));
    }

    /** The word by which it is asked for. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The register of that word. */
    public static Optional<Register> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** The procedures that it hears, with their tables. */
    public Map<String, Rules> rules() {
        return rules;
    }

    /** Whether an exchange that a message opens is a matter of this register. */
    boolean opens(Heard opening) {
        Rules heard = rules.get(opening.envelope().type().procedure());
        return heard != null
                && (heard.course().isEmpty()
                        || openings.isEmpty()
                        || openings.contains(opening.type()));
    }
}
