package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.intake.AttachmentContent;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.intake.view.Fetches;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Sha256;

/** One accepted message, for those who may read it: its exact bytes and its attachments. */
@Component
@Path("/messages/{id}")
@Tag(name = "messages")
public class MessageResource implements RestResource {

    private static final String UNTRUSTED = "default-src 'none'; sandbox";

    private final Channels channels;
    private final Views views;
    private final AttachmentStore attachments;
    private final Intake intake;
    private final Fetches fetches;

    MessageResource(
            Channels channels,
            Views views,
            AttachmentStore attachments,
            Intake intake,
            Fetches fetches) {
        this.channels = channels;
        this.views = views;
        this.attachments = attachments;
        this.intake = intake;
        this.fetches = fetches;
    }

    @GET
    @Produces({MediaTypes.CMS, MediaTypes.CMS_ALIAS, "application/octet-stream"})
    @Operation(
            operationId = "getMessage",
            summary = "The CMS bytes exactly as the sender sent them",
            description =
                    "A recipient's first fetch is attested as ContentConsignment: from then on "
                            + "its legal clocks run.")
    @ApiResponse(
            responseCode = "200",
            description = "CMS SignedData in DER",
            content =
                    @Content(
                            mediaType = MediaTypes.CMS_FULL,
                            schema = @Schema(type = "string", format = "binary")))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public Response bytes(@PathParam("id") String id, @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        AgencyId viewer = channel.acting();
        MessageArchive.Whole whole = views.whole(Paths.id(id), viewer);
        StoredMessage message = whole.message();
        byte[] cms = whole.bytes();
        StreamingOutput body =
                out -> {
                    out.write(cms);
                    out.flush();
                    left(message, Optional.empty(), channel, request);
                };
        return Response.ok(body)
                .type(MediaTypes.CMS_FULL)
                .header("Content-Length", cms.length)
                .header("Cache-Control", "private, no-cache")
                .header("Content-Disposition", Dispositions.attachment(message.id() + ".p7m"))
                .build();
    }

    @GET
    @Path("/attachments/{sha256}")
    @Operation(
            operationId = "getAttachment",
            summary = "The content of one of the message's attachments",
            description =
                    """
                    A recipient's first fetch is attested as ContentConsignment, like that of the
                    message itself. A broken download goes on where it stopped:
                    `Range: bytes=<first>-` with `If-Range` and the `ETag` of before, which is the
                    digest in quotes. One range is served; for several the whole is.""")
    @ApiResponse(
            responseCode = "200",
            description = "The content, never shown inline",
            headers =
                    @Header(
                            name = "ETag",
                            description = "The digest in quotes",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "206",
            description = "The part that `Range` asked for",
            headers =
                    @Header(
                            name = "Content-Range",
                            description = "`bytes <first>-<last>/<size>`",
                            schema = @Schema(type = "string")),
            content =
                    @Content(
                            mediaType = "*/*",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "416",
            description = "The range begins behind the end; `Content-Range` tells the size",
            content =
                    @Content(
                            mediaType = ProblemDocuments.MEDIA_TYPE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited", "unavailable"})
    public Response attachment(
            @PathParam("id") String id,
            @Parameter(description = "In lower-case hexadecimal") @PathParam("sha256")
                    String sha256,
            @Parameter(example = "bytes=1048576-") @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String condition,
            @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        AgencyId viewer = channel.acting();
        UUID message = Paths.id(id);
        Sha256 digest = Paths.digest(sha256);
        StoredMessage stored = views.message(message, viewer);
        AttachmentRef reference =
                stored.attachments().stream()
                        .filter(it -> it.sha256().equals(digest))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        AttachmentContent content =
                attachments
                        .open(message, digest)
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        String tag = "\"" + digest.hex() + "\"";
        Optional<ByteRange> part =
                condition == null || condition.equals(tag)
                        ? ByteRange.of(range, content.size())
                        : Optional.empty();
        ByteRange sent = part.orElse(new ByteRange(0, content.size()));
        StreamingOutput body =
                out -> {
                    content.stream().writeTo(out, sent.first(), sent.end());
                    out.flush();
                    left(stored, Optional.of(digest), channel, request);
                };
        Response.ResponseBuilder answer = Response.status(part.isPresent() ? 206 : 200);
        part.ifPresent(it -> answer.header("Content-Range", it.header(content.size())));
        return answer.entity(body)
                .header("ETag", tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Type", reference.mediaType())
                .header("Content-Length", sent.length())
                .header("Content-Disposition", Dispositions.attachment(reference.name()))
                .header("Content-Security-Policy", UNTRUSTED)
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    /**
     * Only now do they have the bytes, and the answer does not wait for what is written of that. A
     * question for the headers alone leaves nothing to anybody.
     */
    private void left(
            StoredMessage message,
            Optional<Sha256> attachment,
            Channel to,
            HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return;
        }
        fetches.left(to, message.id(), attachment);
        if (views.received(message, to.acting())) {
            intake.consigned(message.id(), to.acting());
        }
    }
}
