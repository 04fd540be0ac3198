package vn.liennganh.gateway.rest.credit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.Claim;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Lane;
import vn.liennganh.credit.position.Milestone;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** One bank in one case, as a line of a list. */
@Schema(name = "CreditLine", description = "One bank in one case; amounts in whole dong")
public record CreditLine(
        @Schema(description = "Whose case it is") String agency,
        String caseNumber,
        @Schema(description = "The bank, its head office where it has one") String bank,
        @Schema(description = "When the last message that counts here was accepted") String at,
        @Nullable String packageNumber,
        @Nullable String branch,
        List<String> debtors,
        @Schema(description = "As the bank states it") @Nullable Long principal,
        @Schema(description = "What the agency has told to have received for the bank") long paid,
        @Schema(description = "How far the case has come, out of the enforcement messages")
                String stage,
        String stageTitle,
        @Schema(description = "Auction rounds so far") int rounds,
        @Schema(description = "Postponed, suspended or without conditions") @Nullable String aside,
        @Nullable String asideTitle,
        @Schema(description = "Whose turn it is") List<String> waitsOn,
        @Schema(description = "Obstacles that nobody has settled") int obstacles,
        @Schema(
                        description =
                                "Asked for at least twice and not handed in; whether the time has"
                                        + " run out stands in the duties")
                boolean papersMissing,
        @Schema(description = "Collateral that the bank disposes of itself: no measure meanwhile")
                List<String> disposing) {

    /** The lines of a case as it is seen. */
    static List<CreditLine> of(CreditCase seen, Instant at, UnaryOperator<String> words) {
        List<CreditLine> lines = new ArrayList<>();
        seen.files().forEach(file -> lines.add(of(seen, file, at, words)));
        return lines;
    }

    static CreditLine of(CreditCase seen, BankFile file, Instant at, UnaryOperator<String> words) {
        Lane lane = seen.laneOf(file);
        Stage stage = file.stage(lane);
        @Nullable Claim claim = file.claim().orElse(null);
        @Nullable String aside = lane.aside().map(Milestone.Kind::word).orElse(null);
        return new CreditLine(
                seen.key().agency().value(),
                seen.key().number(),
                file.institution().value(),
                WireTime.millis(at),
                claim == null ? null : claim.packageNumber(),
                claim == null ? null : claim.branch(),
                claim == null ? List.of() : claim.debtors(),
                claim == null ? null : claim.principal(),
                file.paid(),
                stage.word(),
                words.apply("stage-" + stage.word()),
                lane.rounds(),
                aside,
                aside == null ? null : words.apply("milestone-" + aside),
                seen.waitsOn(file).stream().map(AgencyId::value).toList(),
                (int)
                        file.items().stream()
                                .filter(one -> one.kind().word().equals("obstacle"))
                                .filter(one -> one.waitsOn().isPresent())
                                .count(),
                file.papersMissing(),
                file.disposing());
    }
}
