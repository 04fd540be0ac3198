package vn.liennganh.gateway.rest.register;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;
import vn.liennganh.register.Register;
import vn.liennganh.register.RegisterBook;
import vn.liennganh.register.figure.Campaign;
import vn.liennganh.register.file.CaseFile;

/** Decisions, publications, campaigns, Steering Committee cases, entrustments, evidence. */
@Component
@Path("/registers")
@Tag(name = "registers")
public class RegistersResource implements RestResource {

    private static final Pattern STATE = Pattern.compile("[a-z-]{1,40}");

    private final Channels channels;
    private final RegisterBook book;
    private final Matters matters;
    private final RegisterViews views;

    RegistersResource(Channels channels, RegisterBook book, Matters matters, RegisterViews views) {
        this.channels = channels;
        this.book = book;
        this.matters = matters;
        this.views = views;
    }

    @GET
    @Path("/{register}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listRegister",
            summary = "The files of a register that the caller may see",
            description =
                    "An agency sees its own whole; a partner sees what was said to it or by it,"
                            + " and nobody else sees that the file exists.")
    @ApiResponse(
            responseCode = "200",
            description = "One page, perhaps empty",
            content = @Content(schema = @Schema(implementation = RegisterWire.Page.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public RegisterWire.Page list(
            @Parameter(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "decision",
                                                "publication",
                                                "campaign",
                                                "committee",
                                                "entrustment",
                                                "evidence"
                                            }))
                    @PathParam("register")
                    String word,
            @Parameter(
                            description = "Only files in which some exchange is in this state",
                            example = "to-publish")
                    @QueryParam("state")
                    @Nullable String state,
            @Parameter(
                            description = "1 to 1000",
                            schema = @Schema(type = "integer", defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable String limit,
            @Parameter(description = "The `next` of an earlier page") @QueryParam("after")
                    @Nullable String after,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        int size = Matters.size(limit);
        Set<String> marks = new HashSet<>(Set.of(RegisterBook.mark(register(word))));
        if (state != null && !state.isEmpty()) {
            if (!STATE.matcher(state).matches()) {
                throw new ProblemException(Problem.badParameter("state"));
            }
            marks.add(RegisterBook.state(state));
        }
        Matters.Page<CaseFile> page = matters.page(book, viewer, marks, after, size);
        return new RegisterWire.Page(
                page.items().stream()
                        .map(one -> views.of(one, viewer, null, false, request))
                        .toList(),
                page.next());
    }

    @GET
    @Path("/{register}/case")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getRegisterFile",
            summary = "One case of the caller's in a register",
            description =
                    "With `at`, as it stood at that instant, made from the messages that the hub"
                            + " had accepted until then.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(schema = @Schema(implementation = RegisterWire.File.class)))
    @ProblemResponses({
        "not-authenticated",
        "not-found",
        "message-malformed",
        "rate-limited",
        "unavailable"
    })
    public RegisterWire.File one(
            @PathParam("register") String word,
            @Parameter(description = "The case number", required = true) @QueryParam("number")
                    @Nullable String number,
            @Parameter(description = "State as of this instant (RFC 3339); now where absent")
                    @QueryParam("at")
                    @Nullable String at,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        String register = register(word).word();
        Standing<CaseFile> found =
                matters.ownCase(book, viewer, number, at).stream()
                        .filter(one -> one.matter().part().equals(register))
                        .filter(one -> !one.content().lanes().isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(Problem.notFound()));
        return views.of(found, viewer, at, true, request);
    }

    @GET
    @Path("/campaign/summary")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getCampaign",
            summary = "What persuasion came to in the caller's cases",
            description =
                    "Requests accepted in those days, of one campaign or of all; a coercion counts"
                            + " as avoided where it was planned and called off after somebody"
                            + " had agreed.")
    @ApiResponse(
            responseCode = "200",
            description = "The figures",
            content = @Content(schema = @Schema(implementation = RegisterWire.Persuaded.class)))
    @ProblemResponses({"not-authenticated", "message-malformed", "rate-limited", "unavailable"})
    public RegisterWire.Persuaded summary(
            @Parameter(description = "Name of the campaign, as requests write it")
                    @QueryParam("name")
                    @Nullable String name,
            @Parameter(description = "First day", required = true) @QueryParam("from")
                    @Nullable String from,
            @Parameter(description = "Last day", required = true) @QueryParam("to")
                    @Nullable String to,
            @Context HttpServletRequest request) {
        AgencyId viewer = channels.require(request).acting();
        LocalDate first = day(from, "from");
        LocalDate last = day(to, "to");
        return RegisterWire.Persuaded.of(
                Campaign.of(
                        own(viewer),
                        Optional.ofNullable(name).filter(text -> !text.isEmpty()),
                        first,
                        last));
    }

    private List<CaseFile> own(AgencyId viewer) {
        Set<AgencyId> viewers = matters.viewers(viewer);
        List<CaseFile> files = new ArrayList<>();
        @Nullable String after = null;
        do {
            Matters.Page<CaseFile> page =
                    matters.page(
                            book,
                            viewer,
                            Set.of(RegisterBook.mark(Register.CAMPAIGN)),
                            after,
                            Query.LIMIT_MAX);
            page.items().stream()
                    .filter(one -> viewers.contains(one.matter().agency()))
                    .forEach(one -> files.add(one.content()));
            after = page.next();
        } while (after != null);
        return files;
    }

    private static Register register(String word) {
        return Register.of(word).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static LocalDate day(@Nullable String text, String name) {
        try {
            return LocalDate.parse(Optional.ofNullable(text).orElse(""));
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }
}
