package vn.liennganh.gateway.rest.openapi;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.GatewaySettings;
import vn.liennganh.gateway.rest.RestResource;

/** The description of this interface, public. */
@Component
@Path("/openapi.json")
@Tag(name = "catalogue")
public class OpenApiResource implements RestResource {

    private final GatewaySettings settings;
    private volatile byte[] document = {};

    OpenApiResource(GatewaySettings settings) {
        this.settings = settings;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getOpenApi", summary = "This description, OpenAPI 3.1; public")
    @ApiResponse(
            responseCode = "200",
            description = "Generated from the running code",
            content = @Content(schema = @Schema(type = "object")))
    public Response openApi() {
        // Written at the first call: a start is not the moment to read annotations.
        if (document.length == 0) {
            document = new OpenApiDocument(settings.publicUrl() + RestResource.BASE_PATH).json();
        }
        return Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-cache")
                .build();
    }
}
