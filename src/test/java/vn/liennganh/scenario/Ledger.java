package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.pki.CmsReader;

/**
 * What a sender and a recipient saw while the hub died again and again, and the checks on it: every
 * receipt handed out is honoured, and every message reaches its recipient once. An outcome that
 * nobody heard is unknown, and the same bytes are sent again until it is known.
 */
final class Ledger {

    private final Map<UUID, byte[]> unknown = new LinkedHashMap<>();
    private final Map<UUID, byte[]> accepted = new LinkedHashMap<>();
    private final Map<UUID, Receipt> receipts = new HashMap<>();
    private final Set<UUID> received = new HashSet<>();
    private final Set<UUID> acknowledged = new HashSet<>();
    private final List<String> violations = new ArrayList<>();
    private final LogWitness log = new LogWitness();

    /** Sends bytes and writes down what came of it; false if the hub was not there to say. */
    boolean send(Party sender, byte[] cms) {
        UUID id = idOf(cms);
        unknown.put(id, cms);
        try {
            Receipt receipt = sender.send(cms);
            unknown.remove(id);
            accepted.put(id, cms);
            log.saw(receipt);
            Receipt earlier = receipts.putIfAbsent(id, receipt);
            if (earlier != null && !sameReceipt(earlier, receipt)) {
                violations.add("another receipt for " + id);
            }
            return true;
        } catch (UncheckedIOException gone) {
            return false;
        } catch (Problem refused) {
            if (refused.status() < 500) {
                throw refused;
            }
            return false;
        }
    }

    /** Fetches and acknowledges what lies in the inbox; false if the hub went away meanwhile. */
    boolean drain(Party recipient) {
        try {
            for (InboxItem item : recipient.page(Duration.ZERO).items()) {
                if (acknowledged.contains(item.id())) {
                    violations.add("listed again after its acknowledgement: " + item.id());
                }
                recipient.open(item);
                received.add(item.id());
                recipient.acknowledge(Map.of(item.id(), item.sha256())).forEach(log::saw);
                acknowledged.add(item.id());
            }
            return true;
        } catch (UncheckedIOException gone) {
            return false;
        } catch (Problem refused) {
            if (refused.status() < 500) {
                throw refused;
            }
            return false;
        }
    }

    /** Sends again what nobody answered. */
    void settle(Party sender) {
        List.copyOf(unknown.values()).forEach(cms -> assertThat(send(sender, cms)).isTrue());
    }

    /** All that was accepted arrives, once and nothing else, and every receipt holds. */
    void allArrives(Party sender, Party recipient, Duration patience) {
        settle(sender);
        await().atMost(patience)
                .until(() -> drain(recipient) && received.containsAll(accepted.keySet()));
        honoured(sender);
        assertThat(received).isEqualTo(accepted.keySet());
    }

    /** Every receipt is still the hub's word, byte for byte, and all stand in one log. */
    void honoured(Party sender) {
        assertThat(violations).isEmpty();
        accepted.forEach(
                (id, cms) -> {
                    Receipt again = sender.send(cms);
                    assertThat(sameReceipt(receipts.get(id), again))
                            .as("receipt of " + id)
                            .isTrue();
                    List<Receipt> evidence = sender.hub().evidence(id);
                    evidence.forEach(log::saw);
                    assertThat(
                                    evidence.stream()
                                            .map(
                                                    receipt ->
                                                            Statement.read(receipt.statement())
                                                                    .orElseThrow())
                                            .filter(
                                                    one ->
                                                            one.kind()
                                                                    == StatementKind
                                                                            .SUBMISSION_ACCEPTANCE))
                            .as("acceptances of " + id)
                            .hasSize(1);
                });
        log.judge(sender);
    }

    Set<UUID> accepted() {
        return accepted.keySet();
    }

    Set<UUID> received() {
        return received;
    }

    private static boolean sameReceipt(Receipt one, Receipt other) {
        return Arrays.equals(one.toBytes(), other.toBytes());
    }

    private static UUID idOf(byte[] cms) {
        byte[] json = new CmsReader().read(cms).orThrow().content();
        return EnvelopeReader.read(json).value().id();
    }
}
