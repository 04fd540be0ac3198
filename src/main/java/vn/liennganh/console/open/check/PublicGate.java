package vn.liennganh.console.open.check;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * How much strangers may ask: so many look-ups a minute from one address, and so much costly work
 * at the same time from all of them.
 */
@Component
public class PublicGate {

    private static final int LOOKUPS_A_MINUTE = 60;
    private static final int ADDRESSES = 20_000;
    private static final int COSTLY_AT_ONCE = 3;

    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(ADDRESSES)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();
    private final Semaphore costly = new Semaphore(COSTLY_AT_ONCE);

    /** Counts one question; 429 beyond the limit. */
    public void ask(HttpServletRequest request) {
        Bucket bucket = buckets.get(request.getRemoteAddr(), address -> fresh());
        if (!bucket.tryConsume(1)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private static Bucket fresh() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(LOOKUPS_A_MINUTE)
                                        .refillGreedy(LOOKUPS_A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }

    /** Does something costly, or answers 429 where as much as allowed is being done. */
    public <T> T costly(HttpServletRequest request, Supplier<T> work) {
        ask(request);
        if (!costly.tryAcquire()) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        try {
            return work.get();
        } finally {
            costly.release();
        }
    }
}
