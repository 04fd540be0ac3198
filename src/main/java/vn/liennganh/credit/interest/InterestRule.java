package vn.liennganh.credit.interest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * From what day to what day at what rate, as the judgment says.
 *
 * @param to the last day on which it runs; without end where empty
 * @param annualRate percent
 * @param penaltyRate percent for overdue days, where the judgment names one
 * @param source the clause of the judgment
 */
public record InterestRule(
        LocalDate from,
        Optional<LocalDate> to,
        BigDecimal annualRate,
        String basis,
        Optional<BigDecimal> penaltyRate,
        String source) {

    public InterestRule {
        annualRate = plain(annualRate);
        penaltyRate = penaltyRate.map(InterestRule::plain);
    }

    /** Reads the block of that name; its schema holds. */
    public static InterestRule of(JsonNode block) {
        return new InterestRule(
                LocalDate.parse(block.path("from").asString()),
                day(block.path("to")),
                block.path("annualRate").decimalValue(),
                block.path("basis").asString(""),
                block.has("penaltyRate")
                        ? Optional.of(block.path("penaltyRate").decimalValue())
                        : Optional.empty(),
                block.path("source").asString(""));
    }

    private static Optional<LocalDate> day(JsonNode value) {
        return value.isString() ? Optional.of(LocalDate.parse(value.asString())) : Optional.empty();
    }

    /** 9.50 and 9.5 are one rate, and ten is never written 1E+1. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
