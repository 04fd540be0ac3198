package vn.liennganh.partner.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Examination;

/** What remains of a story when it is over: every message must be provable, offline. */
final class Trail {

    private final Plot plot;
    private final Chronicle chronicle;

    Trail(Plot plot, Chronicle chronicle) {
        this.plot = plot;
        this.chronicle = chronicle;
    }

    /** What the hub says that it attests to that reader; proved is all of it in the end. */
    static Set<String> kinds(Actor reader, UUID message) {
        return reader.hub()
                .json("/messages/" + message + "/evidence")
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString(""))
                .collect(Collectors.toSet());
    }

    /** What the hub attests of a message to that reader, each of its receipts proved. */
    static List<Statement> statements(Actor reader, UUID message) {
        return reader.hub().evidence(message).stream()
                .map(receipt -> Statement.read(receipt.statement()).orElseThrow())
                .toList();
    }

    /**
     * Asks for every receipt that the story has earned, and verifies the container of each opening
     * message without the hub.
     */
    void verify() {
        int receipts = 0;
        for (Sent sent : plot.messages()) {
            receipts += receipts(sent);
        }
        chronicle.add("scenario.trail", plot.messages().size(), receipts);
        for (Sent sent : plot.messages()) {
            if (sent.id().equals(sent.exchange())) {
                container(sent);
            }
        }
    }

    private int receipts(Sent sent) {
        List<Statement> found = statements(sent.sender(), sent.id());
        boolean accepted =
                found.stream().anyMatch(one -> one.kind() == StatementKind.SUBMISSION_ACCEPTANCE);
        if (!accepted) {
            throw new Failed("scenario.no-receipt", "SubmissionAcceptance", "-", sent.type());
        }
        Map<String, Set<String>> parties = new TreeMap<>();
        for (Statement one : found) {
            one.party()
                    .map(AgencyId::value)
                    .ifPresent(
                            party ->
                                    parties.computeIfAbsent(
                                                    one.kind().wireName(), kind -> new HashSet<>())
                                            .add(party));
        }
        sent.expected()
                .forEach(
                        (kind, named) ->
                                named.forEach(
                                        party -> {
                                            if (!parties.getOrDefault(kind, Set.of())
                                                    .contains(party)) {
                                                throw new Failed(
                                                        "scenario.no-receipt",
                                                        kind,
                                                        party,
                                                        sent.type());
                                            }
                                        }));
        return found.size();
    }

    private void container(Sent sent) {
        Optional<byte[]> message = Optional.empty();
        List<byte[]> receipts = new ArrayList<>();
        Set<Sha256> contents = new HashSet<>();
        byte[] container = sent.sender().hub().container(sent.id());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(container))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                if (entry.getName().equals("message.p7m")) {
                    message = Optional.of(content);
                } else if (entry.getName().startsWith("receipts/")) {
                    receipts.add(content);
                } else if (entry.getName().startsWith("attachments/")) {
                    contents.add(Sha256.of(content));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (byte[] receipt : receipts) {
            Examination examination =
                    Examination.of(
                            sent.sender().trust(),
                            message.orElseThrow(),
                            Receipt.read(receipt).orElseThrow(),
                            contents);
            if (!examination.valid()) {
                throw new Failed("scenario.not-valid", sent.type(), examination.verdict());
            }
        }
        chronicle.add("scenario.container", sent.type(), container.length, receipts.size());
    }
}
