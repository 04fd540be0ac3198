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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.GatewaySettings;
import vn.liennganh.gateway.rest.RestResource;

/**
 * The description of AMQP and webhooks, public, with the addresses at which this hub is reached.
 */
@Component
@Path("/asyncapi.json")
@Tag(name = "catalogue")
public class AsyncApiResource implements RestResource {

    private static final String FILE = "/asyncapi/lien-nganh-1.json";
    private static final String URL_IN_FILE = "https://localhost:8443";
    private static final String AMQP_IN_FILE = "localhost:5671";

    private final String url;
    private final String amqp;

    AsyncApiResource(GatewaySettings settings, @Value("${hub.amqp.port}") int port) {
        this.url = settings.publicUrl();
        this.amqp = URI.create(url).getHost() + ":" + port;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "getAsyncApi",
            summary = "What comes over AMQP and webhooks, AsyncAPI 3.0; public")
    @ApiResponse(
            responseCode = "200",
            description = "Addresses, headers and contents",
            content = @Content(schema = @Schema(type = "object")))
    public Response asyncApi() {
        return Response.ok(document(), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-cache")
                .build();
    }

    private byte[] document() {
        try (InputStream in =
                Objects.requireNonNull(AsyncApiResource.class.getResourceAsStream(FILE))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replace(URL_IN_FILE, url)
                    .replace(AMQP_IN_FILE, amqp)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
