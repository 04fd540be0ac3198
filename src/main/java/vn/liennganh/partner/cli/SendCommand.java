package vn.liennganh.partner.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Verdict;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.WhoAmI;
import vn.liennganh.pki.CmsReader;

/** Sends a message: written from options, ready as JSON, or signed already. */
@Command(name = "send", mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {

    @ParentCommand private @Nullable PartnerCommand partner;

    @Mixin private Composition composition = new Composition();

    @Option(names = "--to", split = ",", paramLabel = "ID")
    private List<String> to = new ArrayList<>();

    @Option(names = "--exchange", paramLabel = "UUID")
    private @Nullable UUID exchange;

    @Option(names = "--message", paramLabel = "FILE")
    private @Nullable Path message;

    @Option(names = "--signed", paramLabel = "FILE")
    private @Nullable Path signed;

    @Override
    public Integer call() {
        PartnerCommand command = java.util.Objects.requireNonNull(partner);
        Session session = command.session();
        Dispatch dispatch = new Dispatch(session, command.screen());
        byte[] cms =
                signed != null ? Session.read(signed) : session.signer().sign(content(session));
        return dispatch.send(idOf(cms), cms, composition.dryRun());
    }

    private byte[] content(Session session) {
        if (message != null) {
            return Session.read(message);
        }
        String type = composition.type().orElseThrow(() -> new Unusable("partner.no-type"));
        Draft draft = composition.draft(session, type);
        WhoAmI me = session.hub().whoami();
        UUID id = MessageIds.next(session.home().clock());
        draft.from(composition.from().map(AgencyId::of).orElse(me.agency())).at(me.time());
        if (!to.isEmpty()) {
            draft.to(to);
        }
        return (exchange == null ? draft.opening(id) : draft.within(exchange, id)).bytes();
    }

    private static UUID idOf(byte[] cms) {
        return new CmsReader().read(cms).fault().isPresent()
                ? unreadable()
                : envelope(new CmsReader().read(cms).orThrow().content()).id();
    }

    private static Envelope envelope(byte[] json) {
        Verdict<Envelope> read = EnvelopeReader.read(json);
        read.refusal()
                .ifPresent(
                        refusal -> {
                            throw new Unusable(
                                    refusal.detail().key(), refusal.detail().args().toArray());
                        });
        return read.value();
    }

    private static UUID unreadable() {
        throw new Unusable("partner.no-message");
    }
}
