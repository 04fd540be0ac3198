package vn.liennganh.console.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.message.Statement;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Letters are found by their words, by those to whom the words were left. */
class SearchTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final RunningHub hub = RunningHub.shared();
    private final JdbcTemplate jdbc = hub.bean(JdbcTemplate.class);
    private final Visitor sender = Visitor.of(hub, "officer@X99.11.001");
    private final Visitor recipient = Visitor.of(hub, "officer@X99.51.001");

    /** A name that nobody else has. */
    private final String name = "Tr\u1ea7n T\u00ecm " + UUID.randomUUID();

    private final String number = UUID.randomUUID().toString();
    private UUID message;

    @BeforeEach
    void an_order_about_somebody() {
        sender.get("/tra-cuu?q=x");
        recipient.get("/tra-cuu?q=x");
        Party office = Party.of(hub, "X99.11.001");
        Draft draft = office.opening("account-freeze.order", "X99.51.001").caseNumber(number);
        ((ObjectNode) draft.body().path("debtor")).put("name", name);
        message =
                Statement.read(office.send(office.signed(draft)).statement())
                        .orElseThrow()
                        .messageId();
    }

    @Test
    void its_recipient_finds_it_by_its_words_once_they_were_left_to_it() {
        await().atMost(SOON).until(() -> finds(sender, "tran tim " + name.substring(9)));
        await().atMost(SOON).until(() -> finds(recipient, number));
        assertThat(finds(recipient, name)).isFalse();

        recipient.get("/hop-thu/" + message);
        await().atMost(SOON).until(() -> finds(recipient, name));
        assertThat(finds(recipient, number)).isTrue();
        assertThat(finds(Visitor.of(hub, "officer@X99.51.002"), name)).isFalse();
    }

    @Test
    void what_was_opened_while_nobody_listened_or_before_it_was_indexed_is_found_too() {
        recipient.get("/hop-thu/" + message);
        await().atMost(SOON).until(() -> finds(recipient, name));
        jdbc.update(
                "UPDATE console.found SET opened = false, words = 'x' WHERE message = ?", message);
        assertThat(finds(recipient, name)).isFalse();
        started().look();
        assertThat(finds(recipient, name)).isTrue();

        jdbc.update("DELETE FROM console.found WHERE message = ?", message);
        jdbc.update(
                "UPDATE console.searcher SET upto = ? WHERE agency = 'X99.51.001'",
                hub.bean(MessageArchive.class).find(message).orElseThrow().number() - 1);
        await().atMost(SOON).until(() -> finds(recipient, name));
    }

    private Indexer started() {
        return new Indexer(
                hub.bean(FoundRepository.class),
                hub.bean(MessageArchive.class),
                hub.bean(EvidenceLog.class),
                hub.bean(Directory.class),
                hub.bean(RuleBook.class),
                hub.bean(PlatformTransactionManager.class));
    }

    private boolean finds(Visitor visitor, String words) {
        String asked = URLEncoder.encode(words, StandardCharsets.UTF_8);
        return visitor.get("/tra-cuu?q=" + asked).text().contains("/hop-thu/" + message);
    }
}
