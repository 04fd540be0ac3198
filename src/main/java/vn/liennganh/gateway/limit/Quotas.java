package vn.liennganh.gateway.limit;

import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Limit;
import vn.liennganh.gateway.GatewaySettings;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;

/**
 * What a call that was let in may ask for beyond its place; beyond the limit the answer is {@code
 * rate-limited} for that agency alone.
 */
@Component
public class Quotas {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Admission admission;
    private final Turnstile longPolls = new Turnstile();
    private final Turnstile uploads = new Turnstile();
    private final Semaphore allLongPolls;
    private final Semaphore verifications;

    public Quotas(GatewaySettings settings, Admission admission) {
        this.admission = admission;
        this.allLongPolls = new Semaphore(settings.longPolls());
        this.verifications = new Semaphore(settings.verifications());
    }

    /** Counts one receipt or certificate signed on request. */
    public void signature(AgencyId agency) {
        admission
                .signature(agency)
                .ifPresent(
                        problem -> {
                            throw new ProblemException(problem);
                        });
    }

    /**
     * Waits on behalf of an agency. Where all places of all agencies are taken, the call is
     * answered without waiting: nobody's poll is refused because of the others.
     */
    public <T> T longPoll(AgencyId agency, Duration wait, Function<Duration, T> call) {
        if (wait.isZero()) {
            return call.apply(wait);
        }
        return within(
                longPolls,
                agency,
                Limit.LONG_POLLS,
                () -> {
                    if (!allLongPolls.tryAcquire()) {
                        return call.apply(Duration.ZERO);
                    }
                    try {
                        return admission.waiting(() -> call.apply(wait));
                    } finally {
                        allLongPolls.release();
                    }
                });
    }

    /**
     * The content of an attachment as far as this agency may send it.
     *
     * @param announced length of the whole, 0 where nobody said
     * @throws ProblemException {@code too-large}, here or while it is read
     */
    public InputStream attachment(AgencyId agency, long announced, InputStream content) {
        return admission.attachment(agency, announced, content);
    }

    public <T> T upload(AgencyId agency, Supplier<T> call) {
        return within(uploads, agency, Limit.UPLOADS, call);
    }

    /** One public check; empty when as many as allowed are running. */
    public <T> Optional<T> verification(Supplier<T> call) {
        if (!verifications.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(call.get());
        } finally {
            verifications.release();
        }
    }

    private <T> T within(Turnstile turnstile, AgencyId agency, Limit limit, Supplier<T> call) {
        if (!turnstile.enter(agency, admission.limit(agency, limit))) {
            throw new ProblemException(admission.refuse(Optional.of(agency), limit, SOON));
        }
        try {
            return call.get();
        } finally {
            turnstile.leave(agency);
        }
    }
}
