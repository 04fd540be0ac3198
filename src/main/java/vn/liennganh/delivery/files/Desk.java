package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.audit.TurnedAway;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;

/** Carries a file to the door and writes down its word: a receipt, or a problem beside the file. */
@Component
class Desk {

    /** A signed acknowledgement instead of a message. */
    static final String ACKNOWLEDGEMENT = ".ack" + OutTray.SUFFIX;

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int NAME_MAX = 120;

    private final ObjectProvider<Intake> intake;
    private final RefusalFiles refusals;
    private final TurnedAway turnedAway;

    Desk(ObjectProvider<Intake> intake, RefusalFiles refusals, TurnedAway turnedAway) {
        this.intake = intake;
        this.turnedAway = turnedAway;
        this.refusals = refusals;
    }

    /**
     * False where the door is shut for now; then the file stays as it is. Again is harmless: the
     * same bytes get the same receipt.
     *
     * @throws IOException also where the door could not decide about this very file
     */
    boolean submit(Path file, byte[] bytes, Tree tree, Channel channel) throws IOException {
        Outcome outcome =
                file.getFileName().toString().endsWith(ACKNOWLEDGEMENT)
                        ? intake.getObject().acknowledge(bytes, channel)
                        : intake.getObject().submit(bytes, channel);
        if (outcome instanceof Outcome.Refused refused) {
            RefusalCode code = refused.refusal().code();
            if (code == RefusalCode.UNAVAILABLE) {
                return false;
            }
            if (code.retryable()) {
                throw new IOException("Not decided: " + code.slug());
            }
            refuse(file, tree, refused.refusal(), refused.rejection());
            return true;
        }
        if (outcome instanceof Outcome.Accepted accepted) {
            receipt(tree, accepted.id() + ".json", accepted.receipt());
        } else if (outcome instanceof Outcome.Acknowledged acknowledged) {
            for (Receipt receipt : acknowledged.receipts()) {
                String id = Json.MAPPER.readTree(receipt.statement()).get("messageId").asString();
                receipt(tree, UUID.fromString(id) + ".handover.json", receipt);
            }
        }
        Files.delete(file);
        return true;
    }

    private static void receipt(Tree tree, String name, Receipt receipt) throws IOException {
        tree.place(tree.receipts().resolve(name), out -> out.write(receipt.toBytes()));
    }

    /** Puts aside what the door never heard of. */
    void refuse(Path file, Tree tree, Refusal refusal) throws IOException {
        AgencyId agency = AgencyId.of(tree.root().getFileName().toString());
        turnedAway.tell(agency, InTray.KIND, () -> small(file), refusal);
        refuse(file, tree, refusal, Optional.empty());
    }

    /** The bytes of a file that is small enough to be shown; none of any other. */
    private static byte[] small(Path file) {
        try {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= TurnedAway.BYTES_MAX) {
                try (InputStream in = Found.open(file)) {
                    return in.readNBytes(TurnedAway.BYTES_MAX);
                }
            }
        } catch (IOException unreadable) {
            LOG.debug("Told of without its bytes: {}", unreadable.toString());
        }
        return new byte[0];
    }

    /** Says what is wrong with a file that stays where it is. */
    void explain(Path file, Tree tree, Refusal refusal) throws IOException {
        String name = free(tree, plain(file.getFileName().toString()));
        explain(name, tree, refusal, Optional.empty());
    }

    private void explain(String name, Tree tree, Refusal refusal, Optional<Receipt> rejection)
            throws IOException {
        tree.place(
                tree.error().resolve(name + ".problem.json"),
                out -> out.write(refusals.render(refusal, rejection)));
    }

    private void refuse(Path file, Tree tree, Refusal refusal, Optional<Receipt> rejection)
            throws IOException {
        String name = free(tree, plain(file.getFileName().toString()));
        // The reason first: a file without its reason would be a riddle.
        explain(name, tree, refusal, rejection);
        Tree.move(file, tree.error().resolve(name));
        LOG.info("File refused: agency={} {}", tree.root().getFileName(), refusal.code().slug());
    }

    /** A name that can be shown and completed, and is not hidden; what cannot be is left out. */
    private static String plain(String name) {
        String shown = name.replaceAll("^\\.|[^A-Za-z0-9._-]", "_");
        return shown.length() <= NAME_MAX ? shown : shown.substring(shown.length() - NAME_MAX);
    }

    private static String free(Tree tree, String name) {
        return Files.exists(tree.error().resolve(name), LinkOption.NOFOLLOW_LINKS)
                ? UUID.randomUUID() + "-" + name
                : name;
    }
}
