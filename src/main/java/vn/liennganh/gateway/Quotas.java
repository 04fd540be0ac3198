package vn.liennganh.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;

/**
 * What one agency may ask of the hub at once; beyond it the answer is {@code rate-limited} for it
 * alone.
 */
@Component
public class Quotas {

    private final TokenBuckets requests;
    private final TokenBuckets signedReceipts;
    private final Turnstile longPolls;
    private final Turnstile uploads;
    private final Semaphore allLongPolls;
    private final Semaphore verifications;

    public Quotas(GatewaySettings settings) {
        this.requests =
                new TokenBuckets(
                        settings.requestsPerSecond(), settings.requestBurst(), System::nanoTime);
        this.signedReceipts =
                new TokenBuckets(
                        settings.signedReceiptsPerMinute() / 60d,
                        settings.signedReceiptsPerMinute(),
                        System::nanoTime);
        this.longPolls = new Turnstile(settings.longPollsPerAgency());
        this.uploads = new Turnstile(settings.uploadsPerAgency());
        this.allLongPolls = new Semaphore(settings.longPolls());
        this.verifications = new Semaphore(settings.verifications());
    }

    /** Counts one request of an agency. */
    void request(AgencyId agency) {
        requests.take(agency).ifPresent(Quotas::refuse);
    }

    /** Counts one receipt signed on request. */
    public void signedReceipt(AgencyId agency) {
        signedReceipts.take(agency).ifPresent(Quotas::refuse);
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
                () -> {
                    if (!allLongPolls.tryAcquire()) {
                        return call.apply(Duration.ZERO);
                    }
                    try {
                        return call.apply(wait);
                    } finally {
                        allLongPolls.release();
                    }
                });
    }

    public <T> T upload(AgencyId agency, Supplier<T> call) {
        return within(uploads, agency, call);
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

    private static <T> T within(Turnstile turnstile, AgencyId agency, Supplier<T> call) {
        if (!turnstile.enter(agency)) {
            refuse(Duration.ofSeconds(1));
        }
        try {
            return call.get();
        } finally {
            turnstile.leave(agency);
        }
    }

    private static void refuse(Duration wait) {
        throw new ProblemException(
                Problem.of(RefusalCode.RATE_LIMITED, "gateway.rate-limited").retryAfter(wait));
    }
}
