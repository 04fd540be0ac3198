package vn.liennganh.console.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import vn.liennganh.message.AgencyId;

/** How many containers the people of an agency may have sealed: each costs the hub a signature. */
@Component
class Sealings {

    private static final int A_MINUTE = 30;
    private static final int AGENCIES = 20_000;

    private final Cache<AgencyId, Bucket> buckets =
            Caffeine.newBuilder()
                    .maximumSize(AGENCIES)
                    .expireAfterAccess(Duration.ofMinutes(10))
                    .build();

    /** Counts one; 429 beyond the limit. */
    void count(AgencyId agency) {
        if (!buckets.get(agency, one -> fresh()).tryConsume(1)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private static Bucket fresh() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity(A_MINUTE)
                                        .refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                .build();
    }
}
