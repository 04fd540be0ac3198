package vn.liennganh.partner.signing;

import java.util.Locale;

/** Why the agent did not do what it was asked; the slugs are stable. */
public enum AgentCode {
    /** Called by another name than its own: a rebound one. */
    HOST_REFUSED(403),
    /** Called by no page of a hub that it works for. */
    ORIGIN_REFUSED(403),
    NOT_PAIRED(401),
    CODE_WRONG(403),
    NOT_FOUND(404),
    METHOD_REFUSED(405),
    /** A media type that a form of any page could send. */
    MEDIA_TYPE_REFUSED(415),
    TOO_LARGE(413),
    /** Neither a message nor an acknowledgement of the hub's protocol: it signs nothing else. */
    NOT_A_MESSAGE(422),
    /** One of the signatures that are there already does not hold. */
    SIGNATURE_INVALID(422),
    ALREADY_SIGNED(409),
    /** The clock here stands before the signature that is there already. */
    CLOCK_BEHIND(409),
    KEY_ABSENT(409),
    CERTIFICATE_OVER(409),
    /** It waits for its person's answer to another request. */
    BUSY(409),
    DECLINED(403),
    /** The token is gone, or did not sign. */
    KEY_FAILED(500);

    private final int status;

    AgentCode(int status) {
        this.status = status;
    }

    /** The HTTP status it comes with. */
    public int status() {
        return status;
    }

    /** As it stands in the answer. */
    public String slug() {
        return "agent-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the same request may serve later. */
    public boolean retryable() {
        return this == BUSY || this == KEY_FAILED;
    }
}
