package vn.liennganh.message;

import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * What speaks for a party that was silent or late. It moves no due instant.
 *
 * @param kind {@code outage}: the hub itself was not there; {@code channel-withheld}: the hub
 *     withheld the party's channel
 * @param from in milliseconds
 * @param to in milliseconds
 */
public record CounterEvidence(String kind, OffsetDateTime from, OffsetDateTime to) {

    public static final String OUTAGE = "outage";
    public static final String WITHHELD = "channel-withheld";

    /** A time during which the hub could not take any message. */
    public static CounterEvidence outage(Instant from, Instant to) {
        return new CounterEvidence(OUTAGE, WireTime.attested(from), WireTime.attested(to));
    }

    /** A time during which the hub took nothing from the party's systems and gave them nothing. */
    public static CounterEvidence withheld(Instant from, Instant to) {
        return new CounterEvidence(WITHHELD, WireTime.attested(from), WireTime.attested(to));
    }
}
