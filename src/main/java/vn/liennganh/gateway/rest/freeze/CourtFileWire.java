package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.file.CourtFile;
import vn.liennganh.message.WireTime;

/** Files handed over by courts, as the agency reads them. */
public final class CourtFileWire {

    private CourtFileWire() {}

    @Schema(name = "CourtFiles")
    public record Page(List<File> items, @Nullable String next) {}

    @Schema(name = "CourtFile", description = "What courts listed about a judgment and a debtor")
    public record File(
            @Schema(description = "Number of the judgment") String judgment,
            List<String> judgmentDates,
            @Schema(description = "A digest of the debtor's identifier") String debtor,
            List<Earlier> measures) {

        static File of(Standing<CourtFile> one) {
            return new File(
                    one.matter().number(),
                    one.content().judgments().stream().map(Object::toString).toList(),
                    one.matter().part(),
                    one.content().measures().stream().map(Earlier::of).toList());
        }
    }

    @Schema(
            name = "CourtFileMeasure",
            description = "A measure taken before the judgment, by the court's word alone")
    public record Earlier(
            String message,
            String court,
            String toldAt,
            @Schema(example = "account-freeze") String kind,
            String authority,
            String documentNumber,
            String documentDate,
            @Schema(description = "Who holds, in the court's own words") String holder,
            @Schema(description = "Where the court names an agency of the hub")
                    @Nullable String holderCode,
            String subject,
            @Schema(description = "Whole dong, where the court names an amount")
                    @Nullable Long amount,
            @Schema(allowableValues = {"in-force", "lifted", "unknown"}) String state) {

        static Earlier of(CourtFile.Earlier one) {
            return new Earlier(
                    one.message().toString(),
                    one.court().value(),
                    WireTime.millis(one.at()),
                    one.kind(),
                    one.authority(),
                    one.number(),
                    one.date(),
                    one.holder(),
                    one.holderCode().orElse(null),
                    one.subject(),
                    one.amount().isPresent() ? (Long) one.amount().getAsLong() : null,
                    one.state());
        }
    }
}
