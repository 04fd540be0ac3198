package vn.liennganh.partner.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.InboxItem;
import vn.liennganh.partner.client.MessageIds;
import vn.liennganh.partner.client.Opened;
import vn.liennganh.partner.client.Problem;

/** Sends and receives what a story says. */
final class Mail {

    private final Plot plot;
    private final Chronicle chronicle;
    private final Clock clock = Clock.systemUTC();

    Mail(Plot plot, Chronicle chronicle) {
        this.plot = plot;
        this.chronicle = chronicle;
    }

    void send(Step.Send step) {
        Actor sender = plot.actor(step.from());
        Actor bearer = step.manner().by().map(plot::actor).orElse(sender);
        OffsetDateTime now = bearer.now();
        List<AttachmentRef> files = upload(bearer, step.attach());
        UUID id = MessageIds.next(clock);
        ObjectNode document = document(step, sender, now, files, id);
        byte[] cms = bearer.sign(Json.MAPPER.writeValueAsBytes(document), step.manner().signed());
        chronicle.tell(
                now,
                "scenario.sends",
                plot.named(step.from()),
                step.type(),
                plot.title(step.type()),
                String.join(", ", step.to().stream().map(plot::named).toList()));
        Receipt receipt;
        try {
            receipt = bearer.hub().send(cms);
        } catch (Problem refused) {
            refused(step, refused);
            return;
        }
        step.refused()
                .ifPresent(
                        code -> {
                            throw new Failed("scenario.not-refused", code);
                        });
        Statement statement = Statement.read(receipt.statement()).orElseThrow();
        Sent sent =
                Sent.of(
                        id,
                        step.type(),
                        statement.exchange(),
                        sender,
                        document.path("body"),
                        cms,
                        receipt,
                        files.stream().map(AttachmentRef::sha256).toList());
        plot.accepted(step.name(), step.exchange(), sent);
        told(receipt, statement);
        copies(step, statement);
        if (step.manner().again()) {
            again(bearer, sent);
        }
    }

    private ObjectNode document(
            Step.Send step, Actor sender, OffsetDateTime now, List<AttachmentRef> files, UUID id) {
        ObjectNode document = sender.hub().sample(step.type());
        document.remove(List.of("attachments", "inReplyTo", "relatedExchanges"));
        document.put("id", id.toString()).put("from", sender.id().value());
        document.put("time", WireTime.millis(now.toInstant()));
        document.put("exchange", plot.exchange(step.exchange()).orElse(id).toString());
        step.answers()
                .ifPresent(name -> document.put("inReplyTo", plot.message(name).id().toString()));
        ArrayNode to = document.putArray("to");
        step.to().forEach(name -> to.add(plot.address(name)));
        if (!step.relates().isEmpty()) {
            ArrayNode related = document.putArray("relatedExchanges");
            step.relates().forEach(name -> related.add(plot.begun(name).toString()));
        }
        if (document.has("caseNumber") && step.manner().caseNumber().equals("story")) {
            document.put("caseNumber", plot.caseNumber(document.path("caseNumber").asString()));
        }
        if (!files.isEmpty()) {
            ArrayNode named = document.putArray("attachments");
            files.forEach(
                    file ->
                            named.addObject()
                                    .put("name", file.name())
                                    .put("mediaType", file.mediaType())
                                    .put("size", file.size())
                                    .put("sha256", file.sha256().hex()));
        }
        body(step, now, files, document.withObject("/body"));
        return document;
    }

    private void body(
            Step.Send step, OffsetDateTime now, List<AttachmentRef> files, ObjectNode body) {
        plot.sameCase(body);
        String file = files.isEmpty() ? "" : files.get(0).sha256().hex();
        Values values = new Values(plot.byName(), now, file);
        step.without().forEach(pointer -> Values.remove(body, pointer));
        step.with().forEach((pointer, value) -> Values.put(body, pointer, values.of(value)));
    }

    private void refused(Step.Send step, Problem refused) {
        chronicle.add("scenario.refused", refused.code(), sentence(refused));
        refused.rejection()
                .ifPresent(receipt -> chronicle.add("scenario.refusal-proved", entry(receipt)));
        if (!step.refused().map(refused.code()::equals).orElse(false)) {
            throw new Failed(
                    "scenario.refused-instead",
                    step.refused().orElse("-"),
                    refused.code() + ": " + sentence(refused));
        }
    }

    private static String sentence(Problem refused) {
        List<String> all = new ArrayList<>();
        all.add(refused.document().path("detail").asString(""));
        all.addAll(refused.errors());
        return String.join(" ", all);
    }

    private void told(Receipt receipt, Statement statement) {
        chronicle.add("scenario.receipt", entry(receipt));
        for (StatedObligation owed : statement.obligations()) {
            chronicle.add(
                    owed.provisional() ? "scenario.owes-provisionally" : "scenario.owes",
                    owed.party(),
                    owed.owes(),
                    owed.due().map(Chronicle::moment).orElse("-"));
        }
        if (!statement.copies().isEmpty()) {
            chronicle.add("scenario.copies", String.join(", ", copied(statement)));
        }
    }

    private static List<String> copied(Statement statement) {
        return statement.copies().stream().map(String::valueOf).toList();
    }

    private void copies(Step.Send step, Statement statement) {
        for (String copy : step.copies()) {
            if (!copied(statement).contains(plot.address(copy))) {
                throw new Failed("scenario.no-copy", plot.named(copy));
            }
        }
    }

    private void again(Actor bearer, Sent sent) {
        Receipt second = bearer.hub().send(sent.cms());
        if (!Arrays.equals(second.statement(), sent.receipt().statement())) {
            throw new Failed("scenario.another-receipt");
        }
        chronicle.add("scenario.same-receipt");
    }

    void receive(Step.Receive step) {
        Sent sent = plot.message(step.of());
        for (String who : step.who()) {
            Actor reader = plot.actor(who);
            if (step.collect()) {
                collect(step, sent, who, reader);
            }
            if (step.acknowledge()) {
                reader.acknowledge(sent.id(), Sha256.of(sent.cms()));
                sent.expect(StatementKind.CONTENT_HANDOVER.wireName(), reader.id().value());
                chronicle.tell(reader.now(), "scenario.acknowledges", plot.named(who), sent.type());
            }
        }
    }

    private void collect(Step.Receive step, Sent sent, String who, Actor reader) {
        InboxItem item =
                reader.delivered(sent.id())
                        .orElseThrow(
                                () ->
                                        new Failed(
                                                "scenario.not-delivered",
                                                sent.type(),
                                                plot.named(who)));
        if (item.copy() != step.copy()) {
            throw new Failed("scenario.other-role", sent.type(), plot.named(who));
        }
        Opened opened = reader.collect(item);
        if (!Arrays.equals(opened.cms(), sent.cms())) {
            throw new Failed("scenario.other-bytes", sent.type());
        }
        String kind = StatementKind.CONTENT_CONSIGNMENT.wireName();
        if (!Actor.soon(() -> Trail.kinds(reader, sent.id()).contains(kind))) {
            throw new Failed("scenario.no-receipt", kind, plot.named(who), sent.type());
        }
        sent.expect(kind, reader.id().value());
        chronicle.tell(
                reader.now(),
                step.copy() ? "scenario.collects-copy" : "scenario.collects",
                plot.named(who),
                sent.type());
    }

    private static List<AttachmentRef> upload(Actor bearer, List<String> names) {
        List<AttachmentRef> files = new ArrayList<>();
        for (String name : names) {
            try {
                Path file = Files.createTempFile("scenario", ".txt");
                byte[] content = (name + " " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
                Files.write(file, content);
                bearer.hub().upload(file, Sha256.of(content));
                Files.delete(file);
                files.add(
                        new AttachmentRef(
                                name, "application/pdf", content.length, Sha256.of(content)));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
        return files;
    }

    private static String entry(Receipt receipt) {
        return receipt.log().index() + "/" + receipt.log().treeSize();
    }
}
