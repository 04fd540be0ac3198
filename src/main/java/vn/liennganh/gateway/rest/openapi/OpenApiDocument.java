package vn.liennganh.gateway.rest.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.gateway.rest.AcknowledgementsResource;
import vn.liennganh.gateway.rest.AgenciesResource;
import vn.liennganh.gateway.rest.AsicResource;
import vn.liennganh.gateway.rest.AttachmentsResource;
import vn.liennganh.gateway.rest.CatalogueResource;
import vn.liennganh.gateway.rest.EvidenceResource;
import vn.liennganh.gateway.rest.ExchangesResource;
import vn.liennganh.gateway.rest.MessageResource;
import vn.liennganh.gateway.rest.MessagesResource;
import vn.liennganh.gateway.rest.ProblemResponses;
import vn.liennganh.gateway.rest.RestResource;
import vn.liennganh.gateway.rest.VerifyResource;
import vn.liennganh.gateway.rest.WhoAmIResource;
import vn.liennganh.gateway.rest.clarification.ClarificationsResource;
import vn.liennganh.gateway.rest.clarification.QuestionsResource;
import vn.liennganh.gateway.rest.coercion.CoercionDatesResource;
import vn.liennganh.gateway.rest.coercion.CoercionDraftsResource;
import vn.liennganh.gateway.rest.coercion.CoercionScheduleResource;
import vn.liennganh.gateway.rest.coercion.CoercionsResource;
import vn.liennganh.gateway.rest.credit.CreditDeskResource;
import vn.liennganh.gateway.rest.credit.CreditResource;
import vn.liennganh.gateway.rest.credit.CreditReviewResource;
import vn.liennganh.gateway.rest.credit.CreditSummaryResource;
import vn.liennganh.gateway.rest.duty.ObligationsResource;
import vn.liennganh.gateway.rest.freeze.CourtFilesResource;
import vn.liennganh.gateway.rest.freeze.DeskResource;
import vn.liennganh.gateway.rest.freeze.FreezesResource;
import vn.liennganh.gateway.rest.freeze.OccasionResource;
import vn.liennganh.gateway.rest.freeze.ReconciliationResource;
import vn.liennganh.gateway.rest.inbox.InboxResource;
import vn.liennganh.gateway.rest.inmate.InmateMoneyResource;
import vn.liennganh.gateway.rest.inmate.InmatesResource;
import vn.liennganh.gateway.rest.inmate.RequestsResource;
import vn.liennganh.gateway.rest.inmate.RoundsResource;
import vn.liennganh.gateway.rest.push.WebhookResource;
import vn.liennganh.gateway.rest.register.RegistersResource;
import vn.liennganh.gateway.rest.registry.AssetsResource;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * OpenAPI 3.1 out of the resources' own annotations, so that it cannot say more than the code does.
 */
final class OpenApiDocument {

    private static final String PROBLEM = "#/components/schemas/Problem";

    static final List<Class<?>> RESOURCES =
            List.of(
                    WhoAmIResource.class,
                    MessagesResource.class,
                    MessageResource.class,
                    EvidenceResource.class,
                    AsicResource.class,
                    AttachmentsResource.class,
                    InboxResource.class,
                    AcknowledgementsResource.class,
                    ExchangesResource.class,
                    ObligationsResource.class,
                    FreezesResource.class,
                    DeskResource.class,
                    OccasionResource.class,
                    ReconciliationResource.class,
                    CourtFilesResource.class,
                    AssetsResource.class,
                    ClarificationsResource.class,
                    QuestionsResource.class,
                    InmatesResource.class,
                    InmateMoneyResource.class,
                    RoundsResource.class,
                    RequestsResource.class,
                    CoercionsResource.class,
                    CoercionScheduleResource.class,
                    CoercionDatesResource.class,
                    CoercionDraftsResource.class,
                    CreditResource.class,
                    CreditSummaryResource.class,
                    CreditDeskResource.class,
                    CreditReviewResource.class,
                    RegistersResource.class,
                    CatalogueResource.class,
                    AgenciesResource.class,
                    WebhookResource.class,
                    VerifyResource.class,
                    OpenApiResource.class,
                    AsyncApiResource.class);

    /** Calls that need no certificate. */
    private static final Set<String> PUBLIC = Set.of("verify", "getOpenApi", "getAsyncApi");

    private final String serverUrl;

    OpenApiDocument(String serverUrl) {
        this.serverUrl = serverUrl;
    }

    byte[] json() {
        OpenAPI api =
                new Reader(new SwaggerConfiguration().openAPI31(true).openAPI(skeleton()))
                        .read(new LinkedHashSet<>(RESOURCES));
        ModelConverters.getInstance(true)
                .readAll(Wire.ProblemDocument.class)
                .forEach((name, schema) -> api.getComponents().addSchemas(name, schema));
        Map<String, Set<String>> codes = codes();
        for (PathItem path : api.getPaths().values()) {
            path.readOperations().forEach(operation -> complete(operation, codes));
        }
        try {
            return Json31.pretty().writeValueAsString(api).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The interface cannot be described", broken);
        }
    }

    private OpenAPI skeleton() {
        OpenAPI api = new OpenAPI(SpecVersion.V31);
        api.setOpenapi("3.1.0");
        api.setInfo(
                new Info()
                        .title("Lien Nganh hub")
                        .version("1")
                        .description(
                                Texts.render(Text.of("gateway.openapi.description"), Texts.ENGLISH))
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        api.setServers(List.of(new Server().url(serverUrl)));
        api.schemaRequirement(
                "mutualTls",
                new SecurityScheme()
                        .type(SecurityScheme.Type.MUTUALTLS)
                        .description("The client certificate names the agency"));
        return api;
    }

    private void complete(Operation operation, Map<String, Set<String>> codes) {
        if (!PUBLIC.contains(operation.getOperationId())) {
            operation.addSecurityItem(new SecurityRequirement().addList("mutualTls"));
        }
        Map<Integer, Set<String>> byStatus = new TreeMap<>();
        for (String code : codes.getOrDefault(operation.getOperationId(), Set.of())) {
            byStatus.computeIfAbsent(refusal(code).status(), status -> new LinkedHashSet<>())
                    .add(code);
        }
        byStatus.forEach(
                (status, slugs) ->
                        operation
                                .getResponses()
                                .addApiResponse(status.toString(), response(status, slugs)));
    }

    private ApiResponse response(int status, Set<String> slugs) {
        String first = slugs.iterator().next();
        String title = Texts.render(refusal(first).title(), Texts.ENGLISH);
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("type", serverUrl.replace(RestResource.BASE_PATH, "/problems/") + first);
        example.put("title", title);
        example.put("status", status);
        example.put("detail", title);
        example.put("instance", "urn:uuid:4bf92f35-77b3-4da6-a3ce-929d0e0e4736");
        example.put("code", first);
        example.put("retryable", refusal(first).retryable());
        example.put("errors", List.of());
        return new ApiResponse()
                .description(
                        slugs.stream()
                                .map(slug -> "`" + slug + "`")
                                .collect(Collectors.joining(", ")))
                .content(
                        new Content()
                                .addMediaType(
                                        ProblemDocuments.MEDIA_TYPE,
                                        new MediaType()
                                                .schema(new Schema<>().$ref(PROBLEM))
                                                .example(example)));
    }

    private static RefusalCode refusal(String slug) {
        return Arrays.stream(RefusalCode.values())
                .filter(code -> code.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No such code: " + slug));
    }

    private static Map<String, Set<String>> codes() {
        Map<String, Set<String>> codes = new LinkedHashMap<>();
        for (Class<?> resource : RESOURCES) {
            for (Method method : resource.getMethods()) {
                ProblemResponses problems = method.getAnnotation(ProblemResponses.class);
                var operation = method.getAnnotation(io.swagger.v3.oas.annotations.Operation.class);
                if (problems != null && operation != null) {
                    codes.put(
                            operation.operationId(),
                            new LinkedHashSet<>(List.of(problems.value())));
                }
            }
        }
        return codes;
    }
}
