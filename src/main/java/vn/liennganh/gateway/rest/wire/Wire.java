package vn.liennganh.gateway.rest.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.delivery.InboxItem;
import vn.liennganh.delivery.InboxPage;
import vn.liennganh.directory.Agency;
import vn.liennganh.intake.Outcome;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.WireTime;

/** The shapes of JSON answers; the OpenAPI document is generated from them. */
public final class Wire {

    private Wire() {}

    @Schema(name = "WhoAmI", description = "What the hub knows of the caller")
    public record WhoAmI(
            @Schema(example = "X99.11.001", description = "Whose certificate opened the connection")
                    String agency,
            @Schema(example = "{\"vi\": \"THADS\", \"en\": \"Enforcement agency\"}")
                    Map<String, String> names,
            @Schema(allowableValues = {"sandbox", "production"}) String environment,
            @Schema(format = "date-time", description = "The time the hub attests now") String time,
            @Schema(example = "89") long certificateDaysLeft,
            @Schema(description = "Attested time less machine time; 0 outside the sandbox")
                    long clockOffsetMillis,
            @Schema(example = "[\"sandbox.ping\"]") List<String> maySend) {}

    @Schema(name = "Receipt", description = "Proof of a statement that needs nobody's trust")
    public record ReceiptDocument(
            @Schema(description = "Base64 of the exact statement bytes") String statement,
            LogProof log,
            @Schema(description = "Base64, detached CAdES over the checkpoint") String seal,
            @Schema(description = "Base64, RFC 3161 token over the decoded seal, when there is one")
                    Optional<String> timestamp) {}

    @Schema(name = "LogProof")
    public record LogProof(
            String origin,
            long index,
            long treeSize,
            List<String> inclusionProof,
            @Schema(description = "A C2SP signed note") String checkpoint) {}

    @Schema(name = "EvidenceItem", description = "A receipt and the kind of its statement")
    public record EvidenceDocument(
            @Schema(example = "ContentConsignment") String kind,
            @Nullable String party,
            String statement,
            LogProof log,
            String seal,
            Optional<String> timestamp) {}

    @Schema(name = "Evidence")
    public record Evidence(List<EvidenceDocument> items) {}

    @Schema(name = "DryRun", description = "What the hub would do; nothing was stored")
    public record DryRun(
            boolean accepted,
            List<String> recipients,
            List<String> copies,
            List<OwedDocument> obligations) {

        public static DryRun of(Outcome.Checked checked) {
            return new DryRun(
                    true,
                    strings(checked.recipients()),
                    strings(checked.copies()),
                    checked.obligations().stream().map(OwedDocument::of).toList());
        }
    }

    @Schema(name = "StatedObligation")
    public record OwedDocument(
            String party,
            @Schema(example = "account-freeze.execution-report") String owes,
            String start,
            @Schema(format = "date-time") @Nullable String due,
            boolean provisional,
            @Schema(example = "account-freeze/1#report") String rule) {

        public static OwedDocument of(StatedObligation owed) {
            return new OwedDocument(
                    owed.party().value(),
                    owed.owes(),
                    owed.start(),
                    owed.due().map(due -> WireTime.seconds(due.toInstant())).orElse(null),
                    owed.provisional(),
                    owed.rule());
        }
    }

    @Schema(name = "Attachment")
    public record Attachment(String name, String mediaType, long size, String sha256) {

        public static List<Attachment> of(List<AttachmentRef> attachments) {
            return attachments.stream()
                    .map(
                            it ->
                                    new Attachment(
                                            it.name(),
                                            it.mediaType(),
                                            it.size(),
                                            it.sha256().hex()))
                    .toList();
        }
    }

    @Schema(name = "InboxItem")
    public record Delivery(
            String id,
            String sha256,
            String type,
            String from,
            String exchange,
            @Nullable String inReplyTo,
            @Schema(allowableValues = {"normal", "urgent", "express", "flash"}) String urgency,
            @Schema(allowableValues = {"addressee", "copy"}) String role,
            @Schema(format = "date-time") String acceptedAt,
            int size,
            List<Attachment> attachments,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(
                            type = "string",
                            format = "byte",
                            description = "The CMS bytes as sent, Base64; only with `content=true`")
                    byte @Nullable [] message) {

        public static Delivery of(InboxItem item) {
            return new Delivery(
                    item.id().toString(),
                    item.sha256().hex(),
                    item.type().value(),
                    item.from().value(),
                    item.exchange().toString(),
                    item.inReplyTo().map(Object::toString).orElse(null),
                    item.urgency().wireName(),
                    item.role(),
                    WireTime.millis(item.acceptedAt()),
                    item.size(),
                    Attachment.of(item.attachments()),
                    null);
        }

        private Delivery with(byte[] cms) {
            return new Delivery(
                    id,
                    sha256,
                    type,
                    from,
                    exchange,
                    inReplyTo,
                    urgency,
                    role,
                    acceptedAt,
                    size,
                    attachments,
                    cms);
        }
    }

    @Schema(name = "InboxPage")
    public record Inbox(
            List<Delivery> items,
            @Schema(description = "Give it back as `after` to continue") @Nullable String next) {

        public static Inbox of(InboxPage page, Optional<String> after) {
            return new Inbox(
                    page.items().stream().map(Delivery::of).toList(),
                    page.next().or(() -> after).orElse(null));
        }

        /**
         * The same with the bytes of each.
         *
         * @param bytes by message id, of all that stands on the page
         */
        public Inbox with(Map<UUID, byte[]> bytes) {
            return new Inbox(
                    items.stream().map(it -> it.with(bytes.get(UUID.fromString(it.id())))).toList(),
                    next);
        }
    }

    @Schema(name = "Agency")
    public record AgencyDocument(
            String identifier,
            @Schema(example = "bank") String kind,
            Map<String, String> names,
            String territory,
            @Nullable String parent,
            List<String> groups,
            boolean enrolled,
            @Schema(format = "date") String validFrom,
            @Schema(format = "date") @Nullable String validTo,
            @Schema(description = "Those whose work it carries on") List<String> predecessors,
            @Schema(description = "Who carries on after `validTo`") List<String> successors) {

        public static AgencyDocument of(Agency agency, boolean enrolled) {
            return new AgencyDocument(
                    agency.id().value(),
                    agency.kind(),
                    agency.names(),
                    agency.territory(),
                    agency.parent().map(AgencyId::value).orElse(null),
                    agency.groups().stream().sorted().map(name -> "group:" + name).toList(),
                    enrolled,
                    agency.validFrom().toString(),
                    agency.validTo().map(Object::toString).orElse(null),
                    strings(agency.predecessors()),
                    strings(agency.successors().stream().map(Agency.Succession::agency).toList()));
        }
    }

    @Schema(name = "AgencyPage")
    public record Agencies(List<AgencyDocument> items, @Nullable String next) {}

    @Schema(name = "Verification")
    public record Verification(
            @Schema(allowableValues = {"valid", "invalid", "incomplete"}) String verdict,
            List<Check> checks) {}

    @Schema(name = "VerificationCheck")
    public record Check(
            @Schema(example = "inclusion") String check,
            @Schema(allowableValues = {"ok", "failed", "skipped"}) String result,
            String detail) {}

    @Schema(name = "FieldError")
    public record FieldError(
            @Schema(example = "/body/amount", description = "RFC 6901") String pointer,
            String detail) {}

    @Schema(name = "Problem", description = "RFC 9457, in Vietnamese or English by Accept-Language")
    public record ProblemDocument(
            @Schema(format = "uri") String type,
            String title,
            int status,
            String detail,
            @Schema(format = "uri", example = "urn:uuid:4bf92f35-77b3-4da6-a3ce-929d0e0e4736")
                    String instance,
            String code,
            @Schema(description = "True: send the same bytes again") boolean retryable,
            List<FieldError> errors,
            @Schema(description = "Of the logged refusal, where it was logged")
                    Optional<ReceiptDocument> receipt) {}

    public static List<String> strings(List<AgencyId> agencies) {
        return agencies.stream().map(AgencyId::value).toList();
    }
}
