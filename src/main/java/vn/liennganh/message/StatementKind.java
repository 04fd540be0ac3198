package vn.liennganh.message;

import java.util.Optional;

/** What the hub attests; kinds and order follow ETSI EN 319 522-1 (protocol, section 2). */
public enum StatementKind {
    SUBMISSION_ACCEPTANCE("SubmissionAcceptance"),
    SUBMISSION_REJECTION("SubmissionRejection"),
    RELAY_ACCEPTANCE("RelayAcceptance"),
    RELAY_REJECTION("RelayRejection"),
    RELAY_FAILURE("RelayFailure"),
    CONTENT_CONSIGNMENT("ContentConsignment"),
    CONTENT_CONSIGNMENT_FAILURE("ContentConsignmentFailure"),
    CONTENT_HANDOVER("ContentHandover"),
    CONTENT_HANDOVER_FAILURE("ContentHandoverFailure"),
    NON_RESPONSE("NonResponse");

    private final String wireName;

    StatementKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** True where the statement is about one recipient, named in {@code party}. */
    public boolean perParty() {
        return ordinal() >= RELAY_ACCEPTANCE.ordinal();
    }

    public static Optional<StatementKind> ofWireName(String name) {
        for (StatementKind kind : values()) {
            if (kind.wireName.equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
