package vn.liennganh.partner.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Opened;

/** Fetches a message, proves its sender, shows it, and keeps bytes and attachments where asked. */
@Command(name = "show", mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(index = "0", paramLabel = "MESSAGE")
    private @Nullable UUID id;

    @Option(names = "--out", paramLabel = "FILE")
    private @Nullable Path out;

    @Option(names = "--attachments", paramLabel = "DIR")
    private @Nullable Path attachments;

    @Override
    public Integer call() throws IOException {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Session session = command.session();
        Opened opened = session.hub().open(java.util.Objects.requireNonNull(id));
        Screen screen = command.screen();
        JsonNode document = Json.MAPPER.readTree(opened.json());
        screen.document(document);
        opened.signers()
                .forEach(
                        signer ->
                                screen.say(
                                        "partner.signed-by",
                                        signer.certificate().x509().getSubjectX500Principal(),
                                        signer.signingTime()));
        if (out != null) {
            Session.write(out, opened.cms());
            screen.say("partner.message-kept", out);
        }
        if (attachments != null) {
            Files.createDirectories(attachments);
            for (AttachmentRef attachment : opened.envelope().attachments()) {
                fetch(session, screen, opened, attachment);
            }
        }
        screen.result(document);
        return ExitCode.OK.number();
    }

    /** Named by digest: the name that a sender chose is shown, never used as a path. */
    private void fetch(Session session, Screen screen, Opened opened, AttachmentRef attachment) {
        Path file =
                java.util.Objects.requireNonNull(attachments).resolve(attachment.sha256().hex());
        session.hub().download(opened.envelope().id(), attachment.sha256(), file);
        screen.say("partner.attachment-kept", attachment.name(), file);
    }
}
