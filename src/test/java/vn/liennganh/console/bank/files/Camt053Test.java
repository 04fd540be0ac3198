package vn.liennganh.console.bank.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements as a bank's own system writes them. */
class Camt053Test {

    private static byte[] statement(String version, String entries) {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.%s"><BkToCstmrStmt>
                <GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S1</Id>%s</Stmt></BkToCstmrStmt></Document>
                """)
                .formatted(version, entries)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Entries read(byte[] file) {
        return Camt053.read(file).orElseThrow();
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
        assertThat(read(statement("02", entry)).booked())
                .containsExactly(
                        new Statement.Entry(
                                1,
                                "2026-11-20",
                                "THADS-79-2026-001234-K3",
                                "lan hai \u00b7 THADS-79-2026-001234-K3 \u00b7 7",
                                3_200_000_000L,
                                Statement.Side.IN));
    }

    /** The format says the side of the reversal itself: what was a credit goes back as a debit. */
    @Test
    void what_was_reversed_takes_away_what_was_booked_before() {
        String entry =
                """
                <Ntry><NtryRef>R-9001</NtryRef><Amt Ccy="VND">100</Amt><CdtDbtInd>%s</CdtDbtInd>%s
                <Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>
                """;
        String all =
                entry.formatted("CRDT", "") + entry.formatted("DBIT", "<RvslInd>true</RvslInd>");
        List<Statement.Entry> entries = read(statement("08", all)).booked();
        assertThat(entries)
                .extracting(Statement.Entry::amount, Statement.Entry::side)
                .containsExactly(tuple(100L, Statement.Side.IN), tuple(-100L, Statement.Side.IN));

        Statement.Order order =
                new Statement.Order("R-9001", "1/QD", "", 100, Statement.Side.IN, "");
        Statement piles = Statement.of(List.of(order), entries);
        assertThat(piles.matched()).isEmpty();
        assertThat(piles.different()).hasSize(1);
        assertThat(piles.different().get(0).difference()).isEqualTo(-100);
    }

    @Test
    void a_debit_is_no_payment_and_what_a_holder_handed_over_is() {
        String entry =
                """
                <Ntry><NtryRef>R-9002</NtryRef><Amt Ccy="VND">100</Amt><CdtDbtInd>DBIT</CdtDbtInd>
                <Sts>BOOK</Sts></Ntry>
                """;
        List<Statement.Entry> entries = read(statement("02", entry)).booked();
        for (Statement.Side side : List.of(Statement.Side.IN, Statement.Side.OUT)) {
            Statement.Order order = new Statement.Order("R-9002", "1/QD", "", 100, side, "");
            assertThat(Statement.of(List.of(order), entries).matched())
                    .hasSize(side == Statement.Side.OUT ? 1 : 0);
        }
    }

    @Test
    void a_batch_is_told_apart_and_what_is_left_out_is_counted_by_its_reason() {
        String batch =
                """
                <Ntry><Amt Ccy="VND">300</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls>
                <TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs><Amt Ccy="VND">100</Amt></TxDtls>
                <TxDtls><Refs><EndToEndId>B-2</EndToEndId></Refs><Amt Ccy="VND">200</Amt>
                <CdtDbtInd>CRDT</CdtDbtInd></TxDtls>
                </NtryDtls></Ntry>
                <Ntry><Amt Ccy="VND">5</Amt><Sts>PDNG</Sts></Ntry>
                <Ntry><NtryRef>U</NtryRef><Amt Ccy="USD">5.00</Amt><Sts>BOOK</Sts></Ntry>
                <Ntry><NtryRef>V</NtryRef><Amt Ccy="USD">6.00</Amt><Sts>BOOK</Sts></Ntry>
                <Ntry><NtryRef>W</NtryRef><Amt Ccy="VND">6.50</Amt><Sts>BOOK</Sts></Ntry>
                <Ntry><NtryRef>X</NtryRef><Amt Ccy="VND">6.00</Amt><Sts>BOOK</Sts><NtryDtls>
                <TxDtls><Amt Ccy="USD">1</Amt></TxDtls><TxDtls><Amt Ccy="USD">2</Amt></TxDtls></NtryDtls></Ntry>
                """;
        Entries read = read(statement("08", batch));
        assertThat(read.booked())
                .extracting(
                        Statement.Entry::reference, Statement.Entry::amount, Statement.Entry::side)
                .containsExactly(
                        tuple("", 100L, Statement.Side.OUT),
                        tuple("B-2", 200L, Statement.Side.IN),
                        tuple("X", 6L, Statement.Side.EITHER));
        assertThat(read.left())
                .containsExactly(
                        new Entries.Left(Entries.Why.STATUS, "PDNG", 1),
                        new Entries.Left(Entries.Why.CURRENCY, "USD", 2),
                        new Entries.Left(Entries.Why.AMOUNT, "", 1));
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
        assertThat(Camt053.read(bytes)).isEmpty();
    }

    @Test
    void a_table_is_not_taken_for_xml() {
        assertThat(Camt053.like("day;amount".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(Camt053.like("\uFEFF <a/>".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(Camt053.like(new byte[0])).isFalse();
    }
}
