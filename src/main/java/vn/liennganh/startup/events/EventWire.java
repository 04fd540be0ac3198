package vn.liennganh.startup.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.Checked;
import vn.liennganh.pki.CmsDocument;
import vn.liennganh.pki.CmsReader;

/** Events as an integrator reads them. */
final class EventWire {

    private EventWire() {}

    /** Events without their contents. */
    record Page(List<Line> items) {

        static Page of(List<Event> events, Locale language) {
            return new Page(events.stream().map(one -> Line.of(one, language)).toList());
        }
    }

    record Line(
            long number,
            String at,
            String channel,
            String outcome,
            @Nullable String type,
            @Nullable String message,
            int size,
            @Nullable String code,
            @Nullable String detail) {

        static Line of(Event one, Locale language) {
            return new Line(
                    one.number(),
                    WireTime.millis(one.at()),
                    one.channel(),
                    one.outcome(),
                    one.type().orElse(null),
                    one.message().orElse(null),
                    one.size(),
                    one.reason().map(Event.Reason::code).orElse(null),
                    one.reason().map(reason -> reason.detail().in(language)).orElse(null));
        }
    }

    /**
     * A wrong field.
     *
     * @param line in the content from 1, with its column: of the field, or of what lacks it
     */
    record Wrong(String pointer, String detail, @Nullable Integer line, @Nullable Integer column) {}

    /**
     * An event whole.
     *
     * @param content the signed JSON as it stands; absent where none could be read
     * @param curl lines that send the same bytes again; none where those are not kept
     */
    record Whole(
            Line event,
            @Nullable String content,
            List<Wrong> errors,
            SignatureReport.Report signature,
            List<String> curl) {

        static Whole of(
                Event event, SignatureReport.Report signature, String host, Locale language) {
            Optional<byte[]> content = contentOf(event.bytes());
            Places places = Places.in(content.orElse(new byte[0]));
            List<Wrong> errors =
                    event.reason().map(Event.Reason::errors).orElse(List.of()).stream()
                            .map(one -> wrong(one, places, language))
                            .toList();
            return new Whole(
                    Line.of(event, language),
                    content.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(null),
                    errors,
                    signature,
                    again(event, host));
        }
    }

    private static Wrong wrong(Event.Error error, Places places, Locale language) {
        Optional<Places.Place> place = places.of(error.pointer());
        return new Wrong(
                error.pointer(),
                error.detail().in(language),
                place.map(Places.Place::line).orElse(null),
                place.map(Places.Place::column).orElse(null));
    }

    private static Optional<byte[]> contentOf(byte[] cms) {
        Checked<CmsDocument> read = new CmsReader().read(cms);
        return read.fault().isPresent() ? Optional.empty() : Optional.of(read.orThrow().content());
    }

    private static List<String> again(Event event, String host) {
        if (!event.kept()) {
            return List.of();
        }
        String keys = "curl --cacert ca.pem --cert tls.crt --key tls.key";
        String file = "event-" + event.number() + ".p7m";
        String where = event.outcome().equals("acknowledged") ? "acknowledgements" : "messages";
        String dry = event.outcome().equals("checked") ? "?dryRun=true" : "";
        return List.of(
                "%s -o %s https://%s/sandbox/events/%d/bytes"
                        .formatted(keys, file, host, event.number()),
                "%s -H 'Content-Type: application/cms' --data-binary @%s 'https://%s/api/v1/%s%s'"
                        .formatted(keys, file, host, where, dry));
    }
}
