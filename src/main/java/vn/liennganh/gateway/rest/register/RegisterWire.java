package vn.liennganh.gateway.rest.register;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.message.AgencyId;
import vn.liennganh.register.figure.Campaign;
import vn.liennganh.register.figure.Items;

/** Files of a register on the wire. */
public final class RegisterWire {

    private RegisterWire() {}

    @Schema(name = "RegisterPage")
    public record Page(List<File> items, @Nullable String next) {}

    @Schema(name = "RegisterFile", description = "A case in a register")
    public record File(
            String register,
            String agency,
            @Schema(description = "The case, or the exchange where messages name none")
                    String caseNumber,
            @Schema(description = "When the last message that counts here was accepted") String at,
            List<Lane> states,
            @Schema(description = "What was said, in the order of acceptance") List<Line> lines,
            @Schema(description = "Evidence item by item; empty in other registers")
                    List<Items.Item> items,
            @Schema(
                            description =
                                    "Measures of the same case, which a decision on it touches; for"
                                            + " its agency, in the register of decisions")
                    List<Touched> measures,
            @Schema(
                            type = "object",
                            description =
                                    "Those that stand now, as a decision that ends or undoes the"
                                            + " enforcement names them; for its agency, in the"
                                            + " register of decisions")
                    @Nullable ObjectNode liveMeasures,
            @Schema(description = "What is owed in its exchanges, as the reader may see it")
                    List<ExchangeWire.Owed> obligations) {}

    @Schema(name = "RegisterState", description = "Where an exchange stands")
    public record Lane(
            String exchange,
            String procedure,
            @Schema(description = "Whose state it is; absent where it is everybody's")
                    @Nullable String party,
            String state,
            String stateTitle,
            String since) {}

    @Schema(name = "RegisterMeasure", description = "A measure that stands, or stood, in the case")
    public record Touched(
            String exchange,
            String procedure,
            String holder,
            String state,
            String stateTitle,
            @Schema(description = "Whether it still stands") boolean live) {}

    @Schema(name = "RegisterLine", description = "A message, or one item of a list of it")
    public record Line(
            String message,
            String exchange,
            String type,
            String title,
            @Schema(description = "The list of the message that it stands in", example = "items")
                    @Nullable String part,
            String from,
            String at,
            @Schema(description = "The day or moment that it speaks of") @Nullable String when,
            @Nullable String text,
            @Schema(description = "A word of the schema, or who is to do it") @Nullable String word,
            @Schema(description = "A quantity, or whole dong") @Nullable Long amount,
            @Nullable String unit) {}

    @Schema(name = "RegisterCampaign", description = "What persuasion came to, in the own cases")
    public record Persuaded(
            long cases,
            List<String> communes,
            long members,
            long sessions,
            long visits,
            @Schema(description = "Visits by outcome: agreed, partly, refused, absent")
                    Map<String, Long> outcomes,
            @Schema(description = "Cases in which a coercion was planned") long coercionsPlanned,
            @Schema(description = "Of them, those called off after somebody had agreed")
                    long coercionsAvoided,
            long coercionsCarriedOut) {

        static Persuaded of(Campaign one) {
            return new Persuaded(
                    one.cases(),
                    one.communes().stream().map(AgencyId::value).sorted().toList(),
                    one.members(),
                    one.sessions(),
                    one.visits(),
                    new TreeMap<>(one.outcomes()),
                    one.planned(),
                    one.avoided(),
                    one.carriedOut());
        }
    }

    static @Nullable String stated(String text) {
        return text.isEmpty() ? null : text;
    }
}
