package vn.liennganh.gateway.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.WireTime;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;

/** The first call of every integrator. */
@Component
@Path("/whoami")
@Tag(name = "directory")
public class WhoAmIResource implements RestResource {

    private final Channels channels;
    private final Directory directory;
    private final RuleBook rules;
    private final Clock hubClock;
    private final Clock machineClock;
    private final boolean sandbox;

    WhoAmIResource(
            Channels channels,
            Directory directory,
            RuleBook rules,
            Clock hubClock,
            @Qualifier("machineClock") Clock machineClock,
            @Value("${hub.sandbox.enabled:false}") boolean sandbox) {
        this.channels = channels;
        this.directory = directory;
        this.rules = rules;
        this.hubClock = hubClock;
        this.machineClock = machineClock;
        this.sandbox = sandbox;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "whoAmI",
            summary = "Tells whom the hub takes the caller for, and what it may send")
    @ApiResponse(
            responseCode = "200",
            description = "The caller as the directory knows it",
            content = @Content(schema = @Schema(implementation = Wire.WhoAmI.class)))
    @ProblemResponses({"not-authenticated", "rate-limited"})
    public Wire.WhoAmI whoAmI(@Context HttpServletRequest request) {
        return of(channels.require(request), request);
    }

    /** The same for a channel that is known already. */
    public Wire.WhoAmI of(Channel channel, HttpServletRequest request) {
        Instant machine = machineClock.instant();
        Instant attested = hubClock.instant();
        long daysLeft =
                channels.certificate(request)
                        .map(
                                leaf ->
                                        Duration.between(
                                                        machine,
                                                        leaf.x509().getNotAfter().toInstant())
                                                .toDays())
                        .orElse(0L);
        Optional<Agency> agency = directory.agency(channel.agency());
        // What the clocks say within the same second is the same time.
        long offset = Duration.between(machine, attested).toMillis();
        return new Wire.WhoAmI(
                channel.agency().value(),
                agency.map(Agency::names).orElse(Map.of()),
                sandbox ? "sandbox" : "production",
                WireTime.millis(attested),
                daysLeft,
                Math.abs(offset) < 1_000 ? 0 : offset,
                maySend(channel, LocalDate.ofInstant(attested, WireTime.ZONE)));
    }

    private List<String> maySend(Channel channel, LocalDate today) {
        Optional<String> kind = directory.agency(channel.acting()).map(Agency::kind);
        return rules.inForce(today).stream()
                .flatMap(edition -> edition.messages().values().stream())
                .filter(
                        rule ->
                                rule.from().isEmpty()
                                        || kind.filter(rule.from()::contains).isPresent())
                .map(MessageRule::type)
                .map(Object::toString)
                .sorted()
                .toList();
    }
}
