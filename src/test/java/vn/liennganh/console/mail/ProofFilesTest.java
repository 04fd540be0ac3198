package vn.liennganh.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Examination;
import vn.liennganh.partner.client.Trust;
import vn.liennganh.pki.Pem;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** Whoever has nothing but a browser takes away what proves a message, and checks it elsewhere. */
class ProofFilesTest {

    private static final String OFFICE = "X99.11.001";
    private static final String NOTARY = "X99.76.001";
    private static final Pattern ONE = Pattern.compile("/bien-nhan/(\\d+)\\.json");

    private static RunningHub hub;
    private static Visitor sender;
    private static Visitor recipient;
    private static String page;

    @BeforeAll
    static void send() {
        hub = RunningHub.shared();
        Party office = Party.of(hub, OFFICE);
        byte[] receipt = office.send(office.ping(NOTARY)).statement();
        page = "/hop-thu/" + Statement.read(receipt).orElseThrow().messageId();
        sender = Visitor.of(hub, "clerk@" + OFFICE);
        recipient = Visitor.of(hub, "clerk@" + NOTARY);
        recipient.visit(page);
        Awaitility.await().until(() -> recipient.visit(page).text().contains("/bien-nhan.json"));
    }

    @Test
    void each_side_finds_print_signed_file_receipt_and_container_on_the_page() {
        for (Visitor one : List.of(sender, recipient)) {
            assertThat(one.visit(page).text())
                    .contains(
                            page + "/van-ban.pdf",
                            page + "/thong-diep.p7m",
                            page + "/bien-nhan.json",
                            page + "/bang-chung.asice");
            assertThat(one.get(page + "/van-ban.pdf").body()).startsWith("%PDF".getBytes());
        }
    }

    @Test
    void the_receipt_proves_the_signed_file_without_the_hub() {
        byte[] message = sender.get(page + "/thong-diep.p7m").body();
        Receipt accepted = receipt(sender.get(page + "/bien-nhan.json"));
        Receipt left = receipt(recipient.get(page + "/bien-nhan.json"));

        assertThat(kind(accepted)).isEqualTo(StatementKind.SUBMISSION_ACCEPTANCE);
        assertThat(kind(left)).isEqualTo(StatementKind.CONTENT_CONSIGNMENT);
        for (Receipt one : List.of(accepted, left)) {
            assertThat(Examination.of(trust(), message, one, Set.of()).valid()).isTrue();
        }
    }

    @Test
    void a_recipient_gets_what_is_about_itself_and_nothing_else() {
        String acceptance = page + "/bien-nhan/" + leaf(sender.get(page + "/bien-nhan.json"));
        assertThat(sender.get(acceptance + ".json").status()).isEqualTo(200);
        assertThat(recipient.get(acceptance + ".json").status()).isEqualTo(404);

        Matcher own = ONE.matcher(recipient.visit(page).text());
        assertThat(own.find()).isTrue();
        Receipt shown = receipt(recipient.get(page + own.group()));
        assertThat(Statement.read(shown.statement()).orElseThrow().party())
                .contains(AgencyId.of(NOTARY));
    }

    @Test
    void the_container_holds_the_message_and_the_readers_own_receipts() throws IOException {
        Map<String, byte[]> whole = container(sender);
        assertThat(whole.keySet())
                .contains("message.p7m", "META-INF/signature001.p7s")
                .anyMatch(name -> name.endsWith("-SubmissionAcceptance.json"));
        assertThat(whole.get("message.p7m")).isEqualTo(sender.get(page + "/thong-diep.p7m").body());
        assertThat(container(recipient).keySet())
                .contains("message.p7m")
                .anyMatch(name -> name.endsWith("-ContentConsignment.json"))
                .noneMatch(name -> name.endsWith("-SubmissionAcceptance.json"));
    }

    @Test
    void to_everybody_else_nothing_of_it_is_there() {
        Visitor other = Visitor.of(hub, "clerk@X99.51.003");
        int leaf = leaf(sender.get(page + "/bien-nhan.json"));
        for (String file :
                List.of(
                        "/bien-nhan.json",
                        "/bien-nhan/" + leaf + ".json",
                        "/bang-chung.asice",
                        "/van-ban.pdf")) {
            assertThat(other.get(page + file).status()).as(file).isEqualTo(404);
        }
    }

    @Test
    void whoever_takes_the_container_stands_in_the_diary() {
        Party office = Party.of(hub, OFFICE);
        byte[] receipt = office.send(office.ping(NOTARY)).statement();
        UUID fresh = Statement.read(receipt).orElseThrow().messageId();
        assertThat(recipient.get("/hop-thu/" + fresh + "/bang-chung.asice").status())
                .isEqualTo(200);
        Visitor head = Visitor.of(hub, "head@" + NOTARY);
        assertThat(head.visit("/quan-tri/nhat-ky-xem").text()).contains(fresh.toString());
    }

    private static Map<String, byte[]> container(Visitor reader) throws IOException {
        Answer answer = reader.get(page + "/bang-chung.asice");
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.etsi.asic-e+zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static Receipt receipt(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).startsWith("attachment");
        return Receipt.read(answer.body()).orElseThrow();
    }

    private static int leaf(Answer answer) {
        return (int) receipt(answer).log().index();
    }

    private static StatementKind kind(Receipt receipt) {
        return Statement.read(receipt.statement()).orElseThrow().kind();
    }

    private static Trust trust() {
        return new Trust(
                        Pem.readCertificates(hub.sandbox().resolve("ca.pem")),
                        Optional.empty(),
                        Clock.systemUTC())
                .withLogKey(Party.of(hub, OFFICE).hub().logKey());
    }
}
