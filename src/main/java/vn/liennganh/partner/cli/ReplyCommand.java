package vn.liennganh.partner.cli;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.message.AgencyId;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.WhoAmI;

/**
 * Answers a message in its exchange; without {@code --type} with the message that is owed for it.
 */
@Command(name = "reply", mixinStandardHelpOptions = true)
final class ReplyCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Mixin private Composition composition = new Composition();

    @Parameters(index = "0", paramLabel = "MESSAGE")
    private @Nullable UUID request;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Session session = command.session();
        Opened opened = session.hub().open(java.util.Objects.requireNonNull(request));
        String type =
                composition
                        .type()
                        .or(() -> owed(session, opened))
                        .orElseThrow(() -> new Unusable("partner.nothing-owed"));
        Draft draft = composition.draft(session, type);
        WhoAmI me = session.hub().whoami();
        UUID id = MessageIds.next(session.home().clock());
        draft.from(composition.from().map(AgencyId::of).orElse(me.agency()))
                .at(me.time())
                .answering(opened.envelope(), id);
        byte[] cms = session.signer().sign(draft.bytes());
        return new Dispatch(session, command.screen()).send(id, cms, composition.dryRun());
    }

    private static Optional<String> owed(Session session, Opened opened) {
        return session.hub().duties("open").stream()
                .filter(duty -> duty.cause().equals(opened.envelope().id()))
                .map(Duty::owes)
                .findFirst();
    }
}
