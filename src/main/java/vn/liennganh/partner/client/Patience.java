package vn.liennganh.partner.client;

import java.time.Duration;

/**
 * How long a call is repeated before it fails. Every call may be repeated: ids make that harmless.
 *
 * @param attempts 1 tries once
 * @param firstWait before the second attempt; doubled each time
 * @param longestWait also the most that a {@code Retry-After} is obeyed
 */
public record Patience(int attempts, Duration firstWait, Duration longestWait) {

    /** One try, for whoever decides about another one himself. */
    public static Patience none() {
        return new Patience(1, Duration.ZERO, Duration.ZERO);
    }

    /** What suits a person who waits: four tries within some seconds. */
    public static Patience ofPerson() {
        return new Patience(4, Duration.ofMillis(300), Duration.ofSeconds(10));
    }

    /** What suits a service: a busy or restarting hub is waited for, some minutes in all. */
    public static Patience ofService() {
        return new Patience(8, Duration.ofMillis(500), Duration.ofSeconds(60));
    }

    Duration before(int attempt) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(20, attempt - 2));
        return wait.compareTo(longestWait) > 0 ? longestWait : wait;
    }
}
