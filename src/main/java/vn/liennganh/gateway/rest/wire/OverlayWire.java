package vn.liennganh.gateway.rest.wire;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.overlay.Overlay;

/** A coordination regulation as partners read it: by its name, never by an article. */
@Schema(
        name = "CoordinationRegulation",
        description =
                "Office policy between its signatories. Its targets lie before the law's limits and"
                        + " never take their place.")
public record OverlayWire(
        @Schema(example = "four-sector-hoa-sen") String id,
        String name,
        @Schema(description = "Kinds of agencies that signed it") List<String> signatories,
        @Schema(description = "Absent: the whole country") @Nullable String territory,
        @Schema(format = "date") String from,
        @Schema(format = "date") @Nullable String to,
        @Schema(description = "Its signatories look at it again after so many months")
                int reviewMonths,
        @Schema(description = "The kind of signatory that the hub reminds of it")
                @Nullable String reviewReminds,
        List<Target> targets,
        List<Copy> copies,
        List<Promise> promises) {

    @Schema(name = "OfficeTarget", description = "Earlier than the limit of the duty")
    public record Target(
            @Schema(example = "judgment-clarification.request.answer") String duty,
            @Schema(example = "calendar-days") String unit,
            int amount) {}

    @Schema(name = "OfficeCopy", description = "A copy beside those of the law")
    public record Copy(
            @Schema(example = "account-freeze.order") String type,
            @Schema(example = "steering-committee") String to) {}

    @Schema(name = "OfficePromise", description = "What the signatories do beside the law")
    public record Promise(
            @Schema(example = "account-freeze.order") String type,
            String text,
            @Schema(example = "working-days") String unit,
            int amount) {}

    static OverlayWire of(Overlay overlay, String procedure, Locale locale) {
        String start = procedure + ".";
        return new OverlayWire(
                overlay.id(),
                overlay.name().in(locale),
                overlay.signatories().stream().sorted().toList(),
                overlay.territory().orElse(null),
                overlay.from().toString(),
                overlay.to().map(Object::toString).orElse(null),
                overlay.reviewMonths(),
                overlay.reviewReminds().orElse(null),
                overlay.targets().stream()
                        .filter(one -> one.duty().startsWith(start))
                        .map(one -> new Target(one.duty(), unit(one.within()), amount(one)))
                        .toList(),
                overlay.copies().stream()
                        .filter(one -> one.message().startsWith(start))
                        .map(one -> new Copy(one.message(), one.to()))
                        .toList(),
                overlay.additions().stream()
                        .filter(one -> one.message().startsWith(start))
                        .map(
                                one ->
                                        new Promise(
                                                one.message(),
                                                one.promise().in(locale),
                                                unit(one.within()),
                                                one.within().amount()))
                        .toList());
    }

    private static int amount(Overlay.Target target) {
        return target.within().amount();
    }

    private static String unit(TimeLimit limit) {
        return limit.unit().wireName();
    }
}
