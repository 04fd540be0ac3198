package vn.liennganh.gateway.rest.registry;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.wire.ExchangeWire;

/** Registered assets as agencies and registries read them. */
public final class AssetWire {

    private AssetWire() {}

    @Schema(name = "AssetPage")
    public record Page(List<Asset> items, @Nullable String next) {}

    @Schema(name = "AssetCase")
    public record Case(String caseNumber, List<Asset> assets) {}

    @Schema(
            name = "Asset",
            description =
                    "One asset of one case. A registry sees what was said to it and by it, and"
                            + " nothing else.")
    public record Asset(
            @Schema(description = "Whose case it is") String agency,
            String caseNumber,
            @Schema(allowableValues = {"land", "vehicle", "shares", "other"}) @Nullable String kind,
            @Schema(description = "By which the asset is known again in every case")
                    List<String> keys,
            @Schema(description = "As the latest decision names it") Map<String, String> details,
            @Schema(format = "date-time") String at,
            List<Measure> measures,
            List<Notice> attachmentNotices,
            List<Opinion> opinions,
            List<Mortgagee> mortgagees,
            List<Title> titleFiles,
            List<Revocation> revocations,
            List<Copy> decisions,
            @Schema(description = "What is owed in its exchanges now; of one case only")
                    List<ExchangeWire.Owed> obligations) {}

    @Schema(name = "AssetMeasure", description = "One measure at one registry")
    public record Measure(
            String exchange,
            String registry,
            @Schema(description = "The message of the decision it rests on") String basis,
            @Schema(allowableValues = {"suspension", "attachment"}) String kind,
            @Schema(example = "suspended") String state,
            @Schema(description = "The state in words") String stateTitle,
            @Schema(format = "date-time") String since,
            String decisionNumber,
            @Schema(format = "date") String decisionDate,
            @Schema(format = "date-time") @Nullable String suspendedAt,
            @Schema(format = "date-time", description = "When the registry recorded the measure")
                    @Nullable String rankTime,
            @Schema(
                            description =
                                    "Its place among all measures at that registry by time of"
                                            + " record; information only")
                    @Nullable Integer place,
            @Schema(description = "That others stand before it, not whose they are")
                    List<Earlier> earlierMeasures,
            @Schema(description = "Shown, not cancelled") List<Lodged> filesAlreadyLodged,
            List<Right> otherRights,
            @Nullable String notFoundReason,
            @Schema(format = "date-time") @Nullable String liftedAt) {}

    @Schema(name = "AssetEarlierMeasure")
    public record Earlier(int place, @Schema(format = "date-time") String rankTime) {}

    @Schema(name = "AssetLodgedFile")
    public record Lodged(
            String fileNumber,
            @Schema(format = "date-time") String lodgedAt,
            String act,
            String status) {}

    @Schema(name = "AssetRight")
    public record Right(String mortgagee, @Schema(format = "date") String registeredAt) {}

    @Schema(name = "AssetAttachmentNotice")
    public record Notice(
            String message,
            @Schema(format = "date-time") String attachmentAt,
            @Schema(format = "date-time") String noticedAt,
            List<String> to) {}

    @Schema(name = "AssetOpinion")
    public record Opinion(
            String exchange,
            String registry,
            List<String> questions,
            @Schema(format = "date-time") String askedAt,
            @Schema(description = "By question; empty while nothing was answered")
                    Map<String, String> answers,
            @Schema(format = "date-time") @Nullable String answeredAt) {}

    @Schema(name = "AssetMortgagee")
    public record Mortgagee(
            String bank,
            @Schema(format = "date-time") String noticedAt,
            List<MortgageChange> changes) {}

    @Schema(name = "AssetMortgageChange")
    public record MortgageChange(
            @Schema(allowableValues = {"repaid-in-full", "disposed"}) String event,
            @Schema(format = "date-time") String occurredAt,
            @Schema(description = "Whole dong left after the secured debt")
                    @Nullable Long remaining,
            @Schema(format = "date-time") String toldAt) {}

    @Schema(name = "AssetTitleFile")
    public record Title(
            String exchange,
            String registry,
            @Schema(format = "date") String deliveredOn,
            @Schema(format = "date-time") String sentAt,
            @Schema(allowableValues = {"transferred", "refused"}) @Nullable String outcome,
            @Schema(format = "date-time") @Nullable String registeredAt,
            @Nullable String certificateNumber,
            @Nullable String reason) {}

    @Schema(name = "AssetRevocation")
    public record Revocation(
            String exchange,
            String authority,
            @Schema(format = "date-time") String sentAt,
            @Schema(allowableValues = {"revoked", "reissued", "refused"}) @Nullable String outcome,
            @Nullable String decisionNumber,
            @Nullable String reason,
            @Schema(format = "date-time") @Nullable String answeredAt) {}

    @Schema(name = "AssetDecision", description = "A decision and who got the same bytes besides")
    public record Copy(
            String message,
            String type,
            @Schema(format = "date-time") String at,
            List<String> copies,
            @Schema(description = "Whether the registry of secured transactions got it")
                    boolean securedTransactionRegistry) {}

    @Schema(
            name = "AssetRanks",
            description =
                    "The measures of all authorities on one asset at the caller's registry, by"
                            + " time of record")
    public record Ranks(String asset, List<Rank> items) {}

    @Schema(name = "AssetRank")
    public record Rank(
            @Schema(description = "From 1; absent where the registry has stated no time")
                    @Nullable Integer place,
            @Schema(format = "date-time") @Nullable String rankTime,
            String agency,
            String caseNumber,
            String exchange,
            @Schema(allowableValues = {"suspension", "attachment"}) String kind,
            String state,
            String stateTitle,
            String decisionNumber,
            @Schema(format = "date") String decisionDate) {}
}
