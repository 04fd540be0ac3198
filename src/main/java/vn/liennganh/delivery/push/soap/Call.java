package vn.liennganh.delivery.push.soap;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import vn.liennganh.delivery.push.HttpsLine;
import vn.liennganh.message.AgencyId;

/**
 * One call on its way through the interceptors: where to, and what is known of its answer so far.
 */
final class Call {

    private static final String KEY = Call.class.getName();

    private final AgencyId party;
    private final URI url;
    private final Duration patience;
    private final String messageId = "urn:uuid:" + UUID.randomUUID();
    private final List<Attachment> attachments = new ArrayList<>();
    private Optional<HttpsLine.Answer> answer = Optional.empty();
    private boolean proved;

    Call(AgencyId party, URI url, Duration patience) {
        this.party = party;
        this.url = url;
        this.patience = patience;
    }

    /** The key under which a call lies in the context of its messages. */
    static String key() {
        return KEY;
    }

    /** The call that a message, out or in, belongs to. */
    static Call of(Message message) {
        Object call = message.getExchange().getOutMessage().get(KEY);
        return (Call) Objects.requireNonNull(call, "not one of our calls");
    }

    AgencyId party() {
        return party;
    }

    URI url() {
        return url;
    }

    Duration patience() {
        return patience;
    }

    /** New with each attempt: a signed call serves once. */
    String messageId() {
        return messageId;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    void answered(HttpsLine.Answer by) {
        answer = Optional.of(by);
    }

    Optional<HttpsLine.Answer> answer() {
        return answer;
    }

    /** The answer is signed as the profile wants it, by the agency. */
    void prove() {
        proved = true;
    }

    boolean proved() {
        return proved;
    }
}
