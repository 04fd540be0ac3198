package vn.liennganh.console.notice;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Where a member wants to be told.
 *
 * @param code what the member copies from the first e-mail; empty once a wrong one was given
 * @param told what was accepted until then is known
 */
public record Subscription(
        UUID member,
        String address,
        Locale language,
        String code,
        boolean confirmed,
        Instant told,
        int failures) {}
