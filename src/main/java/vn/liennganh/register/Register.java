package vn.liennganh.register;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.desk.Heard;
import vn.liennganh.register.file.Rules;

/** The registers, with the procedures that each hears and the tables that it reads them by. */
public enum Register {
    /** Decisions on enforcement, from the first to the last, with the measures that they name. */
    DECISION(Set.of(), LongTables.decision()),
    /** Debtors without means: the portal, the posting at the commune, the end of both. */
    PUBLICATION(
            Set.of(),
            Map.of(
                    "debtor-publication",
                    Rules.whole(
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
                    Rules.lanes(
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
                    Rules.lines(
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
                    Rules.whole(
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
                    Rules.whole(
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
                    Rules.lanes(
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
                    Rules.lanes(
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
    EVIDENCE(Set.of(), LongTables.evidence());

    private final Set<String> openings;
    private final Map<String, Rules> rules;

    /**
     * @param openings types that open a file; empty where each opening does
     */
    Register(Set<String> openings, Map<String, Rules> rules) {
        this.openings = openings;
        this.rules = rules;
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
