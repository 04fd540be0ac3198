package vn.liennganh.gateway.rest.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.liennganh.credit.CreditSummary;
import vn.liennganh.credit.interest.InterestRule;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Event;
import vn.liennganh.credit.position.Item;
import vn.liennganh.credit.position.Milestone;
import vn.liennganh.credit.position.Waiver;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Cases of banks as their readers see them; all amounts in whole dong. */
public final class CreditWire {

    private CreditWire() {}

    @Schema(name = "CreditLines")
    public record Lines(List<CreditLine> items, @Nullable String next) {}

    @Schema(name = "CreditCase", description = "One case, as far as the caller may see it")
    public record Case(
            String agency,
            String caseNumber,
            String at,
            List<File> files,
            @Schema(description = "Out of enforcement messages, in their order")
                    List<Reached> milestones,
            List<Waived> waivers,
            @Schema(description = "What is still owed in the exchanges of the case")
                    List<ExchangeWire.Owed> duties) {

        static Case of(
                CreditCase seen,
                Instant at,
                List<ExchangeWire.Owed> duties,
                UnaryOperator<String> words) {
            return new Case(
                    seen.key().agency().value(),
                    seen.key().number(),
                    WireTime.millis(at),
                    seen.files().stream().map(one -> File.of(seen, one, at, words)).toList(),
                    seen.milestones().stream().map(one -> Reached.of(one, words)).toList(),
                    seen.waivers().stream().map(Waived::of).toList(),
                    duties);
        }
    }

    @Schema(name = "CreditFile", description = "What a bank claims, and what was asked and told")
    public record File(
            CreditLine line,
            @Schema(description = "The exchange of the package") @Nullable String exchange,
            @Schema(allowableValues = {"open", "accepted", "unknown", "not-competent"})
                    @Nullable String answer,
            @Nullable String competent,
            @Nullable String claimAsOf,
            List<Claim.Collateral> collateral,
            List<Rule> interestRules,
            List<Said> items,
            @Nullable String endedOn,
            @Nullable String endReason) {

        static File of(CreditCase seen, BankFile file, Instant at, UnaryOperator<String> words) {
            @Nullable Claim claim = file.claim().orElse(null);
            return new File(
                    CreditLine.of(seen, file, at, words),
                    claim == null ? null : claim.exchange().toString(),
                    claim == null ? null : claim.outcome().word(),
                    claim == null || claim.competent().isEmpty() ? null : claim.competent(),
                    claim == null ? null : claim.claimAsOf().toString(),
                    claim == null ? List.of() : claim.collateral(),
                    claim == null ? List.of() : claim.rules().stream().map(Rule::of).toList(),
                    file.items().stream().map(one -> Said.of(one, words)).toList(),
                    file.end().map(one -> one.on().toString()).orElse(null),
                    file.end().map(BankFile.End::reason).orElse(null));
        }
    }

    @Schema(name = "CreditInterestRule")
    public record Rule(
            String from,
            @Nullable String to,
            BigDecimal annualRate,
            String basis,
            @Nullable BigDecimal penaltyRate,
            String source) {

        static Rule of(InterestRule one) {
            return new Rule(
                    one.from().toString(),
                    one.to().map(Object::toString).orElse(null),
                    one.annualRate(),
                    one.basis(),
                    one.penaltyRate().orElse(null),
                    one.source());
        }
    }

    @Schema(name = "CreditMilestone")
    public record Reached(String kind, String title, String on, String at, @Nullable Long price) {

        static Reached of(Milestone one, UnaryOperator<String> words) {
            return new Reached(
                    one.kind().word(),
                    words.apply("milestone-" + one.kind().word()),
                    one.on().toString(),
                    WireTime.millis(one.at()),
                    number(one.price()));
        }
    }

    @Schema(name = "CreditItem", description = "Something asked or told, and what came of it")
    public record Said(
            String kind,
            String title,
            String exchange,
            String message,
            String from,
            String to,
            String at,
            @Schema(description = "How often it was asked for") int asked,
            String words,
            @Schema(description = "Who is to settle an obstacle") String owner,
            @Nullable String on,
            @Nullable Long amount,
            @Schema(allowableValues = {"waiting", "disputed", "settled", "told", "ended"})
                    String state,
            @Nullable String answeredAt,
            @Schema(description = "When collateral was disposed of, or a debt repaid")
                    @Nullable String happenedAt,
            String answer,
            @Schema(description = "Surplus, interest or money of the answer")
                    @Nullable Long answered) {

        static Said of(Item one, UnaryOperator<String> words) {
            return new Said(
                    one.kind().word(),
                    words.apply("item-" + one.kind().word()),
                    one.exchange().toString(),
                    one.message().toString(),
                    one.from().value(),
                    one.to().value(),
                    WireTime.millis(one.at()),
                    one.asked(),
                    one.words(),
                    one.owner(),
                    one.on().map(Object::toString).orElse(null),
                    number(one.amount()),
                    one.state().word(),
                    one.answeredAt().map(WireTime::millis).orElse(null),
                    one.happenedAt().map(WireTime::millis).orElse(null),
                    one.answer(),
                    number(one.answered()));
        }
    }

    @Schema(name = "CreditWaiver", description = "On its way to the head office and back")
    public record Waived(
            String exchange,
            String proposedBy,
            String at,
            @Nullable String forwardedAt,
            @Nullable String bank,
            @Nullable String waitsOn,
            long principal,
            long interest,
            long proposed,
            long expected,
            @Schema(allowableValues = {"agree", "partly", "refuse"}) @Nullable String outcome,
            @Nullable Long waived,
            @Nullable String conditions,
            @Schema(description = "Until when the bank stands by it") @Nullable String validUntil,
            @Nullable String returnedAt) {

        static Waived of(Waiver one) {
            return new Waived(
                    one.exchange().toString(),
                    one.proposer().value(),
                    WireTime.millis(one.at()),
                    one.forwardedAt().map(WireTime::millis).orElse(null),
                    one.institution().map(AgencyId::value).orElse(null),
                    one.waitsOn().map(AgencyId::value).orElse(null),
                    one.principal(),
                    one.interest(),
                    one.proposed(),
                    one.expected(),
                    one.answer().map(Waiver.Answer::outcome).orElse(null),
                    one.answer().map(said -> number(said.waived())).orElse(null),
                    one.answer().map(Waiver.Answer::conditions).orElse(null),
                    one.answer()
                            .flatMap(Waiver.Answer::validUntil)
                            .map(Object::toString)
                            .orElse(null),
                    one.returnedAt().map(WireTime::millis).orElse(null));
        }
    }

    @Schema(name = "CreditMoved")
    public record Moved(List<MovedCase> items, @Nullable String next) {}

    @Schema(name = "CreditMovedCase", description = "What moved in one case")
    public record MovedCase(
            String agency, String caseNumber, List<CreditLine> lines, List<Step> moved) {}

    @Schema(name = "CreditStep")
    public record Step(String at, String what, String title, @Nullable String by) {

        static Step of(Event one, UnaryOperator<String> words) {
            return new Step(
                    WireTime.millis(one.at()),
                    one.what(),
                    words.apply(one.what()),
                    one.by().map(AgencyId::value).orElse(null));
        }
    }

    @Schema(name = "CreditSummary", description = "Cases and money; ages are office policy")
    public record Summary(
            @Schema(description = "False where there were more cases than are added up")
                    boolean complete,
            String policy,
            List<Cell> rows) {}

    @Schema(name = "CreditSummaryRow")
    public record Cell(
            String province,
            String stage,
            String stageTitle,
            @Schema(description = "More days than this since the package") int olderThan,
            long cases,
            long principal,
            long paid) {

        static Cell of(CreditSummary.Row one, UnaryOperator<String> words) {
            return new Cell(
                    one.province(),
                    one.stage().word(),
                    words.apply("stage-" + one.stage().word()),
                    one.olderThan(),
                    one.cases(),
                    one.principal(),
                    one.paid());
        }
    }

    private static @Nullable Long number(OptionalLong amount) {
        return amount.isPresent() ? amount.getAsLong() : null;
    }
}
