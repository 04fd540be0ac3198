package vn.liennganh.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {

    private static final UUID ID = UUID.fromString("0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01");

    private static final String JSON =
            """
            {"specVersion":"1.0","kind":"SubmissionAcceptance",\
            "id":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01","salt":"AAAAAAAAAAAAAAAAAAAAAA==",\
            "messageId":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01",\
            "messageSha256":"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",\
            "type":"account-freeze.order","from":"X99.11.001","to":["X99.51.001"],\
            "copies":["X99.31.001"],"exchange":"0193f3c2-7f6e-7cc0-a2c4-3d0c5c1b9a01",\
            "hub":"X99.00.000","time":"2026-11-23T09:31:00.050+07:00",\
            "obligations":[{"party":"X99.51.001","owes":"account-freeze.execution-report",\
            "start":"execution","due":"2026-11-24T09:31:00+07:00","provisional":true,\
            "rule":"account-freeze/2026#report"}]}""";

    /** The message is one zero byte, whose SHA-256 stands above. */
    private static Statement statement(StatementKind kind, Optional<AgencyId> party) {
        return new Statement(
                kind,
                ID,
                "AAAAAAAAAAAAAAAAAAAAAA==",
                ID,
                Sha256.of(new byte[1]),
                new MessageType("account-freeze.order"),
                new AgencyId("X99.11.001"),
                List.of("X99.51.001"),
                List.of("X99.31.001"),
                ID,
                party,
                new AgencyId("X99.00.000"),
                WireTime.attested(Instant.parse("2026-11-23T02:31:00.0509Z")),
                List.of(
                        new StatedObligation(
                                new AgencyId("X99.51.001"),
                                "account-freeze.execution-report",
                                "execution",
                                WireTime.read("2026-11-24T09:31:00+07:00"),
                                true,
                                "account-freeze/2026#report")),
                Optional.empty(),
                List.of());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void an_acceptance_has_the_form_of_the_protocol() {
        Statement statement = statement(StatementKind.SUBMISSION_ACCEPTANCE, Optional.empty());
        assertThat(new String(statement.toBytes(), StandardCharsets.UTF_8)).isEqualTo(JSON);
        assertThat(Statement.read(utf8(JSON))).contains(statement);
    }

    @Test
    void only_a_statement_about_one_recipient_names_a_party() {
        Optional<AgencyId> bank = Optional.of(new AgencyId("X99.51.001"));
        Statement consignment = statement(StatementKind.CONTENT_CONSIGNMENT, bank);
        assertThat(Statement.read(consignment.toBytes())).contains(consignment);
        assertThatThrownBy(() -> statement(StatementKind.SUBMISSION_ACCEPTANCE, bank))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> statement(StatementKind.NON_RESPONSE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_statement_is_not_read() {
        for (String broken :
                List.of(
                        "",
                        "{}",
                        "[]",
                        "null",
                        JSON.replace("\"1.0\"", "\"2.0\""),
                        JSON.replace("SubmissionAcceptance", "Acceptance"),
                        JSON.replace("AAAAAAAAAAAAAAAAAAAAAA==", "AAAA"),
                        JSON + "x",
                        JSON.replace("\"hub\"", "\"hab\""),
                        JSON.replace(".050+07:00", ".050"))) {
            assertThat(Statement.read(utf8(broken))).as(broken).isEmpty();
        }
    }

    @Test
    void a_receipt_reads_back_with_and_without_a_time_stamp() {
        Receipt receipt =
                new Receipt(
                        utf8(JSON),
                        new Receipt.LogProof(
                                "o.invalid", 1_024, 1_031, List.of(new byte[32]), "n\n"),
                        new byte[] {1, 2},
                        Optional.empty());
        assertThat(Receipt.read(receipt.toBytes())).contains(receipt);
        Receipt stamped = receipt.stamped(new byte[] {9});
        assertThat(Receipt.read(stamped.toBytes())).contains(stamped);
        assertThat(stamped).isNotEqualTo(receipt);
        String json = new String(receipt.toBytes(), StandardCharsets.UTF_8);
        assertThat(json).contains("\"index\":1024,\"treeSize\":1031").doesNotContain("timestamp");
        for (String broken :
                List.of(
                        "{}",
                        "x",
                        json.replace("1024", "\"1024\""),
                        json.replace("\"AQI=\"", "\"*\""),
                        json.replace("treeSize", "size"))) {
            assertThat(Receipt.read(utf8(broken))).as(broken).isEmpty();
        }
    }
}
