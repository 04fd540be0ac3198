package vn.liennganh.regulation;

/** Rules for tests: an errand, and the parcel that belongs to it. */
final class ErrandRules {

    private static final String FREE =
            """
              - message: %s
                title: {vi: Thu, en: Trial}
                from: any
                to: any
                case: false
                cites: [{of: POLICY, code: PRAC}]
            """;

    private static String message(String name, String rest) {
        return FREE.formatted(name) + rest.indent(4);
    }

    static final String PARCEL =
            """
            procedure: parcel
            edition: 1
            title: {vi: Kien hang, en: Parcel}
            in-force: {from: 2020-01-01}
            secrecy: parties
            states:
              - {id: returned, vi: Tra, en: Returned}
            messages:
            """
                    + message(
                            "return",
                            """
                            opens: true
                            lane: exchange
                            moves: [{from: [new], to: returned}]
                            """);

    private static final String HEAD =
            """
            procedure: errand
            edition: 1
            group: KH
            title: {vi: Viec vat, en: Errand}
            in-force: {from: 2026-07-01}
            secrecy: parties
            states:
              - {id: asked, vi: A, en: Asked}
              - {id: passed-on, vi: A, en: Passed on}
              - {id: silent, vi: A, en: Silent}
              - {id: part-answered, vi: A, en: Part answered}
              - {id: answered, vi: A, en: Answered}
              - {id: agreed, vi: A, en: Agreed}
              - {id: refused, vi: A, en: Refused}
              - {id: over, vi: A, en: Over, terminal: true}
            state-sets:
              live: [asked, passed-on, silent, part-answered, answered, agreed, refused]
            acts:
              - {id: guard, vi: Canh, en: Guard}
              - {id: prepare, vi: Lam, en: Prepare}
            messages:
            """;

    private static final String STAYS =
            """
            lane: exchange
            moves: [{from: [live], to: same}]
            """;

    private static final String ASK =
            """
            code: [KH01, KH02]
            opens: true
            lane: exchange
            moves: [{from: [new, live], to: asked}]
            remembers: {version: version}
            duties:
              - id: reply
                who: recipient-to-sender
                only: [commune-police]
                owes: reply
                within: {working-days: 3}
                start: {event: receipt}
                lapse: default
                lapse-state: silent
                lapse-from: [asked]
                effect: {vi: Tiep, en: It goes on without, cites: [{of: POLICY, code: PRAC}]}
                cites: [{of: POLICY, code: PRAC}]
              - id: guard
                who: recipient-to-sender
                only: [commune-police]
                owes: guard
                within: {hours: 24}
                start: {event: receipt}
                closed-by: [{message: report}]
                lapse: default
                cites: [{of: POLICY, code: PRAC}]
            """;

    private static final String DUTY =
            """
            duties:
              - id: %s
                who: %s
                owes: %s
                within: %s
                start: %s
                lapse: default
                cites: [{of: POLICY, code: PRAC}]
            """;

    static final String ERRAND =
            HEAD
                    + message("ask", ASK)
                    + message(
                            "pass-on",
                            """
                            lane: exchange
                            moves: [{from: [asked], to: passed-on}]
                            """
                                    + DUTY.formatted(
                                            "reply",
                                            "recipient-to-opener",
                                            "reply",
                                            "{working-days: 5}",
                                            "{event: receipt}"))
                    + message(
                            "reply",
                            """
                            lane: exchange
                            moves:
                              - {from: [live], to: agreed, when: {field: outcome, is: agree}}
                              - {from: [live], to: refused}
                            guards: [{kind: equals-remembered, field: version, name: version}]
                            """)
                    + message("report", "speaker: holder\n" + STAYS)
                    + message(
                            "cancel",
                            """
                            speaker: opener
                            lane: exchange
                            moves: [{from: [live], to: over}]
                            """)
                    + message(
                            "question",
                            """
                            opens: true
                            lane: exchange
                            items: {adds: questions/*/no}
                            moves: [{from: [new, live], to: asked}]
                            """
                                    + DUTY.formatted(
                                            "answer",
                                            "recipient-to-sender",
                                            "answer",
                                            "{calendar-days: 30}",
                                            "{event: receipt}"))
                    + message(
                            "answer",
                            """
                            lane: exchange
                            items: {settles: answers/*/no}
                            moves:
                              - from: [live]
                                by: {items: {settled: answered, open: part-answered}}
                            closes-when: {items: settled}
                            """)
                    + message(
                            "give-up",
                            STAYS + "guards: [{kind: sent-before, types: [ask], at-least: 2}]\n")
                    + message("announce", STAYS)
                    + message(
                            "act",
                            STAYS
                                    + """
                                    guards:
                                      - kind: after-message
                                        field: "on"
                                        types: [announce]
                                        within: {working-days: 3}
                                        unless: {field: risk, is: "true"}
                                    """)
                    + message(
                            "plan",
                            STAYS
                                    + """
                                    guards:
                                      - {kind: no-blackout, field: at, windows: [night, rest-days]}
                                    """)
                    + message(
                            "bill",
                            STAYS
                                    + """
                                    checks:
                                      - {kind: amount-in-words, amount: amount, words: words}
                                      - kind: amount-in-words
                                        amount: lines/*/amount
                                        words: lines/*/words
                                      - {kind: sum, total: total, of: lines/*/amount}
                                      - {kind: one-of-fields, fields: [one, all]}
                                    """)
                    + message("name", "identity: full\n" + STAYS)
                    + message(
                            "need-time",
                            STAYS + "extends: [{owes: reply, within: {working-days: 6}}]\n")
                    + message("hold", STAYS + "pauses: [reply]\n")
                    + message("go-on", STAYS + "resumes: [reply]\n")
                    + message("never-mind", STAYS + "waives: [reply]\n")
                    + message(
                            "collect",
                            """
                            opens: true
                            lane: exchange
                            moves: [{from: [new], to: asked}]
                            duties:
                              - id: list
                                who: sender-to-recipient
                                item: lines/*/receipt
                                owes: list
                                within: {months: 1}
                                start: {event: collection, field: lines/*/on}
                                closed-by: [{message: list, items: lines/*/receipt}]
                                lapse: default
                                cites: [{of: POLICY, code: PRAC}]
                            """)
                    + message("list", STAYS)
                    + message(
                            "end",
                            STAYS
                                    + DUTY.formatted(
                                            "return",
                                            "sender-to-itself",
                                            "parcel.return",
                                            "{working-days: 3}",
                                            "{event: acceptance}"))
                    + message(
                            "invite",
                            STAYS
                                    + """
                                    duties:
                                      - id: prepare
                                        who: sender-to-recipient
                                        owes: prepare
                                        within: {working-days-before: 5}
                                        start: {event: act, field: "on"}
                                        closed-by: [{message: report}]
                                        lapse: default
                                        cites: [{of: POLICY, code: PRAC}]
                                    """);

    private ErrandRules() {}
}
