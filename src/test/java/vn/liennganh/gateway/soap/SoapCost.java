package vn.liennganh.gateway.soap;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.envelope.SoapCall;
import vn.liennganh.gateway.soap.security.AnswerSeal;
import vn.liennganh.gateway.soap.security.SignedCalls;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;
import vn.liennganh.pki.SealKey;
import vn.liennganh.scenario.Party;
import vn.liennganh.scenario.RunningHub;

/**
 * What SOAP costs before and behind the door, ours and CXF's standard stack in turn on the same
 * signed calls: read, check the signature, take out the message, put a receipt into a signed
 * answer. Microseconds of CPU of one thread, the median of rounds.
 *
 * <p>System properties: {@code bench.warmup} (3000), {@code bench.messages} (300), {@code
 * bench.rounds} (5). Run by {@code mvn -Pbench verify
 * -Dbench.main=vn.liennganh.gateway.soap.SoapCost}.
 */
public final class SoapCost {

    private static final int RECEIPT = 3_000;

    private final int warmup = Integer.getInteger("bench.warmup", 3_000);
    private final int messages = Integer.getInteger("bench.messages", 300);
    private final int rounds = Integer.getInteger("bench.rounds", 5);
    private final RunningHub hub = RunningHub.shared();

    private SoapCost() {}

    public static void main(String[] args) {
        SoapCost cost = new SoapCost();
        List<String> rows = new ArrayList<>();
        rows.add("| signed call | ours, CPU us | CXF and WSS4J, CPU us | ratio |");
        rows.add("| --- | --- | --- | --- |");
        rows.add(cost.row("RSA-2048", "X99.11.001"));
        rows.add(cost.row("P-256", "X99.71.001"));
        System.out.println(String.join("\n", rows));
        System.exit(0);
    }

    private String row(String keys, String agency) {
        SoapPartner partner = new SoapPartner(hub, agency);
        Party party = Party.of(hub, agency);
        byte[] cms = party.ping("X99.72.001");
        Function<byte[], byte[]> ours = ours(agency);
        CxfStack cxf =
                new CxfStack(hub.bean(SealKey.class), partner.authority(), new byte[RECEIPT]);
        List<byte[]> warm = signed(partner, cms, warmup);
        warm.forEach(it -> same(ours.apply(it), cxf.call(it)));
        double[] mine = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            List<byte[]> calls = signed(partner, cms, messages);
            mine[round] = micros(ours, calls);
            theirs[round] = micros(cxf::call, calls);
        }
        return String.format(
                Locale.ROOT,
                "| %s (CMS of %,d bytes) | %.0f | %.0f | %.1f |",
                keys,
                cms.length,
                median(mine),
                median(theirs),
                median(theirs) / median(mine));
    }

    /** Both must really have answered, and not with a fault. */
    private static void same(byte[] ours, byte[] theirs) {
        for (byte[] answer : List.of(ours, theirs)) {
            if (!new String(answer, StandardCharsets.UTF_8).contains("SubmitResponse")) {
                throw new IllegalStateException(new String(answer, StandardCharsets.UTF_8));
            }
        }
    }

    private Function<byte[], byte[]> ours(String agency) {
        SignedCalls signatures = hub.bean(SignedCalls.class);
        Answers answers = new Answers(hub.bean(AnswerSeal.class));
        AgencyId id = AgencyId.of(agency);
        Channel channel = new Channel("soap", id, id);
        return envelope -> {
            SoapCall call = SoapCall.read(envelope);
            signatures.check(call, channel);
            byte[] message =
                    Fields.of(call.operation(), Set.of("message"), Set.of("attachment"))
                            .bytes("message", Operations.MESSAGE_MAX);
            return answers.envelope(
                    Answers.Question.of(call),
                    XmlElement.of(Names.hub("SubmitResponse"))
                            .add(Names.hub("id"), Integer.toString(message.length))
                            .add(Names.hub("repeated"), "false")
                            .add(Names.hub("receipt"), Operations.base64(new byte[RECEIPT])),
                    true);
        };
    }

    private static List<byte[]> signed(SoapPartner partner, byte[] cms, int count) {
        List<byte[]> calls = new ArrayList<>();
        Envelopes.Signing signing = partner.signing();
        for (int i = 0; i < count; i++) {
            calls.add(
                    Envelopes.signed(
                                    Envelopes.of(
                                            Envelopes.SOAP_12,
                                            Envelopes.addressing(
                                                    "Submit", "urn:uuid:" + UUID.randomUUID()),
                                            Envelopes.submit(cms)),
                                    signing)
                            .getBytes(StandardCharsets.UTF_8));
        }
        return calls;
    }

    private static double micros(Function<byte[], byte[]> stack, List<byte[]> calls) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        calls.forEach(stack::apply);
        return (threads.getCurrentThreadCpuTime() - before) / 1_000.0 / calls.size();
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
