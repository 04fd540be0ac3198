package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.intake.AttachmentStore;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.UploadOutcome;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;

/** Contents of attachments, sent by digest before the message that names them. */
@Component
@Path("/attachments")
@Tag(name = "attachments")
public class AttachmentsResource implements RestResource {

    private final Channels channels;
    private final AttachmentStore store;
    private final Quotas quotas;

    AttachmentsResource(Channels channels, AttachmentStore store, Quotas quotas) {
        this.channels = channels;
        this.store = store;
        this.quotas = quotas;
    }

    @PUT
    @Path("/{sha256}")
    @Operation(
            operationId = "putAttachment",
            summary = "Stores an attachment's content by its SHA-256, whole or in pieces",
            description =
                    """
                    Idempotent. A broken upload goes on where it stopped: HEAD tells the
                    offset, and the next PUT carries
                    `Content-Range: bytes <first>-<last>/<total>`. An answer 202 with
                    `Upload-Offset` asks for the next piece. What no message names is removed
                    after 24 hours. A message may name only contents that its sender uploaded
                    or may read.""",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "204", description = "The content is stored, whole and matching")
    @ApiResponse(
            responseCode = "202",
            description = "The piece was taken; the rest is awaited",
            headers =
                    @Header(
                            name = "Upload-Offset",
                            description = "Bytes received so far",
                            schema = @Schema(type = "integer", format = "int64")))
    @ProblemResponses({
        "not-authenticated",
        "too-large",
        "message-malformed",
        "digest-mismatch",
        "attachment-infected",
        "rate-limited",
        "unavailable"
    })
    public Response put(
            @Parameter(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
                    @PathParam("sha256")
                    String sha256,
            @Parameter(example = "bytes 0-1048575/5242880") @HeaderParam("Content-Range")
                    @Nullable String range,
            @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        Sha256 digest = digest(sha256);
        ContentRange piece = ContentRange.of(range, request.getContentLengthLong());
        if (piece.total().orElse(0L) > AttachmentRef.SIZE_MAX) {
            throw new ProblemException(Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large"));
        }
        return quotas.upload(
                channel.agency(), () -> answer(store(channel, digest, piece, request)));
    }

    private UploadOutcome store(
            Channel channel, Sha256 digest, ContentRange piece, HttpServletRequest request) {
        try {
            return store.put(
                    channel.acting(),
                    digest,
                    piece.first(),
                    piece.total(),
                    quotas.attachment(
                            channel.agency(), piece.total().orElse(0L), request.getInputStream()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Response answer(UploadOutcome outcome) {
        if (outcome instanceof UploadOutcome.Stored) {
            return Response.noContent().build();
        }
        if (outcome instanceof UploadOutcome.Partial partial) {
            return Response.accepted().header("Upload-Offset", partial.received()).build();
        }
        throw new ProblemException(problem(outcome));
    }

    /** What an upload that was not stored whole is called on the wire. */
    public static Problem problem(UploadOutcome outcome) {
        if (outcome instanceof UploadOutcome.WrongOffset wrong) {
            return Problem.of(
                    RefusalCode.MESSAGE_MALFORMED, "gateway.offset-mismatch", wrong.received());
        }
        if (outcome instanceof UploadOutcome.TooLarge) {
            return Problem.of(RefusalCode.TOO_LARGE, "gateway.too-large");
        }
        if (outcome instanceof UploadOutcome.Infected) {
            return Problem.of(RefusalCode.ATTACHMENT_INFECTED, "gateway.attachment-infected");
        }
        if (outcome instanceof UploadOutcome.NotScanned) {
            return Problem.of(RefusalCode.UNAVAILABLE, "gateway.attachment-not-scanned");
        }
        if (outcome instanceof UploadOutcome.Overtaken) {
            return Problem.of(RefusalCode.UNAVAILABLE, "gateway.attachment-overtaken");
        }
        return outcome instanceof UploadOutcome.OverQuota
                ? Problem.of(RefusalCode.RATE_LIMITED, "gateway.upload-quota")
                : Problem.of(RefusalCode.DIGEST_MISMATCH, "gateway.digest-mismatch");
    }

    @HEAD
    @Path("/{sha256}")
    @Operation(
            operationId = "attachmentOffset",
            summary = "Tells how many bytes of one's own upload have been received, 0 if none")
    @ApiResponse(
            responseCode = "204",
            description = "The offset to go on from",
            headers =
                    @Header(
                            name = "Upload-Offset",
                            description = "Bytes received so far",
                            schema = @Schema(type = "integer", format = "int64")))
    @ProblemResponses({"not-authenticated", "rate-limited"})
    public Response received(
            @PathParam("sha256") String sha256, @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        return Response.noContent()
                .header("Upload-Offset", store.received(channel.acting(), digest(sha256)))
                .build();
    }

    private static Sha256 digest(String text) {
        try {
            return Sha256.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter("sha256"));
        }
    }

    /** Where a piece of content belongs; without a header the body is the whole. */
    record ContentRange(long first, Optional<Long> total) {

        private static final java.util.regex.Pattern FORM =
                java.util.regex.Pattern.compile("bytes (\\d{1,12})-(\\d{1,12})/(\\d{1,12})");

        /**
         * @param length of the body, -1 where it was not announced
         */
        static ContentRange of(@Nullable String header, long length) {
            if (header == null) {
                return new ContentRange(0, length < 0 ? Optional.empty() : Optional.of(length));
            }
            java.util.regex.Matcher parts = FORM.matcher(header);
            if (!parts.matches()) {
                throw new ProblemException(Problem.badParameter("Content-Range"));
            }
            long first = Long.parseLong(parts.group(1));
            long last = Long.parseLong(parts.group(2));
            long total = Long.parseLong(parts.group(3));
            if (first > last || last >= total || length >= 0 && length != last - first + 1) {
                throw new ProblemException(
                        Problem.of(RefusalCode.MESSAGE_MALFORMED, "gateway.length-missing"));
            }
            return new ContentRange(first, Optional.of(total));
        }
    }
}
