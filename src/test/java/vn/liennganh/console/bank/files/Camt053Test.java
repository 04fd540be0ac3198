package vn.liennganh.console.bank.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as a bank's own system writes them. */
class Camt053Test {

    private static final List<String> HEADS = List.of("day", "reference", "content", "amount");

    private static byte[] statement(String version, String entries) {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
                <GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S1</Id>%s</Stmt></BkToCstmrStmt></Document>
                """)
                .formatted(version, entries)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<List<String>> rows(byte[] file) {
        List<List<String>> all = Camt053.rows(file, HEADS).orElseThrow();
        assertThat(all.get(0)).isEqualTo(HEADS);
        return all.subList(1, all.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Sts>BOOK</Sts>", "<Sts><Cd>BOOK</Cd></Sts>"})
    void a_booked_entry_is_a_row_whose_content_names_every_reference(String status) {
        String entry =
                """
                <Ntry><NtryRef>7</NtryRef><Amt Ccy="VND">3200000000</Amt><CdtDbtInd>CRDT</CdtDbtInd>%s
                <BookgDt><DtTm>2026-11-20T08:00:00+07:00</DtTm></BookgDt><NtryDtls><TxDtls>
                <Refs><EndToEndId>THADS-79-2026-001234-K3</EndToEndId></Refs>
                <RmtInf><Ustrd>lan hai</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                """
                        .formatted(status);
        assertThat(rows(statement("02", entry)))
                .containsExactly(
                        List.of(
                                "2026-11-20",
                                "THADS-79-2026-001234-K3",
                                "lan hai \u00b7 THADS-79-2026-001234-K3 \u00b7 7",
                                "3200000000"));
    }

    @Test
    void what_was_reversed_takes_away_what_was_booked_before() {
        String entry =
                """
                <Ntry><NtryRef>R-9001</NtryRef><Amt Ccy="VND">100</Amt>%s<Sts>BOOK</Sts>
                <BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>
                """;
        String all = entry.formatted("") + entry.formatted("<RvslInd>true</RvslInd>");
        List<List<String>> rows = rows(statement("08", all));
        assertThat(rows).extracting(row -> row.get(3)).containsExactly("100", "-100");

        List<Statement.Entry> entries =
                List.of(
                        new Statement.Entry(2, "", "R-9001", "", 100),
                        new Statement.Entry(3, "", "R-9001", "", -100));
        Statement.Order order = new Statement.Order("R-9001", "1/QD", "", 100, "");
        Statement piles = Statement.of(List.of(order), entries);
        assertThat(piles.matched()).isEmpty();
        assertThat(piles.different()).hasSize(1);
        assertThat(piles.different().get(0).difference()).isEqualTo(-100);
    }

    @Test
    void a_batch_is_told_apart_and_what_is_pending_or_in_other_money_has_no_amount() {
        String batch =
                """
                <Ntry><Amt Ccy="VND">300</Amt><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><NtryDtls>
                <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="VND">100</Amt></TxDtls>
                <TxDtls><Refs><EndToEndId>B-2</EndToEndId></Refs><Amt Ccy="VND">200</Amt></TxDtls>
                </NtryDtls></Ntry>
                <Ntry><Amt Ccy="VND">5</Amt><Sts>PDNG</Sts></Ntry>
                <Ntry><NtryRef>U</NtryRef><Amt Ccy="USD">5.00</Amt><Sts>BOOK</Sts></Ntry>
                """;
        assertThat(rows(statement("08", batch)))
                .containsExactly(
                        List.of("2026-11-20", "", "", "100"),
                        List.of("2026-11-20", "B-2", "B-2", "200"),
                        List.of("", "U", "U", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pain.001.001.03'/>",
                "<a/>",
                "<a>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
                        + "<Document xmlns='camt.053'>&b;</Document>"
            })
    void whatever_is_no_statement_is_refused(String file) {
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
        assertThat(Camt053.like(bytes)).isTrue();
        assertThat(Camt053.rows(bytes, HEADS)).isEmpty();
    }

    @Test
    void a_table_is_not_taken_for_xml() {
        assertThat(Camt053.like("day;amount".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(Camt053.like("\uFEFF <a/>".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(Camt053.like(new byte[0])).isFalse();
    }
}
