package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.AsicContainer;
import vn.liennganh.evidence.EvidenceItem;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.pki.SealKey;

/** Everything that proves a message, in one file for a court's expert. */
@Component
@Path("/messages/{id}/evidence.asice")
@Tag(name = "evidence")
public class AsicResource implements RestResource {

    private final Channels channels;
    private final Quotas quotas;
    private final Views views;
    private final MessageArchive archive;
    private final AttachmentStore attachments;
    private final EvidenceLog log;
    private final AsicContainer container;

    AsicResource(
            Channels channels,
            Quotas quotas,
            Views views,
            MessageArchive archive,
            AttachmentStore attachments,
            EvidenceLog log,
            SealKey seal) {
        this.channels = channels;
        this.quotas = quotas;
        this.views = views;
        this.archive = archive;
        this.attachments = attachments;
        this.log = log;
        this.container = new AsicContainer(seal::signDetached);
    }

    @GET
    @Produces(MediaTypes.ASICE)
    @Operation(
            operationId = "exportEvidence",
            summary = "The message, its attachments and receipts as ASiC-E (ETSI EN 319 162-1)",
            description = "Each container is sealed by the hub when it is made; rate-limited.")
    @ApiResponse(
            responseCode = "200",
            description = "The container",
            content =
                    @Content(
                            mediaType = MediaTypes.ASICE,
                            schema = @Schema(type = "string", format = "binary")))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public Response container(@PathParam("id") String id, @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        AgencyId viewer = channel.acting();
        StoredMessage message = views.message(Paths.id(id), viewer);
        quotas.signature(channel.agency());
        List<AsicContainer.Member> members = members(message, viewer);
        StreamingOutput body = out -> container.write(out, members);
        return Response.ok(body)
                .type(MediaTypes.ASICE)
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", Dispositions.attachment(message.id() + ".asice"))
                .build();
    }

    private List<AsicContainer.Member> members(StoredMessage message, AgencyId viewer) {
        List<AsicContainer.Member> members = new ArrayList<>();
        members.add(AsicContainer.Member.message(archive.bytes(message.id())));
        for (AttachmentRef reference : message.attachments()) {
            attachments
                    .open(message.id(), reference.sha256())
                    .ifPresent(
                            content ->
                                    members.add(
                                            AsicContainer.Member.attachment(
                                                    reference.sha256(), content::writeTo)));
        }
        List<EvidenceItem> shown = Sight.evidence(log.ofMessage(message.id()), message, viewer);
        shown.stream().map(AsicContainer.Member::receipt).forEach(members::add);
        members.addAll(AsicContainer.timestamps(shown));
        return members;
    }
}
