package vn.liennganh.gateway.rest.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Draft;
import vn.liennganh.message.AgencyId;

/** What a desk proposes: to be completed, signed and sent by a person. */
@Schema(name = "Draft", description = "A message to complete, sign and send")
public record DraftWire(
        @Schema(example = "account-freeze.partial-release") String type,
        List<String> to,
        @Schema(description = "To send it in; absent where it opens one") @Nullable String exchange,
        @Nullable String caseNumber,
        @Schema(description = "Other exchanges whose duties it may discharge as well")
                List<String> relatedExchanges,
        @Schema(type = "object") ObjectNode body,
        @Schema(description = "JSON Pointers into the body that only the office can fill")
                List<String> missing) {

    @Schema(name = "Drafts", description = "Messages to complete, sign and send")
    public record Drafts(List<DraftWire> drafts) {

        public static Drafts of(List<Draft> drafts) {
            return new Drafts(drafts.stream().map(DraftWire::of).toList());
        }
    }

    public static DraftWire of(Draft one) {
        return new DraftWire(
                one.type().value(),
                one.to().stream().map(AgencyId::value).toList(),
                one.exchange().map(Object::toString).orElse(null),
                one.caseNumber().isEmpty() ? null : one.caseNumber(),
                one.related().stream().map(Object::toString).toList(),
                one.body(),
                one.missing());
    }
}
