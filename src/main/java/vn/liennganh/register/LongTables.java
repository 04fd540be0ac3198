package vn.liennganh.register;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.liennganh.register.file.Rules;

/** The tables of the two registers that have most of them. */
final class LongTables {

    /** The lists of the block {@code liveMeasures}. */
    private static final List<String> MEASURES =
            List.of(
                    "accountFreezes",
                    "registrationSuspensions",
                    "incomeDeductions",
                    "securitiesFreezes",
                    "assetFreezes",
                    "temporarySeizures",
                    "assetExploitations",
                    "exitSuspensions",
                    "thirdPartyCollections");

    private LongTables() {}

    /** Of decisions on enforcement. */
    static Map<String, Rules> decision() {
        return Map.of(
                "enforcement-decision",
                Rules.whole(
                        """
                            running = new,in-force,postponed,suspended,without-conditions,\
                            transferred,cancelled
                            decision: new > in-force
                            postponement: running > postponed
                            suspension: running > suspended
                            termination: running > terminated
                            resumption: running > in-force
                            recall: running > cancelled
                            recall: terminated > in-force
                            cancellation: running > cancelled
                            cancellation: terminated > in-force
                            no-conditions: running > without-conditions
                            transfer-of-rights: running > transferred
                            refusal-record: new > terminated
                            """,
                        """
                            decision: when=decision/date text=other word=decision/number
                            postponement: when=groundArisenOn text=ground word=decision/number
                            suspension: when=groundArisenOn text=ground word=decision/number
                            termination: when=groundArisenOn text=ground word=decision/number
                            resumption: when=groundEndedOn text=ground word=decision/number
                            recall: when=decision/date text=supersedes/reason word=decision/number
                            amendment: when=decision/date text=supersedes/reason \
                            word=decision/number
                            cancellation: when=decision/date text=supersedes/reason \
                            word=decision/number
                            no-conditions: when=groundArisenOn text=ground word=decision/number
                            transfer-of-rights: when=decision/date text=ground \
                            word=decision/number
                            party-notice-record: when=noticedOn word=manner
                            refusal-record: when=noticedOn text=reason word=document/number
                            """
                                + touched("termination")
                                + touched("recall")
                                + touched("cancellation")));
    }

    /** One line for each measure that such a decision names, whatever its kind. */
    private static String touched(String message) {
        return MEASURES.stream()
                .map(
                        kind ->
                                message
                                        + ": each=liveMeasures/"
                                        + kind
                                        + " text=holder word=decisionNumber\n")
                .collect(Collectors.joining());
    }

    /** Of evidence and seized property. */
    static Map<String, Rules> evidence() {
        return Map.of(
                "evidence-handover",
                Rules.lanes(
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
                Rules.lanes(
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
                Rules.whole(
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
                Rules.lanes(
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
                            """));
    }
}
