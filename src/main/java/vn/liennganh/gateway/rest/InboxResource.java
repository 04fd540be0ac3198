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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.Inbox;
import vn.liennganh.delivery.InboxPage;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Quotas;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;

/** What lies ready for the caller. */
@Component
@Path("/inbox")
@Tag(name = "inbox")
public class InboxResource implements RestResource {

    private final Channels channels;
    private final Inbox inbox;
    private final Quotas quotas;

    InboxResource(Channels channels, Inbox inbox, Quotas quotas) {
        this.channels = channels;
        this.inbox = inbox;
        this.quotas = quotas;
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
                    no open port of its own.""")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = Wire.Inbox.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public Wire.Inbox list(
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
            @Context HttpServletRequest request) {
        Channel channel = channels.require(request);
        int items =
                Paths.number(
                        Optional.ofNullable(limit),
                        "limit",
                        Inbox.LIMIT_DEFAULT,
                        1,
                        Inbox.LIMIT_MAX);
        int seconds =
                Paths.number(
                        Optional.ofNullable(wait), "wait", 0, 0, (int) Inbox.WAIT_MAX.toSeconds());
        Optional<String> cursor = Optional.ofNullable(after).filter(text -> !text.isEmpty());
        InboxPage page =
                quotas.longPoll(
                        channel.agency(),
                        Duration.ofSeconds(seconds),
                        duration -> list(channel.acting(), items, duration, cursor));
        return Wire.Inbox.of(page, cursor);
    }

    private InboxPage list(AgencyId party, int limit, Duration wait, Optional<String> after) {
        try {
            return inbox.list(party, limit, wait, after);
        } catch (IllegalArgumentException noCursor) {
            throw new ProblemException(Problem.badParameter("after"));
        }
    }
}
