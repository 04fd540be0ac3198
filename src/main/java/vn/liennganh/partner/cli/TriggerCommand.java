package vn.liennganh.partner.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.WhoAmI;

/**
 * Has a sample of any type that opens an exchange sent to oneself by another agency of the sandbox,
 * whose keys lie beside the own ones: by its own hand and through the hub, as it would come.
 */
@Command(name = "trigger", mixinStandardHelpOptions = true)
final class TriggerCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Parameters(index = "0", paramLabel = "TYPE")
    private String type = "";

    @Option(names = "--from", paramLabel = "ID")
    private @Nullable String from;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Session me = command.session();
        WhoAmI myself = me.hub().whoami();
        Draft draft = Draft.of(me.hub().sample(type)).withoutAttachments();
        AgencyId sender = AgencyId.of(from == null ? draft.field("from").asString() : from);
        Path keys = me.home().directory().toAbsolutePath().resolveSibling(sender.value());
        if (sender.equals(myself.agency()) || !Files.exists(keys.resolve("seal.key"))) {
            throw new Unusable("partner.trigger-no-sender", sender);
        }
        AgencyHome home = AgencyHome.open(keys, me.home().clock());
        Session other = Session.open(home, command.hubOf(home), command.ca(), command.options());
        UUID id = MessageIds.next(home.clock());
        draft.from(sender).to(List.of(myself.agency().value())).at(myself.time()).opening(id);
        byte[] cms = other.signer().sign(draft.bytes());
        return new Dispatch(other, command.screen()).send(id, cms, false);
    }
}
