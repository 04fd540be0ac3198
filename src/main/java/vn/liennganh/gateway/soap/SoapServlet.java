package vn.liennganh.gateway.soap;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.Channels;
import vn.liennganh.gateway.GatewaySettings;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemDocuments;
import vn.liennganh.gateway.rest.RestProblems;
import vn.liennganh.gateway.soap.envelope.MimeParts;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.envelope.SoapVersion;
import vn.liennganh.gateway.soap.security.AnswerSeal;
import vn.liennganh.gateway.soap.security.SignedCalls;
import vn.liennganh.intake.Channel;
import vn.liennganh.intake.audit.TurnedAway;
import vn.liennganh.message.Refusal;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.language.Languages;

/**
 * The address {@code /ws/v1}: POST takes a call, GET with {@code ?wsdl} gives its description to
 * anybody, as it gives that of the service which agencies may run under {@code /ws/v1/recipient}. A
 * call is read, its agency known, its signature checked, its operation done, and the answer signed,
 * in this order.
 */
final class SoapServlet extends HttpServlet {

    static final String PATH = "/ws/v1";

    /** Nothing is called there; it has the WSDL of what the hub calls. */
    static final String RECIPIENT_PATH = PATH + "/recipient";

    private static final long serialVersionUID = 1;

    private final transient Channels channels;
    private final transient SignedCalls signatures;
    private final transient XRoad road;
    private final transient Operations operations;
    private final transient Answers answers;
    private final transient ProblemDocuments documents;
    private final transient TurnedAway turnedAway;
    private final transient WsdlDocument wsdl;
    private final String problemTypes;

    SoapServlet(
            Channels channels,
            SignedCalls signatures,
            XRoad road,
            Operations operations,
            AnswerSeal seal,
            ProblemDocuments documents,
            TurnedAway turnedAway,
            GatewaySettings settings) {
        this.channels = channels;
        this.signatures = signatures;
        this.road = road;
        this.operations = operations;
        this.answers = new Answers(seal);
        this.documents = documents;
        this.turnedAway = turnedAway;
        this.wsdl = WsdlDocument.hub(settings.publicUrl() + PATH);
        this.problemTypes = settings.publicUrl() + "/problems/";
    }

    /** What is known of a call so far, should it end in a fault. */
    private static final class Progress {

        private Answers.Question question;
        private boolean signAnswer;
        private Optional<Channel> channel = Optional.empty();
        private byte[] envelope = {};

        Progress(@Nullable String contentType) {
            question =
                    new Answers.Question(
                            SoapVersion.guess(contentType), Optional.empty(), Optional.empty());
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        @Nullable String query = request.getQueryString();
        if (query != null && query.toLowerCase(Locale.ROOT).startsWith("wsdl")) {
            byte[] document = (recipient(request) ? WsdlDocument.recipient() : wsdl).bytes();
            response.setContentType("text/xml;charset=UTF-8");
            response.setContentLength(document.length);
            response.getOutputStream().write(document);
            return;
        }
        notAllowed(recipient(request) ? "GET" : "POST", request, response);
    }

    private static boolean recipient(HttpServletRequest request) {
        return request.getServletPath().equals(RECIPIENT_PATH);
    }

    private void notAllowed(
            String allowed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Allow", allowed);
        documents.send(
                response,
                Problem.ofStatus(405),
                Languages.of(request.getHeader("Accept-Language")),
                UUID.randomUUID());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (recipient(request)) {
            notAllowed("GET", request, response);
            return;
        }
        Progress progress = new Progress(request.getContentType());
        Reply reply;
        byte[] envelope;
        try {
            reply = reply(request, progress);
            envelope = answers.envelope(progress.question, reply.body(), progress.signAnswer);
        } catch (Exception fault) {
            // As at the other HTTP edge: every end of a call is a problem with a code.
            fault(fault, request, response, progress);
            return;
        }
        Answers.write(response, progress.question.version(), envelope, reply.attachments());
        // Only now have the bytes been left to the caller; the answer does not wait for the log.
        reply.afterwards().run();
    }

    private Reply reply(HttpServletRequest request, Progress progress) throws IOException {
        Optional<Channel> channel = channels.of(request, "soap");
        progress.channel = channel;
        progress.signAnswer = channel.filter(it -> !signatures.optionalFor(it)).isPresent();
        SoapPackage sent = SoapPackage.open(request);
        progress.envelope = sent.envelope();
        SoapCall call = SoapCall.read(sent.envelope());
        progress.question = Answers.Question.of(call);
        Operations.known(call);
        if (channel.isEmpty()) {
            throw operations.stranger(call);
        }
        if (signatures.check(call, channel.get())) {
            progress.signAnswer = true;
        }
        progress.question = progress.question.mirroring(road.check(call, channel.get()));
        return operations.answer(call, sent.parts(), channel.get(), request);
    }

    private void fault(
            Exception fault,
            HttpServletRequest request,
            HttpServletResponse response,
            Progress progress)
            throws IOException {
        UUID occurrence = UUID.randomUUID();
        Problem problem = problem(fault, occurrence);
        if (!(fault instanceof Operations.Refused)) {
            tell(problem, progress);
        }
        SoapVersion version = progress.question.version();
        byte[] envelope =
                answers.envelope(
                        progress.question,
                        SoapFaults.of(
                                problem,
                                version,
                                problemTypes,
                                occurrence,
                                Languages.of(request.getHeader("Accept-Language"))),
                        progress.signAnswer);
        response.setStatus(SoapFaults.STATUS);
        problem.headers().forEach(response::setHeader);
        Answers.write(response, version, envelope, List.of());
    }

    private static Problem problem(Exception fault, UUID occurrence) {
        if (fault instanceof Operations.Refused refused) {
            return refused.problem();
        }
        return fault instanceof MimeParts.Malformed
                ? SoapCall.malformed("gateway.soap-mime").problem()
                : RestProblems.problem(fault, occurrence);
    }

    /** What did not get as far as the door: what an integrator fails at first. */
    private void tell(Problem problem, Progress progress) {
        Optional<RefusalCode> code = RefusalCode.of(problem.code());
        if (progress.channel.isPresent() && code.isPresent()) {
            Channel channel = progress.channel.get();
            turnedAway.tell(
                    channel.agency(),
                    channel.kind(),
                    () -> progress.envelope,
                    new Refusal(code.get(), problem.detail(), problem.errors()));
        }
    }
}
