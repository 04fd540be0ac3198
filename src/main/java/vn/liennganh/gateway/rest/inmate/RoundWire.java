package vn.liennganh.gateway.rest.inmate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.inmate.Rounds;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Rounds of certificates as the keeper and each agency read them. */
public final class RoundWire {

    private RoundWire() {}

    @Schema(name = "Rounds")
    public record Page(List<Part> items, @Nullable String next) {}

    @Schema(name = "RoundPart", description = "One keeper's list to one agency, in one exchange")
    public record Part(
            String exchange,
            @Schema(description = "What all lists of the round have in common") String round,
            String agency,
            String keeper,
            String kind,
            String name,
            @Schema(description = "As the list states it") @Nullable String cutOff,
            @Nullable String cutOffSource,
            int lines,
            @Schema(description = "Lines on which the party or a relative has asked") int asked,
            @Schema(description = "Lines by state, where one round is asked for")
                    @Nullable Map<String, Long> states) {

        static Part of(Round one, @Nullable List<Line> lines) {
            return new Part(
                    one.exchange().toString(),
                    one.key(),
                    one.agency().value(),
                    one.keeper().value(),
                    one.kind(),
                    one.name(),
                    one.cutOff().map(Object::toString).orElse(null),
                    InmateWire.said(one.source()),
                    one.lines(),
                    one.asked(),
                    lines == null ? null : states(lines));
        }

        private static Map<String, Long> states(List<Line> lines) {
            Map<String, Long> sums = new TreeMap<>();
            lines.forEach(one -> sums.merge(one.state().word(), 1L, Long::sum));
            return sums;
        }
    }

    @Schema(name = "RoundLines")
    public record Lines(Part list, List<Person> lines) {}

    @Schema(name = "RoundLine", description = "What is owed by one person at this agency")
    public record Person(
            String number,
            @Nullable String name,
            InmateWire.@Nullable Reference judgment,
            InmateWire.@Nullable Reference decision,
            @Schema(description = "When the party or a relative asked; only then the law's clock")
                    @Nullable String requestedOn,
            @Schema(description = "`open`, `issued`, `replaced`, `withdrawn` or `declined`")
                    String state,
            String since,
            @Nullable String message,
            InmateWire.@Nullable Reference certificate,
            List<String> performed,
            List<String> remaining,
            @Schema(description = "By what the certificate was written, where it says so")
                    @Nullable Sums sums,
            @Schema(description = "Of a declination") @Nullable String reason) {

        static Person of(Line one) {
            return new Person(
                    one.number(),
                    InmateWire.said(one.name()),
                    InmateWire.Reference.of(one.judgment()),
                    InmateWire.Reference.of(one.decision()),
                    one.requestedOn().map(Object::toString).orElse(null),
                    one.state().word(),
                    WireTime.millis(one.since()),
                    one.given().map(all -> all.message().toString()).orElse(null),
                    InmateWire.Reference.of(one.given().map(Line.Given::certificate)),
                    one.given().map(Line.Given::performed).orElse(List.of()),
                    one.given().map(Line.Given::remaining).orElse(List.of()),
                    one.given().flatMap(Line.Given::sums).map(Sums::of).orElse(null),
                    InmateWire.said(one.reason()));
        }
    }

    @Schema(name = "CertifiedSums", description = "Whole dong, each with its source")
    public record Sums(
            @Nullable Long owed,
            @Schema(description = "The message that says what is owed") @Nullable String owedBy,
            long performed,
            @Nullable Long remaining,
            List<Sum> counted,
            List<Sum> returned,
            @Schema(description = "The office certifies something else than its sums give")
                    boolean overruled,
            @Schema(description = "Why, as the office says") @Nullable String overruledBecause) {

        static Sums of(vn.liennganh.inmate.certificate.Sums one) {
            return new Sums(
                    one.owed().map(all -> all.amount()).orElse(null),
                    one.owed().map(all -> all.source().toString()).orElse(null),
                    one.performed(),
                    one.remaining().orElse(null),
                    one.counted().stream().map(Sum::of).toList(),
                    one.returned().stream().map(Sum::of).toList(),
                    one.overruled(),
                    InmateWire.said(one.because()));
        }
    }

    @Schema(name = "CertifiedSum")
    public record Sum(
            @Schema(description = "The message that says so") String source, long amount) {

        static Sum of(vn.liennganh.inmate.certificate.Sums.One one) {
            return new Sum(one.source().toString(), one.amount());
        }
    }

    @Schema(name = "RoundSplit", description = "A list agency by agency; nothing is sent")
    public record Split(
            @Schema(description = "Lines for each agency") Map<String, Integer> parts,
            @Schema(description = "Numbers of lines whose agency nobody knows")
                    List<String> unplaced,
            List<DraftWire> drafts) {

        static Split of(Rounds.Split one) {
            Map<String, Integer> parts = new TreeMap<>();
            for (Map.Entry<AgencyId, Integer> part : one.parts().entrySet()) {
                parts.put(part.getKey().value(), part.getValue());
            }
            return new Split(
                    parts, one.unplaced(), one.drafts().stream().map(DraftWire::of).toList());
        }
    }
}
