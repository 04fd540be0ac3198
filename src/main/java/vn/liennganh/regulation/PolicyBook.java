package vn.liennganh.regulation;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.across.FactType;

/**
 * What all procedures share: instruments of law, values of policy, lapse policies, kinds of
 * agencies, groups of procedures.
 *
 * @param groups of the catalogue of procedures, by sign
 * @param limits the office's own time limits, by id
 * @param facts what exchanges may let each other know, by id
 * @param amounts the office's own amounts in whole dong, by id
 */
public record PolicyBook(
        Map<String, Bilingual> instruments,
        Map<String, TimeLimit> limits,
        Map<String, Long> amounts,
        Map<String, LapsePlan> lapse,
        Set<String> kinds,
        Map<String, Bilingual> groups,
        Map<String, FactType> facts) {

    /** The limits in hours without which the hub does not start. */
    public static final Set<String> NEEDED_HOURS =
            Set.of("immediately-target", "message-age", "message-age-with-official");

    public PolicyBook {
        instruments = Map.copyOf(instruments);
        limits = Map.copyOf(limits);
        amounts = Map.copyOf(amounts);
        lapse = Map.copyOf(lapse);
        kinds = Set.copyOf(kinds);
        groups = Map.copyOf(groups);
        facts = Map.copyOf(facts);
    }

    /** What the office aims at where the law says "immediately". */
    public Duration immediately() {
        return hours("immediately-target");
    }

    /** How old a message may be when it arrives, with an official's signature or without. */
    public Duration messageAge(boolean official) {
        return hours(official ? "message-age-with-official" : "message-age");
    }

    private Duration hours(String id) {
        TimeLimit limit = limits.get(id);
        return limit == null ? Duration.ZERO : Duration.ofHours(limit.amount());
    }
}
