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
    RECORD;

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
