package vn.liennganh.inmate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.PaperDesk;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Returned;
import vn.liennganh.inmate.certificate.Returns;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.message.AgencyId;

/** Lines of rounds, each answered alone; certificates replaced and withdrawn. */
class CertificatesTest {

    private static final AgencyId PRISON = Said.keeper(1);
    private static final UUID ROUND = Said.exchange(900);

    private final Said said = new Said();
    private final PaperDesk<Line> lines = new PaperDesk<>(new CertificateBook());
    private final PaperDesk<Round> rounds = new PaperDesk<>(new RoundBook());

    @Test
    void an_answer_to_one_line_leaves_the_others_as_they_are() {
        round("1", "2", "Z-3");
        Map<String, Line> before = byNumber();
        certificate("2");

        assertThat(byNumber().get("2").state()).isEqualTo(Line.State.ISSUED);
        assertThat(byNumber().get("2").given().orElseThrow().remaining()).containsExactly("rest");
        assertThat(byNumber().get("1")).isSameAs(before.get("1"));
        assertThat(byNumber().get("Z-3")).isSameAs(before.get("Z-3"));
        tell(say("declination", body -> body.put("roundLine", "Z-3").put("reason", "not ours")));
        assertThat(byNumber().get("Z-3").state()).isEqualTo(Line.State.DECLINED);
        assertThat(lines.rebuilt()).isEqualTo(lines.positions());
    }

    @Test
    void a_line_that_nobody_listed_is_not_made_by_its_answer() {
        round("1");
        certificate("7");
        assertThat(byNumber()).containsOnlyKeys("1");
        assertThat(byNumber().get("1").state()).isEqualTo(Line.State.OPEN);
    }

    @Test
    void a_replacement_is_for_the_line_whose_certificate_it_names() {
        round("1", "2");
        certificate("1");
        Heard second = certificate("2");
        tell(
                say(
                        "replacement",
                        body -> {
                            body.putObject("supersedes")
                                    .put("messageId", second.id().toString())
                                    .put("reason", "money returned");
                            given(body, "GXN-9");
                        }));
        assertThat(byNumber().get("1").state()).isEqualTo(Line.State.ISSUED);
        assertThat(byNumber().get("2").state()).isEqualTo(Line.State.REPLACED);
        assertThat(byNumber().get("2").given().orElseThrow().certificate().number())
                .isEqualTo("GXN-9");
    }

    @Test
    void the_list_itself_is_not_rewritten_by_answers_and_counts_who_asked() {
        round("1", "2");
        Round before = rounds.all().get(0);
        certificate("1");
        assertThat(rounds.all().get(0)).isSameAs(before);
        assertThat(before.lines()).isEqualTo(2);
        assertThat(before.asked()).isEqualTo(1);
        assertThat(before.cutOff()).isPresent();
    }

    @Test
    void what_went_back_is_known_by_the_exchange_of_the_prisoner_and_told_twice_counts_once() {
        PaperDesk<Returns> desk = new PaperDesk<>(new ReturnBook());
        Heard refunded = back("inmate-payment.discrepancy-answer", "resolution", "refunded");
        desk.hear(List.of(refunded));
        desk.hear(List.of(refunded));
        desk.hear(List.of(back("inmate-payment.discrepancy-answer", "resolution", "corrected")));
        desk.hear(List.of(back("inmate-payment.payout-minutes", "outcome", "paid-out")));
        desk.hear(List.of(back("inmate-payment.payout-minutes", "outcome", "returned")));
        desk.hear(List.of(back("money-return.notice-record", "kind", "asset")));
        desk.hear(List.of(back("money-return.notice-record", "kind", "money")));

        List<Returns> office =
                desk.all().stream()
                        .filter(one -> one.agency().equals(Said.OFFICE))
                        .filter(one -> one.exchange().equals(Said.exchange(1)))
                        .toList();
        assertThat(office).hasSize(1);
        assertThat(office.get(0).all())
                .extracting(Returned::word)
                .containsExactly("refund", "payout", "to-party");
        assertThat(desk.rebuilt()).isEqualTo(desk.positions());
    }

    /** Said in the prisoner's exchange, but a return to the party in one of its own. */
    private Heard back(String type, String field, String word) {
        boolean own = type.startsWith("money-return");
        return said.say(
                type,
                type.endsWith("minutes") ? PRISON : Said.OFFICE,
                List.of(type.endsWith("minutes") ? Said.OFFICE : PRISON),
                Said.exchange(own ? 2 : 1),
                Optional.empty(),
                own ? List.of(Said.exchange(1)) : List.of(),
                body -> {
                    body.put(field, word);
                    Said.money(body, "amount", 7);
                });
    }

    private void round(String... numbers) {
        tell(
                say(
                        "round",
                        body -> {
                            ObjectNode round = body.putObject("round");
                            round.put("kind", "amnesty").put("name", "2026");
                            round.putObject("cutOff").put("on", "2026-12-01").put("source", "s");
                            ArrayNode all = body.putArray("lines");
                            for (String number : numbers) {
                                ObjectNode line = all.addObject().put("number", number);
                                line.putObject("inmate").put("name", "N" + number);
                                if (all.size() == 1) {
                                    line.put("requestReceivedOn", "2026-11-20");
                                }
                            }
                        }));
    }

    private Heard certificate(String line) {
        Heard one =
                say(
                        "certificate",
                        body -> {
                            body.put("roundLine", line);
                            given(body, "GXN-" + line);
                        });
        tell(one);
        return one;
    }

    private static void given(ObjectNode body, String number) {
        body.putObject("certificate").put("number", number).put("date", "2026-11-21");
        ObjectNode until = body.putObject("result").putObject("resultUntil");
        until.putArray("performed");
        until.putArray("remaining").add("rest");
    }

    private Heard say(String type, java.util.function.Consumer<ObjectNode> filled) {
        boolean round = type.equals("round");
        return said.say(
                "results-certificate." + type,
                round ? PRISON : Said.OFFICE,
                List.of(round ? Said.OFFICE : PRISON),
                ROUND,
                Optional.empty(),
                List.of(),
                filled);
    }

    private void tell(Heard one) {
        lines.hear(List.of(one));
        rounds.hear(List.of(one));
    }

    private Map<String, Line> byNumber() {
        return lines.all().stream().collect(Collectors.toMap(Line::number, one -> one));
    }
}
