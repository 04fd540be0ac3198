package vn.liennganh.partner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.partner.client.Draft;

/** The options with which a message is written, shared by {@code send} and {@code reply}. */
final class Composition {

    @Option(names = "--type", paramLabel = "TYPE")
    private @Nullable String type;

    @Option(names = "--body", paramLabel = "FILE")
    private @Nullable Path body;

    @Option(names = "--sample")
    private boolean sample;

    @Option(names = "--case", paramLabel = "NUMBER")
    private @Nullable String caseNumber;

    @Option(names = "--urgency", paramLabel = "normal|urgent|express|flash")
    private @Nullable String urgency;

    @Option(names = "--attach", paramLabel = "FILE")
    private List<Path> attachments = new ArrayList<>();

    @Option(names = "--from", paramLabel = "ID")
    private @Nullable String from;

    @Option(names = "--dry-run")
    private boolean dryRun;

    Optional<String> type() {
        return Optional.ofNullable(type);
    }

    Optional<String> from() {
        return Optional.ofNullable(from);
    }

    boolean dryRun() {
        return dryRun;
    }

    /**
     * The document of that type out of {@code --sample} or {@code --body}, with the attachments
     * uploaded.
     */
    Draft draft(Session session, String chosenType) {
        Draft draft =
                sample
                        ? Draft.of(session.hub().sample(chosenType)).withoutAttachments()
                        : Draft.of(chosenType, bodyOf(body));
        Optional.ofNullable(caseNumber).ifPresent(draft::caseNumber);
        Optional.ofNullable(urgency).ifPresent(draft::urgency);
        session.attach(draft, attachments);
        return draft;
    }

    private static ObjectNode bodyOf(@Nullable Path file) {
        if (file == null) {
            throw new Unusable("partner.no-body");
        }
        return Session.object(file);
    }
}
