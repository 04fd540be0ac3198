package vn.liennganh.regulation;

import java.util.Locale;
import java.util.Optional;

/** The event from which a duty's limit is counted. */
public enum StartKind {
    /**
     * The content is consigned to the party that owes; counted from acceptance, provisionally,
     * until then.
     */
    RECEIPT,
    /** The date on the decision, whenever it was sent. */
    DECISION_DATE,
    /**
     * The moment the party acted, which only its own report tells; counted from receipt until then.
     */
    EXECUTION,
    MINUTES,
    COLLECTION,
    INTAKE,
    NOTICE,
    GROUND,
    DELIVERY_OF_ASSET,
    APPROVAL,
    AGREEMENT,
    /** The hub accepts the message. */
    ACCEPTANCE,
    /** An official records that something is so. */
    RECORD,
    /** A decision is issued, which need not be the day that it bears. */
    ISSUE,
    /** The planned act, before which a limit lies. */
    ACT,
    /** A judgment takes effect. */
    EFFECT,
    PRONOUNCEMENT,
    POSTING,
    HEARING,
    REQUEST,
    /** A case is assigned to somebody. */
    ASSIGNMENT,
    /** An asset is sold or otherwise disposed of. */
    DISPOSAL,
    /** The end of a period of pay. */
    PAY_PERIOD,
    /** The end of a period that is reported on. */
    PERIOD_END,
    CASE_ACCEPTANCE,
    COMPLAINT,
    /** The time in which the debtor may still pay of their own will is over. */
    END_OF_VOLUNTARY_PERIOD;

    /** The name in rule files and on the wire, in kebab-case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<StartKind> ofWireName(String name) {
        for (StartKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** True where the party's receipt of the message re-dates the start. */
    boolean waitsForReceipt() {
        return this == RECEIPT || this == EXECUTION;
    }
}
