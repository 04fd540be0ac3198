package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.deadline.DeadlineWatch;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.startup.HubClock;
import vn.liennganh.statistics.figure.Period;
import vn.liennganh.support.Visitor;

/**
 * A bank is merged into another while it holds an order: its heir finds the order, owes the report
 * and gives it; what was attested under the old code stays under it.
 */
class HeirScenarioTest {

    private static final String OFFICE = "X99.11.001";
    private static final String OLD = "X99.51.900";
    private static final String HEIR = "X99.51.001";
    private static final String OLD_OFFICE = "X99.11.900";
    private static final String OTHER_OFFICE = "X99.11.002";
    private static final String COURT = "X99.41.001";
    private static final String STRANGER = "X99.51.002";
    private static final String REPORT = "account-freeze.execution-report";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern REMIND = Pattern.compile("/han/([0-9a-f-]{36})/don-doc");

    @TempDir Path folder;

    @Test
    void the_heir_takes_over_the_open_duty_and_the_order_that_waited() throws IOException {
        LocalDate last = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).plusDays(1);
        Files.writeString(
                folder.resolve("former.yaml"),
                """
                agencies:
                  - {identifier: %s, kind: bank, names: {vi: A, en: A}, territory: Nowhere,
                     valid-from: 2026-01-01, valid-to: %s, successors: [%s], channel: rest-inbox}
                  - {identifier: %s, kind: enforcement-agency, names: {vi: A, en: A}, territory: Nowhere,
                     valid-from: 2026-01-01, valid-to: %s, channel: rest-inbox,
                     successors: [%s, {agency: %s, matters: [judgment-clarification]}]}
                """
                        .formatted(OLD, last, HEIR, OLD_OFFICE, last, OTHER_OFFICE, OFFICE));
        try (RunningHub hub =
                RunningHub.onSharedServer(
                        Map.of("hub.directory.agencies", "config/agencies," + folder))) {
            Party office = Party.of(hub, OFFICE);
            byte[] order =
                    office.signed(office.opening("account-freeze.order", OLD).withoutAttachments());
            Statement accepted = Statement.read(office.send(order).statement()).orElseThrow();
            UUID exchange = accepted.exchange();
            item(Party.of(hub, OLD), exchange);
            Party heir = Party.of(hub, HEIR);
            assertThat(owed(heir, exchange)).isEmpty();
            byte[] ping = office.ping(OLD);
            office.send(ping);
            Party former = Party.of(hub, OLD_OFFICE);
            Statement asking =
                    Statement.read(
                                    former.send(
                                                    former.signed(
                                                            former.opening(
                                                                    "judgment-clarification.request",
                                                                    COURT)))
                                            .statement())
                            .orElseThrow();
            UUID question = asking.exchange();
            List<Long> asked = asked(hub);
            FreezeCase debt = FreezeCase.of(hub, OLD_OFFICE);
            debt.order(STRANGER);
            assertThat(need(hub, debt)).as("another's orders are nothing to it").isPositive();

            hub.bean(HubClock.class).advance(Duration.ofDays(2));

            assertThat(asked)
                    .as("by each office: what others asked is not its own")
                    .containsOnly(0L);
            assertThat(asked(hub))
                    .as("what was asked of a court is counted by the one that carries it on")
                    .containsExactly(1L, 0L);
            assertThat(need(hub, debt)).as("its predecessor has ordered it").isZero();
            InboxItem forwarded = item(heir, exchange);
            assertThat(forwarded.from()).isEqualTo(OFFICE);
            assertThat(owed(heir, exchange))
                    .extracting(duty -> duty.path("owes").asString())
                    .contains(REPORT);
            assertThat(Visitor.of(hub, "officer@" + HEIR).get("/toi/chuong").text())
                    .as("the bell tells of what was inherited")
                    .contains("/han/" + owed(heir, exchange).get(0).path("id").asString());
            onItsDesk(Visitor.of(hub, "officer@" + HEIR), accepted.messageId());
            reminds(Visitor.of(hub, "officer@" + OFFICE), question);
            assertThat(Visitor.of(hub, "officer@" + OTHER_OFFICE).get("/han").text())
                    .as("what was handed to another is not its own")
                    .doesNotContain(question.toString());
            assertThat(heir.hub().exchange(exchange).path("messages")).hasSize(1);
            assertThat(owed(Party.of(hub, STRANGER), exchange)).isEmpty();

            heir.open(forwarded);
            // With one of an exchange in which nobody owes anything.
            UUID pinged = Party.messageId(ping);
            await().until(
                            () ->
                                    heir.page(Duration.ZERO).items().stream()
                                            .anyMatch(one -> one.id().equals(pinged)));
            heir.acknowledge(Map.of(forwarded.id(), forwarded.sha256(), pinged, Sha256.of(ping)));
            assertThat(office.attested(pinged)).contains("ContentHandover");
            assertThat(office.attested(asking.messageId()))
                    .as("who carries on for the sender can prove what that one sent")
                    .contains("SubmissionAcceptance");
            assertThat(heir.page(Duration.ZERO).items())
                    .noneMatch(one -> one.id().equals(forwarded.id()));

            hub.bean(DeadlineWatch.class)
                    .runDue(hub.bean(HubClock.class).instant().plus(Duration.ofDays(4)));
            assertThat(notices(heir, exchange)).contains("overdue");

            heir.send(
                    heir.sealed(
                            heir.answering(
                                            REPORT,
                                            office.hub().open(accepted.messageId()).envelope())
                                    .withoutAttachments()));
            assertThat(status(office, exchange)).startsWith("fulfilled");
            kept(hub, office, accepted);

            assertThat(heir.hub().open(accepted.messageId()).envelope().id())
                    .as("its own step takes nothing from its sight")
                    .isEqualTo(accepted.messageId());
            Draft returned = heir.opening("document-handling.return", OFFICE);
            returned.body().put("messageId", accepted.messageId().toString());
            heir.send(heir.sealed(returned.withoutAttachments()));
            Visitor clerk = Visitor.of(hub, "clerk@" + OFFICE);
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    clerk.visit("/hop-thu/" + accepted.messageId() + "?lang=en")
                                            .text()
                                            .contains("returned this document on"));
        }
    }

    /** What it owes now is its own: in the pile of what waits, and with the document. */
    private static void onItsDesk(Visitor heir, UUID order) {
        String pile = heir.get("/hop-thu").text();
        String row = pile.substring(pile.indexOf("/hop-thu/" + order));
        assertThat(row.substring(0, row.indexOf("</tr>"))).contains("class=\"due");
        assertThat(heir.get("/hop-thu/" + order).text()).contains("<p class=\"quiet\">\u2192 ");
    }

    /** Whoever carries on waits for what was asked, and may press for it. */
    private static void reminds(Visitor successor, UUID question) {
        String page = successor.get("/han?ben=ho").text();
        String row = page.substring(page.indexOf("/viec/" + question));
        Matcher remind = REMIND.matcher(row.substring(0, row.indexOf("</tr>")));
        assertThat(remind.find()).isTrue();
        assertThat(successor.get("/han/" + remind.group(1)).text()).contains(remind.group());
        assertThat(successor.post(remind.group(), Map.of()).location()).startsWith("/cho-ky/");
    }

    /** What is still to be held of a debt, by the other office's plan. */
    private static long need(RunningHub hub, FreezeCase debt) {
        ObjectNode asked = Json.MAPPER.createObjectNode().put("caseNumber", debt.number());
        asked.putArray("holders").add(HEIR);
        ObjectNode order = debt.body();
        order.remove("capAcrossHolders");
        asked.set("order", order);
        return Party.of(hub, OTHER_OFFICE).hub().ask("/freezes/plan", asked).path("need").asLong();
    }

    /** How many requests to courts form 02 of the year counts, of either office. */
    private static List<Long> asked(RunningHub hub) {
        int year = Period.yearOf(LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")));
        return Stream.of(OFFICE, OTHER_OFFICE)
                .map(
                        one ->
                                Party.of(hub, one)
                                        .hub()
                                        .json("/statistics/drafts?period=12-months&year=" + year)
                                        .path("drafts")
                                        .valueStream()
                                        .flatMap(form -> form.at("/body/rows").valueStream())
                                        .mapToLong(row -> row.path("sent").asLong())
                                        .sum())
                .toList();
    }

    /** Evidence and archive say whom the order went to when it went. */
    private static void kept(RunningHub hub, Party office, Statement accepted) {
        assertThat(accepted.to()).containsExactly(OLD);
        StoredMessage stored =
                hub.bean(MessageArchive.class).find(accepted.messageId()).orElseThrow();
        assertThat(stored.recipients()).containsExactly(AgencyId.of(OLD));
        List<Statement> proofs =
                office.hub().evidence(accepted.messageId()).stream()
                        .map(receipt -> Statement.read(receipt.statement()).orElseThrow())
                        .toList();
        assertThat(proofs)
                .filteredOn(proof -> proof.kind() == StatementKind.CONTENT_HANDOVER)
                .singleElement()
                .satisfies(
                        proof ->
                                assertThat(proof.party())
                                        .isEqualTo(Optional.of(AgencyId.of(HEIR))));
    }

    private static InboxItem item(Party party, UUID exchange) {
        return await().atMost(PATIENCE)
                .until(
                        () ->
                                party.page(Duration.ofSeconds(5)).items().stream()
                                        .filter(one -> one.exchange().equals(exchange))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Stream<String> notices(Party party, UUID exchange) {
        return party.page(Duration.ofSeconds(20)).items().stream()
                .filter(one -> one.type().startsWith("obligation-notice."))
                .map(one -> Json.MAPPER.readTree(party.open(one).json()))
                .filter(
                        one ->
                                one.path("body")
                                        .path("exchange")
                                        .asString()
                                        .equals(exchange.toString()))
                .map(one -> one.path("body").path("notice").asString());
    }

    private static List<JsonNode> owed(Party party, UUID exchange) {
        return party.hub()
                .json("/obligations?party=me&limit=1000")
                .path("items")
                .valueStream()
                .filter(one -> one.path("exchange").asString().equals(exchange.toString()))
                .toList();
    }

    private static String status(Party party, UUID exchange) {
        return party.hub()
                .exchange(exchange)
                .path("obligations")
                .valueStream()
                .filter(one -> one.path("owes").asString().equals(REPORT))
                .map(one -> one.path("status").asString())
                .findFirst()
                .orElse("none");
    }
}
