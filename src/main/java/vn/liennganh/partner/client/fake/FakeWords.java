package vn.liennganh.partner.client.fake;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.AttachmentRef;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;
import vn.liennganh.message.WireTime;
import vn.liennganh.partner.client.fake.FakeBooks.FakeDuty;

/** The JSON answers of the fake hub, in the shapes of the protocol. */
final class FakeWords {

    private final FakeBooks books;

    FakeWords(FakeBooks books) {
        this.books = books;
    }

    ObjectNode whoami(AgencyId agency, long daysLeft, List<String> maySend) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("agency", agency.value());
        json.putObject("names").put("vi", agency.value()).put("en", agency.value());
        json.put("environment", "sandbox");
        json.put("time", WireTime.millis(books.now()));
        json.put("certificateDaysLeft", daysLeft);
        json.put("clockOffsetMillis", books.ahead().toMillis());
        maySend.forEach(json.putArray("maySend")::add);
        return json;
    }

    ObjectNode inbox(List<FakeMessage> messages, long after, boolean content) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode items = json.putArray("items");
        long next = after;
        for (FakeMessage message : messages) {
            Envelope envelope = message.envelope;
            ObjectNode item = items.addObject();
            item.put("id", envelope.id().toString());
            item.put("sha256", message.sha256().hex());
            item.put("type", envelope.type().value());
            item.put("from", envelope.from().value());
            item.put("exchange", envelope.exchange().toString());
            envelope.inReplyTo().ifPresent(it -> item.put("inReplyTo", it.toString()));
            item.put("urgency", envelope.urgency().wireName());
            item.put("role", "addressee");
            item.put("acceptedAt", WireTime.millis(message.acceptedAt));
            item.put("size", message.cms.length);
            attachments(item.putArray("attachments"), envelope.attachments());
            if (content) {
                item.put("message", message.cms);
            }
            next = Math.max(next, message.number);
        }
        json.put("next", String.valueOf(next));
        return json;
    }

    private static void attachments(ArrayNode list, List<AttachmentRef> attachments) {
        for (AttachmentRef attachment : attachments) {
            list.addObject()
                    .put("name", attachment.name())
                    .put("mediaType", attachment.mediaType())
                    .put("size", attachment.size())
                    .put("sha256", attachment.sha256().hex());
        }
    }

    ObjectNode evidence(List<Receipt> receipts) {
        ObjectNode json = Json.MAPPER.createObjectNode();
        ArrayNode items = json.putArray("items");
        for (Receipt receipt : receipts) {
            Statement statement = FakeBooks.read(receipt);
            ObjectNode item = receipt.toJson();
            item.put("kind", statement.kind().wireName());
            statement.party().ifPresent(it -> item.put("party", it.value()));
            items.add(item);
        }
        return json;
    }

    JsonNode receipts(List<Receipt> receipts) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        receipts.forEach(it -> array.add(it.toJson()));
        return array;
    }

    /** What a submission would do. */
    ObjectNode checked(Envelope envelope) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("accepted", true);
        envelope.to().forEach(json.putArray("recipients")::add);
        json.putArray("copies");
        json.putArray("obligations");
        return json;
    }

    ObjectNode exchange(List<FakeMessage> messages) {
        Envelope first = messages.get(0).envelope;
        ObjectNode json = Json.MAPPER.createObjectNode();
        json.put("id", first.exchange().toString());
        json.put("procedure", first.type().procedure());
        json.put("edition", 1);
        json.put("state", "open");
        books.parties(first.exchange()).forEach(json.putArray("parties")::add);
        ArrayNode list = json.putArray("messages");
        for (FakeMessage message : messages) {
            Envelope envelope = message.envelope;
            ObjectNode item = list.addObject();
            item.put("id", envelope.id().toString());
            item.put("type", envelope.type().value());
            item.put("from", envelope.from().value());
            envelope.to().forEach(item.putArray("to")::add);
            envelope.inReplyTo().ifPresent(it -> item.put("inReplyTo", it.toString()));
            item.put("time", WireTime.millis(envelope.time().toInstant()));
            item.put("acceptedAt", WireTime.millis(message.acceptedAt));
            item.put("sha256", message.sha256().hex());
        }
        json.set(
                "obligations",
                duties(
                        books.duties(
                                it -> it.cause().envelope.exchange().equals(first.exchange()))));
        return json;
    }

    ArrayNode duties(List<FakeDuty> duties) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        for (FakeDuty duty : duties) {
            Envelope cause = duty.cause().envelope;
            ObjectNode item = list.addObject();
            item.put("id", cause.id() + "/" + duty.party());
            item.put("exchange", cause.exchange().toString());
            item.put("cause", cause.id().toString());
            item.put("party", duty.party().value());
            item.put("owedTo", cause.from().value());
            item.put("owes", duty.owes());
            item.put("start", "receipt");
            item.put("due", WireTime.millis(duty.due()));
            item.put("provisional", false);
            item.put("status", books.status(duty));
            books.fulfilling(duty)
                    .ifPresent(it -> item.put("fulfilledBy", it.envelope.id().toString()));
            item.put("rule", "fake/1#" + duty.owes());
        }
        return list;
    }
}
