package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.wire.CatalogueWire;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Languages;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;

/** What may be said, by whom, in which form. */
@Component
@Path("/")
@Tag(name = "catalogue")
public class CatalogueResource implements RestResource {

    private final Channels channels;
    private final RuleBook rules;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CatalogueResource(Channels channels, RuleBook rules, Clock clock) {
        this.channels = channels;
        this.rules = rules;
        this.clock = clock;
    }

    @GET
    @Path("/regulations")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listRegulations", summary = "Lists the procedures in force today")
    @ApiResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = CatalogueWire.Procedures.class)))
    @ProblemResponses({"not-authenticated", "rate-limited"})
    public CatalogueWire.Procedures regulations(@Context HttpServletRequest request) {
        channels.require(request);
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        return new CatalogueWire.Procedures(
                rules.inForce(today()).stream().map(edition -> procedure(edition, locale)).toList(),
                null);
    }

    @GET
    @Path("/regulations/{procedure}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getRegulation", summary = "One procedure as it is in force today")
    @ApiResponse(
            responseCode = "200",
            description = "The edition in force",
            content = @Content(schema = @Schema(implementation = CatalogueWire.Procedure.class)))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited"})
    public CatalogueWire.Procedure regulation(
            @Parameter(example = "account-freeze") @PathParam("procedure") String procedure,
            @Context HttpServletRequest request) {
        channels.require(request);
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        return rules.edition(procedure, today())
                .map(edition -> procedure(edition, locale))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    @GET
    @Path("/schemas/{type}")
    @Produces({MediaType.APPLICATION_JSON, "application/schema+json"})
    @Operation(operationId = "getSchema", summary = "The JSON Schema (2020-12) of a type's body")
    @ApiResponse(
            responseCode = "200",
            description = "The schema in force today",
            content = @Content(schema = @Schema(type = "object")))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited"})
    public JsonNode schema(
            @Parameter(example = "account-freeze.order") @PathParam("type") String type,
            @Context HttpServletRequest request) {
        channels.require(request);
        return ofType(type, known -> rules.schema(known, today()));
    }

    @GET
    @Path("/samples/{type}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getSample",
            summary = "A complete valid message of a type with invented content",
            description =
                    "Every time another case, decision number and debtor. Set `id`, `from`, `to`, "
                            + "`time`, `exchange` and `inReplyTo`, then sign.")
    @ApiResponse(
            responseCode = "200",
            description = "An unsigned message document",
            content = @Content(schema = @Schema(type = "object")))
    @ProblemResponses({"not-authenticated", "not-found", "rate-limited"})
    public JsonNode sample(
            @Parameter(example = "account-freeze.order") @PathParam("type") String type,
            @Context HttpServletRequest request) {
        channels.require(request);
        return ofType(type, known -> rules.sample(known, clock.instant(), random));
    }

    private CatalogueWire.Procedure procedure(Edition edition, Locale locale) {
        return CatalogueWire.Procedure.of(
                edition, rules.overlays().about(edition.procedure(), today()), locale);
    }

    private static <T extends JsonNode> T ofType(
            String type, Function<MessageType, Optional<T>> find) {
        MessageType known;
        try {
            known = new MessageType(type);
        } catch (IllegalArgumentException noType) {
            throw new ProblemException(Problem.notFound());
        }
        return find.apply(known).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WireTime.ZONE);
    }
}
