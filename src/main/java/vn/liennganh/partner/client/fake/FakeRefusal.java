package vn.liennganh.partner.client.fake;

import java.time.Duration;
import java.util.Optional;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.RefusalCode;

/** A refusal on its way to the wire. */
final class FakeRefusal extends RuntimeException {

    private final RefusalCode code;
    private final transient Optional<Receipt> rejection;
    private final transient Optional<Duration> retryAfter;

    FakeRefusal(RefusalCode code, Optional<Receipt> rejection, Optional<Duration> retryAfter) {
        super(code.slug(), null, false, false);
        this.code = code;
        this.rejection = rejection;
        this.retryAfter = retryAfter;
    }

    static FakeRefusal of(RefusalCode code) {
        return new FakeRefusal(code, Optional.empty(), Optional.empty());
    }

    RefusalCode code() {
        return code;
    }

    Optional<Receipt> rejection() {
        return rejection;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
