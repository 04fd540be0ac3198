package vn.liennganh.gateway.rest.inmate;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.liennganh.inmate.certificate.Line;

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
}
