package vn.liennganh.gateway.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;

/** The description of the interface says what the code does, and says it whole. */
class OpenApiDocumentTest {

    private final JsonNode api =
            Json.MAPPER.readTree(new OpenApiDocument("https://localhost:8443/api/v1").json());

    @Test
    void it_is_openapi_3_1() {
        assertThat(api.path("openapi").asString()).startsWith("3.1");
    }

    @Test
    void every_call_of_the_protocol_stands_in_it() {
        assertThat(api.path("paths").propertyNames())
                .contains(
                        "/whoami",
                        "/attachments/{sha256}",
                        "/messages",
                        "/messages/{id}",
                        "/messages/{id}/attachments/{sha256}",
                        "/messages/{id}/evidence",
                        "/messages/{id}/evidence.asice",
                        "/inbox",
                        "/acknowledgements",
                        "/exchanges/{id}",
                        "/obligations",
                        "/obligations/{id}/explanation",
                        "/credit",
                        "/credit/case",
                        "/credit/case/drafts",
                        "/credit/interest",
                        "/credit/minutes",
                        "/credit/moved",
                        "/credit/package",
                        "/credit/review",
                        "/credit/summary",
                        "/freezes",
                        "/freezes/case",
                        "/freezes/case/drafts",
                        "/freezes/case/ledger",
                        "/freezes/case/reconciliation",
                        "/freezes/plan",
                        "/coercions",
                        "/coercions/{exchange}",
                        "/coercions/{exchange}/diff",
                        "/coercions/{exchange}/readiness",
                        "/coercions/{exchange}/drafts",
                        "/coercions/{exchange}/lead-time",
                        "/coercions/schedule",
                        "/coercions/dates",
                        "/regulations",
                        "/regulations/{procedure}",
                        "/schemas/{type}",
                        "/samples/{type}",
                        "/agencies",
                        "/verify",
                        "/openapi.json",
                        "/asyncapi.json");
    }

    @Test
    void every_operation_has_a_summary_answers_and_problems() {
        for (JsonNode path : api.path("paths")) {
            for (JsonNode operation : path) {
                String name = operation.path("operationId").asString();
                assertThat(operation.path("summary").asString()).as(name).isNotBlank();
                assertThat(operation.path("responses").propertyNames())
                        .as(name)
                        .anyMatch(status -> status.startsWith("2"));
                if (!List.of("getOpenApi", "getAsyncApi").contains(name)) {
                    assertThat(operation.path("responses").propertyNames())
                            .as(name)
                            .anyMatch(status -> status.startsWith("4"));
                }
            }
        }
    }

    @Test
    void a_problem_is_described_with_an_example() {
        JsonNode refused =
                api.at("/paths/~1messages/post/responses/422/content/application~1problem+json");
        assertThat(refused.at("/schema/$ref").asString()).isEqualTo("#/components/schemas/Problem");
        assertThat(refused.at("/example/code").asString()).isEqualTo("time-out-of-range");
        assertThat(api.at("/components/schemas/Problem/properties/retryable/type").asString())
                .isEqualTo("boolean");
    }

    @Test
    void every_reference_leads_somewhere() {
        for (JsonNode reference : api.findValues("$ref")) {
            assertThat(api.at(reference.asString().substring(1)).isObject())
                    .as(reference.asString())
                    .isTrue();
        }
    }
}
