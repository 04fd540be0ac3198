package vn.liennganh.delivery.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;

/** The description of AMQP says what the code does. */
class AsyncApiTest {

    private final JsonNode api = read();

    @Test
    void its_addresses_are_those_of_the_broker() {
        AgencyId agency = AgencyId.of("X99.51.001");

        assertThat(address("submissions")).isEqualTo(Addresses.SUBMISSIONS);
        assertThat(address("inbox").replace("{agency}", agency.value()))
                .isEqualTo(Addresses.inbox(agency));
        assertThat(address("receipts").replace("{agency}", agency.value()))
                .isEqualTo(Addresses.receipts(agency));
    }

    @Test
    void its_headers_are_those_of_a_letter() {
        assertThat(headers("delivery"))
                .containsExactlyInAnyOrder(
                        Letter.ID,
                        Letter.TYPE,
                        Letter.EXCHANGE,
                        Letter.IN_REPLY_TO,
                        Letter.SHA256,
                        Letter.ROLE);
        assertThat(headers("message")).containsExactly(Letter.LANGUAGE);
        assertThat(headers("refused"))
                .containsExactlyInAnyOrder(Letter.OUTCOME, Letter.ID, Letter.CODE);
        assertThat(headers("accepted")).containsExactlyInAnyOrder(Letter.OUTCOME, Letter.ID);
    }

    @Test
    void its_outcomes_are_those_that_are_sent() throws IOException {
        String code =
                Files.readString(
                        Path.of("src/main/java/vn/liennganh/delivery/amqp/Submissions.java"));

        for (String outcome : List.of("accepted", "acknowledged", "refused")) {
            assertThat(message(outcome).at("/headers/properties/outcome/const").asString())
                    .isEqualTo(outcome);
            assertThat(code).contains('"' + outcome + '"');
        }
        assertThat(message("delivery").path("contentType").asString()).isEqualTo(Letter.CMS);
        assertThat(message("accepted").path("contentType").asString()).isEqualTo(Letter.JSON);
    }

    @Test
    void a_receipt_has_the_parts_that_the_protocol_names() {
        assertThat(names(api.at("/components/schemas/receipt/properties")))
                .containsExactlyInAnyOrder("statement", "log", "seal", "timestamp");
    }

    @Test
    void every_reference_leads_somewhere() {
        List<JsonNode> references = api.findValues("$ref");

        assertThat(references).hasSizeGreaterThan(20);
        for (JsonNode reference : references) {
            assertThat(api.at(reference.asString().substring(1)).isObject())
                    .as(reference.asString())
                    .isTrue();
        }
    }

    private String address(String channel) {
        return api.path("channels").path(channel).path("address").asString();
    }

    private JsonNode message(String name) {
        return api.path("components").path("messages").path(name);
    }

    private Collection<String> headers(String message) {
        return names(message(message).at("/headers/properties"));
    }

    private static Collection<String> names(JsonNode object) {
        return Arrays.asList(object.propertyNames().toArray(String[]::new));
    }

    private static JsonNode read() {
        try {
            return Json.MAPPER.readTree(
                    Files.readAllBytes(Path.of("src/main/resources/asyncapi/lien-nganh-1.json")));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
