package vn.liennganh.delivery.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;

/** The description of the webhook says what is sent to it. */
class AsyncApiTest {

    @Test
    void the_event_and_its_headers_are_those_that_are_described() throws Exception {
        JsonNode api =
                Json.MAPPER.readTree(
                        Files.readAllBytes(
                                Path.of("src/main/resources/asyncapi/lien-nganh-1.json")));
        UUID id = UUID.randomUUID();
        Due due =
                new Due(
                        1,
                        id,
                        AgencyId.of("X99.51.001"),
                        id,
                        Optional.of(id),
                        "sandbox.ping",
                        Sha256.of(new byte[0]),
                        1,
                        false,
                        Instant.EPOCH,
                        0,
                        true);
        JsonNode described = api.at("/components/schemas/event");
        List<String> always =
                described.path("required").valueStream().map(JsonNode::asString).toList();

        assertThat(described.path("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Json.MAPPER.readTree(due.event()).propertyNames());
        assertThat(always)
                .containsExactlyInAnyOrderElementsOf(
                        described.path("properties").propertyNames().stream()
                                .filter(name -> !name.equals("inReplyTo"))
                                .toList());
        String sender =
                Files.readString(
                        Path.of("src/main/java/vn/liennganh/delivery/push/WebhookLine.java"));
        for (String header :
                api.at("/components/schemas/standardWebhook/properties").propertyNames()) {
            assertThat(sender).contains('"' + header + '"');
        }
    }
}
