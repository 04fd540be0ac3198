package vn.liennganh.support;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Urgency;

/** Accepted messages as a desk hears them, a minute after each other, without a hub. */
public final class Hearsay {

    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");

    private long number;

    /** An exchange of that number. */
    public static UUID exchange(int number) {
        return new UUID(0x7000, 0x8000_0000_0000_0000L | number);
    }

    /** Minutes after the beginning. */
    public static Instant moment(long minute) {
        return START.plusSeconds(60 * minute);
    }

    /** A body of the hub's own sample, to be changed. */
    public static ObjectNode object(String json) {
        return (ObjectNode) Json.MAPPER.readTree(json.replace('\'', '"'));
    }

    /**
     * The next message; the first of an exchange opens it where {@code opens} says so.
     *
     * @param to addressees by commas, then copies behind a bar
     */
    public Heard says(
            String type, String from, String to, int exchange, boolean opens, ObjectNode body) {
        number++;
        String[] both = to.split("\\|");
        List<AgencyId> recipients = agencies(both[0]);
        List<AgencyId> copies = both.length > 1 ? agencies(both[1]) : List.of();
        UUID talk = exchange(exchange);
        Envelope envelope =
                new Envelope(
                        opens ? talk : new UUID(0x9000, 0x8000_0000_0000_0000L | number),
                        new MessageType(type),
                        AgencyId.of(from),
                        recipients.stream().map(AgencyId::value).toList(),
                        Optional.empty(),
                        OffsetDateTime.ofInstant(START, ZoneOffset.UTC),
                        talk,
                        Optional.empty(),
                        List.of(),
                        Optional.of("125"),
                        Urgency.NORMAL,
                        List.of(),
                        body);
        return new Heard(number, envelope, recipients, copies, moment(number));
    }

    private static List<AgencyId> agencies(String list) {
        return java.util.Arrays.stream(list.split(",")).map(AgencyId::of).toList();
    }
}
