package vn.liennganh.partner.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which pages the person at the agent has let in. A page shows the code that stands in the agent's
 * window and gets a token for it; a code serves once, and not at all after five wrong ones.
 */
final class Pairing {

    static final int TRIES_MAX = 5;

    private static final int PAGES_MAX = 8;
    private static final Duration LIFETIME = Duration.ofHours(12);
    private static final int TOKEN_BYTES = 32;
    private static final int CODE_LENGTH = 8;

    /** Without what is mistaken for something else when read aloud or copied by hand. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final SecureRandom random = new SecureRandom();
    private final char place;
    private final Clock clock;
    private final Consumer<String> announce;
    private final Map<String, Page> pages = new LinkedHashMap<>();
    private String code = "";
    private int tries;

    private record Page(String origin, Instant until) {}

    /**
     * @param place the first sign of every code, from which a page learns the agent's port
     * @param announce shows a new code to the person
     */
    Pairing(char place, Clock clock, Consumer<String> announce) {
        this.place = place;
        this.clock = clock;
        this.announce = announce;
        renew();
    }

    /** A token for this origin, where the code is the one that is shown now. */
    synchronized Optional<String> pair(String typed, String origin) {
        if (!same(bare(typed), bare(code))) {
            tries++;
            if (tries >= TRIES_MAX) {
                renew();
            }
            return Optional.empty();
        }
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        pages.put(token, new Page(origin, clock.instant().plus(LIFETIME)));
        if (pages.size() > PAGES_MAX) {
            pages.remove(pages.keySet().iterator().next());
        }
        renew();
        return Optional.of(token);
    }

    /** Whether this origin got this token, less than twelve hours ago. */
    synchronized boolean paired(String token, String origin) {
        Instant now = clock.instant();
        pages.values().removeIf(page -> !now.isBefore(page.until()));
        return pages.entrySet().stream()
                .anyMatch(
                        one -> same(one.getKey(), token) && one.getValue().origin().equals(origin));
    }

    private void renew() {
        StringBuilder fresh = new StringBuilder().append(place);
        for (int i = 0; i < CODE_LENGTH; i++) {
            fresh.append(i % 4 == 0 ? "-" : "")
                    .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        code = fresh.toString();
        tries = 0;
        announce.accept(code);
    }

    private static String bare(String typed) {
        return typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
