package vn.liennganh.gateway.rest.coercion;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What another exchange of the same case holds against an operation. */
@Schema(
        name = "CoercionStop",
        description =
                "A live stay, protest, postponement, cassation recommendation or question to the"
                        + " court of the same case; shown to the agency alone")
public record StopWire(
        String exchange,
        @Schema(example = "stay") String procedure,
        @Schema(
                        description = "Of that exchange, as the rule book has it",
                        example = "must-postpone")
                String state,
        String stateTitle,
        @Schema(description = "The last message that counts", example = "stay.request") String type,
        String from,
        String at,
        @Schema(description = "The moment of coercion that a stay request names")
                @Nullable String coercionAt,
        @Schema(
                        description =
                                "From the acceptance of a stay request to the time of the text in"
                                        + " force, as an ISO duration; negative once it has"
                                        + " passed. The state says what the law makes of it",
                        example = "PT23H30M")
                @Nullable String aheadOfPlan) {}
