package vn.liennganh.gateway.soap;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.limit.Admission;
import vn.liennganh.gateway.rest.Paths;
import vn.liennganh.gateway.rest.Views;
import vn.liennganh.gateway.rest.WhoAmIResource;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.Wordings;
import vn.liennganh.gateway.soap.envelope.MimeParts;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.Intake;
import vn.liennganh.intake.Outcome;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.RefusalCode;

/** The five operations, each the same service behind it as the REST call of its meaning. */
@Component
final class Operations {

    /** As on every channel. */
    static final int MESSAGE_MAX = Admission.MESSAGE_MAX;

    static final Set<String> NAMES =
            Set.of("WhoAmI", "Submit", "Fetch", "Acknowledge", "GetExchange");

    /** What is said of a message whose attachments are not there, or not there whole. */
    private static final Set<RefusalCode> OF_CONTENTS =
            Set.of(RefusalCode.ATTACHMENT_MISSING, RefusalCode.DIGEST_MISMATCH);

    private final Intake intake;
    private final Uploads uploads;
    private final Fetching fetching;
    private final WhoAmIResource whoAmI;
    private final Views views;
    private final Wordings wordings;

    Operations(
            Intake intake,
            Uploads uploads,
            Fetching fetching,
            WhoAmIResource whoAmI,
            Views views,
            Wordings wordings) {
        this.intake = intake;
        this.uploads = uploads;
        this.fetching = fetching;
        this.whoAmI = whoAmI;
        this.views = views;
        this.wordings = wordings;
    }

    /** What a connection without a registered certificate hears: form first, then who it is not. */
    RuntimeException stranger(SoapCall call) {
        if (call.operation().name().equals("Submit")) {
            return refused(intake.turnAway(submitted(call.operation()).message()));
        }
        known(call);
        return new ProblemException(
                Problem.of(RefusalCode.NOT_AUTHENTICATED, "gateway.not-authenticated"));
    }

    /** The operation that is the one element of the Body; no header chooses it. */
    static void known(SoapCall call) {
        if (!NAMES.contains(call.operation().name())) {
            throw SoapCall.malformed("gateway.soap-operation");
        }
    }

    Reply answer(
            SoapCall call, Optional<MimeParts> parts, Channel channel, HttpServletRequest request) {
        XmlElement operation = call.operation();
        if (!operation.name().equals("Submit")) {
            parts.ifPresent(Uploads::requireNone);
        }
        return switch (operation.name()) {
            case "WhoAmI" -> whoAmI(operation, channel, request);
            case "Submit" -> submit(operation, parts, channel, request);
            case "Fetch" -> fetching.answer(operation, channel);
            case "Acknowledge" -> acknowledge(operation, channel);
            case "GetExchange" -> exchange(operation, channel, request);
            default -> throw SoapCall.malformed("gateway.soap-operation");
        };
    }

    private Reply whoAmI(XmlElement operation, Channel channel, HttpServletRequest request) {
        Fields.of(operation, Set.of(), Set.of());
        return Reply.of(Shapes.whoAmI(whoAmI.of(channel, request)));
    }

    /** The fields of a submission. */
    private record Submitted(Fields fields, byte[] message) {}

    private static Submitted submitted(XmlElement operation) {
        Fields fields = Fields.of(operation, Set.of("message"), Set.of("attachment"));
        return new Submitted(fields, fields.bytes("message", MESSAGE_MAX));
    }

    private Reply submit(
            XmlElement operation,
            Optional<MimeParts> parts,
            Channel channel,
            HttpServletRequest request) {
        Submitted submitted = submitted(operation);
        if (submitted.message().length > Admission.messageMax(request)) {
            throw new ProblemException(Problem.ofStatus(413));
        }
        Outcome outcome = judged(submitted, parts, channel);
        if (!(outcome instanceof Outcome.Accepted accepted)) {
            throw refused(outcome);
        }
        return Reply.of(
                XmlElement.of(Names.hub("SubmitResponse"))
                        .add(Names.hub("id"), accepted.id().toString())
                        .add(Names.hub("repeated"), Boolean.toString(accepted.repeated()))
                        .add(Names.hub("receipt"), base64(accepted.receipt().toBytes())));
    }

    /** Its attachments are taken if nothing but them can be wrong: the message is judged before. */
    private Outcome judged(Submitted submitted, Optional<MimeParts> parts, Channel channel) {
        if (parts.isPresent() || !submitted.fields().all("attachment").isEmpty()) {
            Outcome outcome = intake.foresee(submitted.message(), channel);
            if (!lacksContentsAlone(outcome) && !undecided(outcome)) {
                // Before the parts are read over, which may take minutes: what stands in its way
                // may be gone by then, and it would be refused for attachments that it brought.
                outcome = intake.submit(submitted.message(), channel);
            }
            if (!lacksContentsAlone(outcome)) {
                parts.ifPresent(all -> uploads.pass(channel, all));
                return outcome;
            }
            uploads.take(channel, submitted.fields(), parts);
        }
        return intake.submit(submitted.message(), channel);
    }

    private static boolean lacksContentsAlone(Outcome outcome) {
        return outcome instanceof Outcome.Checked
                || outcome instanceof Outcome.Refused refused
                        && OF_CONTENTS.contains(refused.refusal().code());
    }

    /** Nothing is decided: a moment later the door might find no more than attachments missing. */
    private static boolean undecided(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused
                && refused.refusal().code() == RefusalCode.UNAVAILABLE;
    }

    private Reply acknowledge(XmlElement operation, Channel channel) {
        Fields fields = Fields.of(operation, Set.of("acknowledgement"), Set.of());
        Outcome outcome = intake.acknowledge(fields.bytes("acknowledgement", MESSAGE_MAX), channel);
        if (!(outcome instanceof Outcome.Acknowledged acknowledged)) {
            throw refused(outcome);
        }
        XmlElement answer = XmlElement.of(Names.hub("AcknowledgeResponse"));
        acknowledged
                .receipts()
                .forEach(receipt -> answer.add(Names.hub("receipt"), base64(receipt.toBytes())));
        return Reply.of(answer);
    }

    private Reply exchange(XmlElement operation, Channel channel, HttpServletRequest request) {
        UUID id = Paths.id(Fields.of(operation, Set.of("id"), Set.of()).required("id"));
        Sight.Conversation seen = views.conversation(id, channel.acting());
        return Reply.of(
                Shapes.exchange(
                        ExchangeWire.Exchange.of(
                                id, seen.view(), seen.messages(), wordings.of(request))));
    }

    /** What the door said, which has told of it by itself. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.code(), null, false, false);
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }

    private static Refused refused(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return new Refused(Problem.of(refused.refusal()).withReceipt(refused.rejection()));
        }
        throw new IllegalStateException("Not an answer to this call: " + outcome.getClass());
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
