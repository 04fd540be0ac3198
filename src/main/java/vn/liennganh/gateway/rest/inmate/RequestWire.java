package vn.liennganh.gateway.rest.inmate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.liennganh.desk.Draft;
import vn.liennganh.gateway.rest.desk.DraftWire;
import vn.liennganh.inmate.CertifiedMoney;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.message.WireTime;

/** Requests for a certificate that are in no round. */
public final class RequestWire {

    private RequestWire() {}

    @Schema(name = "CertificateRequests")
    public record Page(List<Request> items, @Nullable String next) {}

    @Schema(name = "CertificateRequest")
    public record Request(
            String exchange,
            String agency,
            @Schema(description = "Who relays it; the agency itself for a request at its desk")
                    String keeper,
            RoundWire.Person person) {

        static Request of(Line one) {
            return new Request(
                    one.exchange().toString(),
                    one.agency().value(),
                    one.keeper().value(),
                    RoundWire.Person.of(one));
        }
    }

    @Schema(name = "TouchedCertificates")
    public record TouchedPage(
            List<Touched> items,
            @Schema(
                            description =
                                    "What the office wants drafted, by its own policy:"
                                            + " `replacement`, `withdrawal` or `none`")
                    String officePolicy,
            @Nullable String next) {}

    @Schema(
            name = "TouchedCertificate",
            description = "A certificate that counts money which went back after it was given")
    public record Touched(
            @Schema(description = "Of the request or the round") String exchange,
            @Schema(description = "Of the prisoner's money") String inmate,
            RoundWire.Person person,
            @Schema(description = "The earliest first") List<Back> returned,
            @Schema(description = "To complete, sign and send") List<DraftWire> drafts) {

        static Touched of(CertifiedMoney.Touched one, List<Draft> drafts) {
            return new Touched(
                    one.line().exchange().toString(),
                    one.inmate().exchange().toString(),
                    RoundWire.Person.of(one.line()),
                    one.returned().stream().map(Back::of).toList(),
                    drafts.stream().map(DraftWire::of).toList());
        }
    }

    @Schema(name = "ReturnedMoney")
    public record Back(
            String message,
            @Schema(description = "`to-party`, `refund` or `payout`") String kind,
            @Schema(description = "Whole dong; absent where the message names none")
                    @Nullable Long amount,
            String at) {

        static Back of(Returned one) {
            return new Back(
                    one.message().toString(),
                    one.word(),
                    one.amount() == 0 ? null : one.amount(),
                    WireTime.millis(one.at()));
        }
    }
}
