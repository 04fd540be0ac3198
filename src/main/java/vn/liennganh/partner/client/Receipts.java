package vn.liennganh.partner.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.merkle.NoteKeyLine;
import vn.liennganh.merkle.Tile;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.log.HeadGuard;
import vn.liennganh.partner.client.log.LogMemory;

/** The only way of a receipt from the wire to the caller: read, proved, and its head admitted. */
final class Receipts {

    private final Wire wire;
    private final Trust trust;
    private final MessageCheck messages;
    private final Optional<LogMemory> memory;
    private final Optional<HeadGuard> guard;
    private volatile Optional<Proofs> proofs = Optional.empty();

    Receipts(Wire wire, Trust trust, MessageCheck messages, Optional<LogMemory> memory) {
        this.wire = wire;
        this.trust = trust;
        this.messages = messages;
        this.memory = memory;
        this.guard = memory.map(it -> new HeadGuard(it, this::tile));
    }

    private Optional<byte[]> tile(Tile tile) {
        try {
            return Optional.of(wire.get("/log/tile/" + tile.path()).body());
        } catch (Problem refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** That these bytes were accepted. */
    Receipt acceptance(JsonNode json, Sha256 sent) {
        return proved(json, said(StatementKind.SUBMISSION_ACCEPTANCE, sent));
    }

    /** A refusal with the proof of it, where the hub logged one. */
    Problem refusal(Problem problem, Sha256 sent) {
        JsonNode receipt = problem.document().path("receipt");
        return receipt.isObject()
                ? problem.with(proved(receipt, said(StatementKind.SUBMISSION_REJECTION, sent)))
                : problem;
    }

    /** One handover for each acknowledged message, in its order. */
    List<Receipt> handovers(JsonNode array, JsonNode acknowledged) {
        if (array.size() != acknowledged.size()) {
            throw new VerificationFailed("receipt-mismatch", Text.of("partner.message-differs"));
        }
        List<Receipt> proved = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String id = acknowledged.path(i).path("id").asString("");
            Sha256 digest = Sha256.parse(acknowledged.path(i).path("sha256").asString(""));
            Predicate<Statement> handover = said(StatementKind.CONTENT_HANDOVER, digest);
            proved.add(
                    proved(
                            array.path(i),
                            handover.and(it -> it.messageId().toString().equals(id))));
        }
        return proved;
    }

    Receipt proved(JsonNode json, Predicate<Statement> expected) {
        Receipt receipt =
                Receipt.read(json)
                        .orElseThrow(
                                () ->
                                        new VerificationFailed(
                                                "receipt-malformed",
                                                Text.of("partner.receipt-unreadable")));
        proofs().require(receipt, expected);
        guard.ifPresent(it -> it.admit(receipt.log().checkpoint()));
        return receipt;
    }

    /** The key of the log as the hub shows it now. */
    NoteKeyLine shownKey() {
        String line = new String(wire.get("/log/key").body(), StandardCharsets.UTF_8);
        return NoteKeyLine.parse(line)
                .orElseThrow(
                        () ->
                                new VerificationFailed(
                                        "log-key-unreadable",
                                        Text.of("partner.log-key-unreadable")));
    }

    private static Predicate<Statement> said(StatementKind kind, Sha256 message) {
        return it -> it.kind() == kind && it.messageSha256().equals(message);
    }

    private Proofs proofs() {
        Proofs known = proofs.orElseGet(() -> new Proofs(trust.withLogKey(key()), messages));
        proofs = Optional.of(known);
        return known;
    }

    /** The key that the caller knows, else the one in memory, else the one shown at first use. */
    private NoteKeyLine key() {
        Optional<NoteKeyLine> pinned = memory.flatMap(LogMemory::key);
        boolean differs =
                trust.logKey().isPresent()
                        && pinned.filter(it -> !it.line().equals(trust.logKey().get().line()))
                                .isPresent();
        if (differs) {
            throw new VerificationFailed(
                    "log-key-changed", Text.of("partner.log-key-changed", pinned.get().name()));
        }
        NoteKeyLine key = trust.logKey().or(() -> pinned).orElseGet(this::shownKey);
        if (pinned.isEmpty()) {
            memory.ifPresent(it -> it.pin(key));
        }
        return key;
    }
}
