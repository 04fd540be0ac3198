package vn.liennganh.startup.events;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import vn.liennganh.console.integrator.HandedIn;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** Lends the sandbox's events to the pages of the integrator. */
@Component
@ConditionalOnProperty(name = "hub.sandbox.enabled", havingValue = "true")
class EventShelf implements HandedIn {

    private final EventLog log;
    private final SignatureReport signatures;

    EventShelf(EventLog log, SignatureReport signatures) {
        this.log = log;
        this.signatures = signatures;
    }

    @Override
    public List<Line> newest(AgencyId agency, int limit, Locale language) {
        return log.newest(agency, limit).stream().map(one -> line(one, language)).toList();
    }

    @Override
    public Optional<Whole> find(AgencyId agency, long number, String host, Locale language) {
        return log.find(agency, number).map(one -> whole(one, host, language));
    }

    @Override
    public Optional<byte[]> bytes(AgencyId agency, long number) {
        return log.find(agency, number).filter(Event::kept).map(Event::bytes);
    }

    private Whole whole(Event event, String host, Locale language) {
        EventWire.Whole wire = EventWire.Whole.of(event, signatures.of(event), host, language);
        String content = Objects.requireNonNullElse(wire.content(), "");
        boolean asItIs = content.isEmpty() || content.contains("\n");
        String shown = asItIs ? content : inLines(content);
        Places places = Places.in(shown.getBytes(StandardCharsets.UTF_8));
        return new Whole(
                line(event, language),
                event.kept(),
                shown.isEmpty() ? List.of() : List.of(shown.split("\n", -1)),
                !shown.equals(content),
                wire.errors().stream()
                        .map(
                                one ->
                                        new Wrong(
                                                one.pointer(),
                                                one.detail(),
                                                places.of(one.pointer())
                                                        .map(Places.Place::line)
                                                        .orElse(0)))
                        .toList(),
                report(wire.signature()),
                wire.curl());
    }

    private static Line line(Event event, Locale language) {
        EventWire.Line wire = EventWire.Line.of(event, language);
        return new Line(
                wire.number(),
                wire.at(),
                wire.channel(),
                wire.outcome(),
                text(wire.type()),
                text(wire.message()),
                wire.size(),
                text(wire.code()),
                text(wire.detail()));
    }

    private static Report report(SignatureReport.Report wire) {
        return new Report(
                wire.verdict(),
                wire.signers().stream()
                        .map(
                                one ->
                                        new Signer(
                                                one.subject(),
                                                text(one.of()),
                                                one.as(),
                                                text(one.signedAt()),
                                                one.certificate()))
                        .toList(),
                wire.certificates().stream()
                        .map(
                                one ->
                                        new Enclosed(
                                                one.subject(),
                                                one.issuer(),
                                                one.validFrom(),
                                                one.validTo(),
                                                one.sha256()))
                        .toList());
    }

    /** For the eye only; what is no JSON stays as it is. */
    private static String inLines(String json) {
        try {
            return Json.MAPPER
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(Json.MAPPER.readTree(json));
        } catch (JacksonException broken) {
            return json;
        }
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
