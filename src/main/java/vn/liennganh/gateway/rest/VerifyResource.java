package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.evidence.verify.Verification;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** Checks a message with its receipt for anybody; nothing of it is kept. */
@Component
@Path("/verify")
@Tag(name = "evidence")
public class VerifyResource implements RestResource {

    private final Verification verification;
    private final Quotas quotas;

    VerifyResource(Verification verification, Quotas quotas) {
        this.verification = verification;
        this.quotas = quotas;
    }

    /** The form that is sent in. */
    @Schema(name = "VerificationForm")
    record Form(
            @Schema(type = "string", format = "binary", description = "CMS SignedData, DER")
                    String message,
            @Schema(type = "string", format = "binary", description = "The receipt as JSON")
                    String receipt,
            @Schema(description = "Contents that the message names") List<String> attachment) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verify",
            summary = "Tells whether a message, its attachments and a receipt are true; public",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(implementation = Form.class))))
    @ApiResponse(
            responseCode = "200",
            description = "The verdict and each check behind it",
            content = @Content(schema = @Schema(implementation = Wire.Verification.class)))
    @ProblemResponses({"too-large", "message-malformed", "rate-limited"})
    public Wire.Verification verify(@Context HttpServletRequest request) {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        return quotas.verification(() -> check(parts(request), locale))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(RefusalCode.RATE_LIMITED, "gateway.verify-busy")
                                                .retryAfter(Duration.ofSeconds(5))));
    }

    private Wire.Verification check(Collection<Part> parts, Locale locale) {
        try {
            Verification.Report report =
                    verification.verify(
                            small(parts, "message"), small(parts, "receipt"), digests(parts));
            return new Wire.Verification(
                    report.verdict(),
                    report.checks().stream().map(it -> check(it, locale)).toList());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            delete(parts);
        }
    }

    private static Wire.Check check(Verification.Check check, Locale locale) {
        return new Wire.Check(
                check.check(),
                check.result().name().toLowerCase(Locale.ROOT),
                Texts.render(check.detail(), locale));
    }

    private static Collection<Part> parts(HttpServletRequest request) {
        try {
            return request.getParts();
        } catch (IllegalStateException overLimit) {
            throw new ProblemException(Problem.ofStatus(413));
        } catch (IOException | ServletException malformed) {
            throw new ProblemException(Problem.ofStatus(400));
        }
    }

    private static Optional<byte[]> small(Collection<Part> parts, String name) throws IOException {
        List<Part> named = parts.stream().filter(part -> part.getName().equals(name)).toList();
        if (named.size() > 1) {
            throw new ProblemException(Problem.badParameter(name));
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        if (named.get(0).getSize() > Bodies.MESSAGE_MAX) {
            throw new ProblemException(Problem.ofStatus(413));
        }
        try (InputStream in = named.get(0).getInputStream()) {
            return Optional.of(in.readAllBytes());
        }
    }

    private static Set<Sha256> digests(Collection<Part> parts) throws IOException {
        Set<Sha256> digests = new HashSet<>();
        for (Part part : parts) {
            if (part.getName().equals("attachment")) {
                MessageDigest digest = Sha256.newDigest();
                try (InputStream in = new DigestInputStream(part.getInputStream(), digest)) {
                    in.transferTo(java.io.OutputStream.nullOutputStream());
                }
                digests.add(Sha256.wrap(digest.digest()));
            }
        }
        return digests;
    }

    private static void delete(Collection<Part> parts) {
        for (Part part : parts) {
            try {
                part.delete();
            } catch (IOException kept) {
                // The container removes what is left when the request ends.
                continue;
            }
        }
    }
}
