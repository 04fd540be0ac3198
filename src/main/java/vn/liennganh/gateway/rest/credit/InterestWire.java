package vn.liennganh.gateway.rest.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import vn.liennganh.credit.InterestDrafts;
import vn.liennganh.gateway.rest.desk.DraftWire;

/** Interest as it was reckoned, and the statement to be signed; amounts in whole dong. */
@Schema(name = "CreditInterest", description = "The judgment governs; nothing is stored or sent")
public record InterestWire(
        @Schema(description = "The last day that counts") String asOf,
        long total,
        @Schema(description = "How it is counted and rounded, and that it is office policy")
                String rule,
        @Schema(allowableValues = {"left-out", "added", "instead"}) String penalty,
        List<Period> periods,
        @Schema(description = "What a person decides before anybody signs") List<Open> doubts,
        DraftWire draft) {

    @Schema(name = "CreditInterestPeriod")
    public record Period(
            String from,
            @Schema(description = "Its last day; both count") String to,
            BigDecimal annualRate,
            long principal,
            @Schema(description = "Place of its rule, from 1") int rule,
            long amount) {}

    @Schema(name = "CreditInterestDoubt")
    public record Open(String kind, String title, int rule, String from, String to) {}

    static InterestWire of(InterestDrafts.Reckoned made, String rule, UnaryOperator<String> words) {
        return new InterestWire(
                made.statement().asOf().toString(),
                made.statement().total(),
                rule,
                made.penalty().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                made.statement().lines().stream()
                        .map(
                                one ->
                                        new Period(
                                                one.from().toString(),
                                                one.to().toString(),
                                                one.annualRate(),
                                                one.principal(),
                                                one.rule(),
                                                one.amount()))
                        .toList(),
                made.statement().doubts().stream()
                        .map(
                                one ->
                                        new Open(
                                                one.kind().word(),
                                                words.apply("doubt-" + one.kind().word()),
                                                one.rule(),
                                                one.from().toString(),
                                                one.to().toString()))
                        .toList(),
                DraftWire.of(made.draft()));
    }
}
