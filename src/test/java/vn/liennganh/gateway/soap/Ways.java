package vn.liennganh.gateway.soap;

import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import vn.liennganh.message.Json;
import vn.liennganh.scenario.AmqpParty;
import vn.liennganh.scenario.ChannelHub;
import vn.liennganh.scenario.Party;

/** The ways by which one agency may hand in the same bytes, and what each answers. */
final class Ways {

    static final List<String> ALL = List.of("soap", "amqp", "file");

    private final ChannelHub channels;
    private final String agency;

    Ways(ChannelHub channels, String agency) {
        this.channels = channels;
        this.agency = agency;
    }

    /** What the channel answers to the bytes: a code, or accepted. */
    String over(String way, byte[] cms) throws Exception {
        return switch (way) {
            case "soap" -> {
                SoapPartner.Answer answer =
                        new SoapPartner(channels.hub(), agency)
                                .call(Envelopes.SOAP_12, "Submit", Envelopes.submit(cms));
                yield answer.status() == 200 ? "accepted" : answer.code();
            }
            case "amqp" -> {
                try (AmqpParty partner = AmqpParty.of(channels.hub(), agency)) {
                    partner.submit(cms);
                    BytesMessage outcome = partner.outcome(Party.messageId(cms));
                    yield outcome.getStringProperty("outcome").equals("accepted")
                            ? "accepted"
                            : outcome.getStringProperty("code");
                }
            }
            default -> byFile(cms);
        };
    }

    /** What all of them answer when each is called with its bytes at the same time. */
    List<String> atOnce(Function<String, byte[]> bytes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ALL.size());
        try {
            List<Callable<String>> calls = new ArrayList<>();
            ALL.forEach(way -> calls.add(() -> over(way, bytes.apply(way))));
            List<String> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private String byFile(byte[] cms) throws Exception {
        Path tree = channels.trees().resolve(agency);
        await().until(() -> Files.isDirectory(tree.resolve("in")));
        String name = UUID.randomUUID() + ".p7m";
        Path receipt = tree.resolve("receipts/" + Party.messageId(cms) + ".json");
        // An earlier one under this id is no answer to these bytes.
        Files.deleteIfExists(receipt);
        Files.write(tree.resolve("in/" + name + ".tmp"), cms);
        Files.move(tree.resolve("in/" + name + ".tmp"), tree.resolve("in/" + name));
        Path problem = tree.resolve("error/" + name + ".problem.json");
        await().until(() -> Files.exists(receipt) || Files.exists(problem));
        return Files.exists(problem)
                ? Json.MAPPER.readTree(Files.readAllBytes(problem)).path("code").asString()
                : "accepted";
    }
}
