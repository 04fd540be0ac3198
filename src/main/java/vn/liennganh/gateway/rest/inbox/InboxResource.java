package vn.liennganh.gateway.rest.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.JsonBodies;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.intake.Channel;

/** What lies ready for the caller. */
@Component
@Path("/inbox")
@Tag(name = "inbox")
public class InboxResource implements RestResource {

    private static final ObjectWriter WRITER = JsonBodies.writer();

    private final Channels channels;
    private final Handout handout;

    InboxResource(Channels channels, Handout handout) {
        this.channels = channels;
        this.handout = handout;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listInbox",
            summary = "Lists unacknowledged deliveries, most urgent then oldest first",
            description =
                    """
                    `after` continues behind what an earlier page listed; `wait` holds the
                    answer until something newer arrives, so that a partner needs
                    no open port of its own. `content=true` leaves the signed bytes as well, so
                    that a full inbox takes one call for many messages: each of the page is then
                    attested as ContentConsignment, as if it had been fetched alone, and the
                    page ends where 1 MiB is full.""")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = Wire.Inbox.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public Response list(
            @Parameter(
                            description = "1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(
                            description = "Seconds, 0 to 60",
                            schema = @Schema(type = "integer", defaultValue = "0"))
                    @QueryParam("wait")
                    @Nullable String wait,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Parameter(description = "With the signed bytes of each message, as `message`")
                    @QueryParam("content")
                    @DefaultValue("false")
                    boolean content,
            @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        int items =
                Paths.number(
                        Optional.ofNullable(limit),
                        "limit",
                        Inbox.LIMIT_DEFAULT,
                        1,
                        Inbox.LIMIT_MAX);
        Duration seconds =
                Duration.ofSeconds(
                        Paths.number(
                                Optional.ofNullable(wait),
                                "wait",
                                0,
                                0,
                                (int) Inbox.WAIT_MAX.toSeconds()));
        Optional<String> cursor = Optional.ofNullable(after).filter(text -> !text.isEmpty());
        if (!content) {
            return ok(Wire.Inbox.of(handout.list(channel, items, seconds, cursor), cursor));
        }
        Handout.Handed handed = handout.next(channel, items, seconds, cursor);
        Wire.Inbox page = Wire.Inbox.of(handed.page(), cursor).with(handed.bytes());
        StreamingOutput body =
                out -> {
                    WRITER.writeValue(out, page);
                    out.flush();
                    if (request.getMethod().equals("GET")) {
                        handout.left(channel, handed.page());
                    }
                };
        return ok(body);
    }

    private static Response ok(Object answer) {
        return Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build();
    }
}
