package vn.liennganh.gateway.rest.freeze;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.liennganh.freeze.plan.Overreach;
import vn.liennganh.freeze.position.Found;

/** What a holder reports as held on an account though it is to stay free, in whole dong. */
@Schema(name = "FreezeSpared")
public record SparedWire(
        String exchange,
        String holder,
        String account,
        @Schema(description = "In the words of the order or of the holder") String kind,
        @Schema(description = "To be let go there") long amount,
        @Schema(description = "By what rule it stays free; may be in Vietnamese alone")
                String basis) {

    static SparedWire of(Overreach one, boolean english) {
        return new SparedWire(
                one.hold().exchange().toString(),
                one.hold().holder().value(),
                one.account(),
                one.kind(),
                one.amount(),
                english ? one.en() : one.vi());
    }

    /** What is held on one account. */
    @Schema(name = "FreezeAccount")
    public record Account(
            String number,
            long held,
            @Schema(description = "All that is on it, where the holder tells it")
                    @Nullable Long balance) {

        static Account of(Found.Account one) {
            return new Account(
                    one.number(),
                    one.held(),
                    one.balance().isPresent() ? (Long) one.balance().getAsLong() : null);
        }
    }
}
