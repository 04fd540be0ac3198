package vn.liennganh.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/**
 * Whatever opens an exchange can be sent in the sandbox as its sample stands, signed by {@code
 * official.key} and {@code seal.key} alone.
 */
class CatalogueOverTheWireTest {

    private static final String CMS = "application/pkcs7-mime; smime-type=signed-data";
    private static final String HUB = "X99.00.000";

    @Test
    void every_sample_that_opens_an_exchange_passes_every_check() {
        RunningHub hub = RunningHub.shared();
        RuleBook rules = hub.bean(RuleBook.class);
        Map<String, Party> parties = new HashMap<>();
        Map<String, Caller> callers = new HashMap<>();
        Map<String, String> refused = new TreeMap<>();
        int passed = 0;
        Instant now = Party.of(hub, "X99.11.001").hub().whoami().time().toInstant();
        for (Edition edition : rules.inForce(LegalClock.day(now))) {
            for (MessageRule rule : edition.messages().values()) {
                ObjectNode sample = rules.sample(rule.type(), now, new Random(5)).orElseThrow();
                String from = sample.path("from").asString();
                if (!rule.opens() || from.equals(HUB)) {
                    continue;
                }
                Party party = parties.computeIfAbsent(from, id -> Party.of(hub, id));
                Caller caller = callers.computeIfAbsent(from, id -> Caller.of(hub, id));
                JsonNode answer =
                        caller.post(
                                        "/api/v1/messages?dryRun=true",
                                        party.signed(Draft.of(sample)),
                                        "Content-Type",
                                        CMS,
                                        "Accept-Language",
                                        "en")
                                .json();
                // A form of today that another story of this hub has sent was accepted there.
                if (answer.path("accepted").asBoolean(false)
                        || answer.path("code").asString("").equals("duplicate-document")) {
                    passed++;
                } else {
                    refused.put(
                            rule.type().value(),
                            List.of(answer.path("code"), answer.path("detail")).toString());
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(passed).isGreaterThan(100);
    }
}
