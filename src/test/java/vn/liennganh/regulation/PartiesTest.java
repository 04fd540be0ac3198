package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.FieldError;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Urgency;

/** Who may send what to whom under which signatures: both sides of each rule. */
class PartiesTest {

    private static final LocalDate ON = LocalDate.of(2026, 11, 20);

    /** Recipients are kinds; {@code group:banks} stands for two banks. */
    @ParameterizedTest(name = "{0} from {1} to {2} signed by {3}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            account-freeze.order              | enforcement-agency        | bank             | enforcement-officer         |
            account-freeze.order              | enforcement-agency        | state-treasury   | enforcement-officer         |
            account-freeze.order              | enforcement-agency        | digital-asset-firm | enforcement-officer       |
            account-freeze.order              | private-enforcement-office | bank            | private-enforcement-officer | SENDER_NOT_PERMITTED
            account-freeze.urgent-minutes     | private-enforcement-office | bank            | private-enforcement-officer | SENDER_NOT_PERMITTED
            account-freeze.order              | enforcement-division      | bank             | enforcement-officer         | SENDER_NOT_PERMITTED
            account-freeze.order              | bank                      | bank             | head                        | SENDER_NOT_PERMITTED
            account-freeze.order              | enforcement-agency        | land-office      | enforcement-officer         | RECIPIENT_NOT_PERMITTED
            account-freeze.order              | enforcement-agency        | securities-depository | enforcement-officer    | RECIPIENT_NOT_PERMITTED
            account-freeze.order              | enforcement-agency        | bank,bank        | enforcement-officer         | RECIPIENT_NOT_PERMITTED
            account-freeze.order              | enforcement-agency        | group:banks      | enforcement-officer         | RECIPIENT_NOT_PERMITTED
            account-freeze.order              | enforcement-agency        | bank             | head                        | SIGNER_NOT_PERMITTED
            account-freeze.order              | enforcement-agency        | bank             |                             | SIGNER_NOT_PERMITTED
            account-freeze.execution-report   | bank                      | enforcement-agency |                           |
            account-freeze.execution-report   | bank                      | enforcement-agency | representative            |
            account-freeze.execution-report   | state-treasury            | enforcement-agency |                           | SIGNER_NOT_PERMITTED
            account-freeze.execution-report   | state-treasury            | enforcement-agency | head                      |
            account-freeze.execution-report   | procuracy                 | enforcement-agency | head                      | SENDER_NOT_PERMITTED
            account-freeze.execution-report   | bank                      | procuracy        |                             | RECIPIENT_NOT_PERMITTED
            account-freeze.service-by-posting | enforcement-agency        | procuracy,bank   | enforcement-officer         |
            account-freeze.service-by-posting | enforcement-agency        | bank,procuracy,bank | enforcement-officer      | RECIPIENT_NOT_PERMITTED
            account-freeze.coercion-grounds-record | enforcement-agency   | hub              | enforcement-officer         |
            account-freeze.coercion-grounds-record | enforcement-agency   | bank             | enforcement-officer         | RECIPIENT_NOT_PERMITTED
            account-freeze.money-receipt      | enforcement-agency        | bank             | accountant                  |
            account-deduction.order           | enforcement-agency        | bank             | enforcement-officer         |
            account-deduction.order           | enforcement-agency        | commune-committee | enforcement-officer        | RECIPIENT_NOT_PERMITTED
            account-information.request       | enforcement-agency        | group:banks      | enforcement-officer         |
            account-information.request       | enforcement-agency        | group:banks,bank | enforcement-officer         | RECIPIENT_NOT_PERMITTED
            account-information.request       | enforcement-agency        | bank,bank        | enforcement-officer         | RECIPIENT_NOT_PERMITTED
            account-information.request       | private-enforcement-office | securities-depository | private-enforcement-officer |
            account-information.request       | private-enforcement-office | bank            |                             | SIGNER_NOT_PERMITTED
            account-information.refusal       | bank                      | private-enforcement-office |                   |
            sandbox.ping                      | employer                  | court,prison     |                             |
            sandbox.ping                      | employer                  | court            | head                        |
            obligation-notice.overdue         | hub                       | bank             |                             |
            obligation-notice.overdue         | bank                      | bank             |                             | SENDER_NOT_PERMITTED
            """)
    void a_type_has_its_senders_recipients_and_signers(
            String type, String sender, String recipients, String capacity, RefusalCode refusal) {
        assertThat(judge(type, sender, recipients, capacity, true).map(Refusal::code))
                .isEqualTo(Optional.ofNullable(refusal));
    }

    @Test
    void without_the_seal_nothing_is_sent() {
        assertThat(judge("sandbox.ping", "bank", "court", "head", false).map(Refusal::code))
                .contains(RefusalCode.SIGNER_NOT_PERMITTED);
    }

    private static Optional<Refusal> judge(
            String type, String sender, String recipients, String capacity, boolean seal) {
        Map<AgencyId, String> kinds = new LinkedHashMap<>();
        List<String> to =
                Arrays.stream(recipients.split(","))
                        .map(
                                kind -> {
                                    AgencyId id = AgencyId.of("X99.7" + kinds.size());
                                    if (kind.startsWith("group:")) {
                                        kinds.put(AgencyId.of("X99.81"), "bank");
                                        kinds.put(AgencyId.of("X99.82"), "bank");
                                        return kind;
                                    }
                                    kinds.put(id, kind);
                                    return id.value();
                                })
                        .toList();
        MessageRule rule = Story.RULES.rule(new MessageType(type), ON).orElseThrow();
        return Story.JUDGE.parties(
                rule,
                new Parties(
                        envelope(rule, to, Json.MAPPER.createObjectNode(), Optional.of("1")),
                        sender,
                        kinds,
                        capacity == null ? List.of() : List.of(capacity),
                        seal));
    }

    @Test
    void every_wrong_field_is_pointed_at_without_repeating_it() {
        MessageRule rule =
                Story.RULES.rule(new MessageType("account-freeze.order"), ON).orElseThrow();
        ObjectNode body =
                (ObjectNode)
                        Story.RULES
                                .sample(rule.type(), ON, new java.util.Random(1))
                                .orElseThrow()
                                .path("body");
        body.remove("judgment");
        body.put("surprise", "secret");
        ((ObjectNode) body.path("freezeAmount")).put("amount", 1.5).put("currency", "USD");
        ((ObjectNode) body.path("decision")).put("date", "20/11/2026");
        Refusal refusal =
                Story.JUDGE
                        .content(rule, envelope(rule, List.of("X99.1"), body, Optional.empty()))
                        .orElseThrow();
        assertThat(refusal.code()).isEqualTo(RefusalCode.SCHEMA_VIOLATION);
        assertThat(refusal.errors())
                .extracting(FieldError::pointer)
                .containsExactlyInAnyOrder(
                        "/caseNumber",
                        "/body/judgment",
                        "/body/surprise",
                        "/body/freezeAmount/amount",
                        "/body/freezeAmount/currency",
                        "/body/decision/date");
        assertThat(refusal.errors())
                .allSatisfy(
                        error -> {
                            assertThat(Texts.render(error.text(), Texts.ENGLISH))
                                    .doesNotContain("secret", "regulation.");
                            assertThat(Texts.render(error.text(), Texts.VIETNAMESE))
                                    .doesNotContain("regulation.");
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            account-freeze.order            | {"allAccounts": true, "accounts": [{"number": "1"}]} | /body
            account-freeze.order            | {"extentRule": "all"}                                | /body/extentRule
            account-deduction.order         | {"amount": {"amount": 0, "currency": "VND"}}         | /body/amount/amount
            account-deduction.order         | {"amount": {"amount": "5", "currency": "VND"}}       | /body/amount/amount
            account-freeze.execution-report | {"execution": "maybe"}                               | /body/execution
            account-freeze.execution-report | {"executedAt": "2026-11-20T16:30:00"}                | /body/executedAt
            account-information.refusal     | {"reason": ""}                                       | /body/reason
            account-freeze.release          | {"scope": "part"}                                    | /body/scope
            """)
    void a_field_outside_its_form_is_refused(String type, String change, String pointer) {
        MessageRule rule = Story.RULES.rule(new MessageType(type), ON).orElseThrow();
        ObjectNode body =
                (ObjectNode)
                        Story.RULES
                                .sample(rule.type(), ON, new java.util.Random(1))
                                .orElseThrow()
                                .path("body");
        body.setAll((ObjectNode) Json.MAPPER.readTree(change));
        assertThat(
                        Story.JUDGE
                                .content(
                                        rule,
                                        envelope(rule, List.of("X99.1"), body, Optional.of("1")))
                                .orElseThrow()
                                .errors())
                .extracting(FieldError::pointer)
                .containsExactly(pointer);
    }

    private static Envelope envelope(
            MessageRule rule, List<String> to, ObjectNode body, Optional<String> caseNumber) {
        UUID id = UUID.randomUUID();
        return new Envelope(
                id,
                rule.type(),
                AgencyId.of("X99.9"),
                to,
                Optional.empty(),
                OffsetDateTime.parse("2026-11-20T09:00:00+07:00"),
                id,
                Optional.empty(),
                List.of(),
                caseNumber,
                Urgency.NORMAL,
                List.of(),
                body);
    }
}
