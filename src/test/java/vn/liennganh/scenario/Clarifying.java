package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.MessageIds;

/** One case in which a court is asked about its judgment. */
final class Clarifying {

    static final String COURT = "X99.41.001";

    private final Party office;
    private final Party court;
    private final Draft request;

    private Clarifying(Party office, Party court, Draft request) {
        this.office = office;
        this.court = court;
        this.request = request;
    }

    /** Asks so many questions, numbered from 1, each with these words in its clause. */
    static Clarifying ask(RunningHub hub, int questions, String words) {
        return ask(hub, questions, words, body -> {});
    }

    /** The same about attached property that is not as the judgment has it. */
    static Clarifying askAttached(RunningHub hub) {
        return ask(hub, 1, "a", body -> body.put("attachedPropertyState", "s"));
    }

    private static Clarifying ask(
            RunningHub hub, int questions, String words, Consumer<ObjectNode> more) {
        Party office = Party.of(hub, "X99.11.001");
        Draft request = office.opening("judgment-clarification.request", COURT);
        ArrayNode list = request.body().putArray("questions");
        for (int i = 1; i <= questions; i++) {
            list.addObject()
                    .put("no", "" + i)
                    .put("clauseQuoted", words)
                    .put("doubtKind", "figures")
                    .put("explanation", "x")
                    .put("proposedReading", "y");
        }
        more.accept(request.body());
        office.send(office.signed(request));
        return new Clarifying(office, Party.of(hub, COURT), request);
    }

    String number() {
        return request.field("caseNumber").asString();
    }

    UUID exchange() {
        return UUID.fromString(request.field("id").asString());
    }

    Draft request() {
        return request;
    }

    void answer(String outcome, String... questions) {
        Draft answer = by(court, "judgment-clarification.answer", "X99.11.001");
        ArrayNode list = answer.body().putArray("answers");
        for (String no : questions) {
            ObjectNode one = list.addObject().put("questionNo", no).put("outcome", outcome);
            one.put(outcome.equals("refused") ? "reason" : "text", "z");
            if (outcome.equals("corrected")) {
                one.putObject("correctionDecision").put("number", "8/QD").put("date", today());
            }
        }
        court.send(court.signed(answer));
    }

    /** A sample within the exchange. */
    Draft by(Party from, String type, String... to) {
        return from.opening(type, to)
                .within(exchange(), MessageIds.next(Clock.systemUTC()))
                .caseNumber(number());
    }

    JsonNode seen() {
        return office.hub().json("/clarifications/case?number=" + coded(number()));
    }

    JsonNode asked() {
        return seen().path("requests").path(0);
    }

    List<JsonNode> drafts(String kind) {
        return new ArrayList<>(
                office.hub()
                        .json(
                                "/clarifications/case/drafts?decision="
                                        + coded("79/QD")
                                        + "&kind="
                                        + kind
                                        + "&number="
                                        + coded(number()))
                        .path("drafts")
                        .values());
    }

    JsonNode draft(String kind) {
        List<JsonNode> all = drafts(kind);
        assertThat(all).as(kind).hasSize(1);
        return all.get(0);
    }

    /** What a clerk does with a draft: an envelope, and the sample's word for what is missing. */
    Draft completed(JsonNode draft, String to) {
        Draft sample = office.opening(draft.path("type").asString(), to);
        ObjectNode body = (ObjectNode) draft.path("body");
        for (JsonNode missing : draft.path("missing")) {
            String pointer = missing.asString();
            int last = pointer.lastIndexOf('/');
            ((ObjectNode) body.at(pointer.substring(0, last)))
                    .set(pointer.substring(last + 1), sample.body().at(pointer).deepCopy());
        }
        if (draft.path("exchange").isString()) {
            sample.within(
                    UUID.fromString(draft.path("exchange").asString()),
                    MessageIds.next(Clock.systemUTC()));
        }
        sample.caseNumber(draft.path("caseNumber").asString());
        ObjectNode document = (ObjectNode) Json.MAPPER.readTree(sample.bytes());
        document.set("body", body);
        if (!draft.path("relatedExchanges").isEmpty()) {
            document.set("relatedExchanges", draft.path("relatedExchanges"));
        }
        return Draft.of(document);
    }

    void send(Draft draft) {
        office.send(office.signed(draft));
    }

    String today() {
        return office.hub().whoami().time().toLocalDate().toString();
    }

    static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Moves the time of a hub of one's own. */
    static void advance(RunningHub hub, String step) throws IOException, InterruptedException {
        Process curl =
                new ProcessBuilder(
                                "curl",
                                "-sS",
                                "--fail-with-body",
                                "--cacert",
                                hub.sandbox().resolve("ca.pem").toString(),
                                "--cert",
                                hub.keys("X99.11.001").resolve("tls.crt").toString(),
                                "--key",
                                hub.keys("X99.11.001").resolve("tls.key").toString(),
                                "-H",
                                "Content-Type: application/json",
                                "--data",
                                "{\"advance\":\"" + step + "\"}",
                                hub.url() + "/sandbox/clock")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(curl.waitFor()).as(said).isZero();
    }
}
