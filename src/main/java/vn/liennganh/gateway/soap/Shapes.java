package vn.liennganh.gateway.soap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.rest.wire.ExchangeWire;
import vn.liennganh.gateway.rest.wire.Wire;
import vn.liennganh.gateway.soap.envelope.Names;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.message.Sha256;

/** The shapes of REST in XML: the same fields under the same names, in the order of the WSDL. */
final class Shapes {

    private Shapes() {}

    static XmlElement whoAmI(Wire.WhoAmI known) {
        XmlElement answer = element("WhoAmIResponse").add(Names.hub("agency"), known.agency());
        known.names().entrySet().stream()
                .sorted(java.util.Map.Entry.<String, String>comparingByKey().reversed())
                .forEach(
                        name ->
                                answer.add(
                                        element("name")
                                                .with(Names.XML_LANG, name.getKey())
                                                .text(name.getValue())));
        answer.add(Names.hub("environment"), known.environment())
                .add(Names.hub("time"), known.time())
                .add(Names.hub("certificateDaysLeft"), Long.toString(known.certificateDaysLeft()))
                .add(Names.hub("clockOffsetMillis"), Long.toString(known.clockOffsetMillis()));
        return strings(answer, "maySend", known.maySend());
    }

    /** A delivery or a message, with the bytes as their sender signed them. */
    static XmlElement item(Wire.Delivery item, byte[] cms) {
        XmlElement shape =
                element("item")
                        .add(Names.hub("id"), item.id())
                        .add(Names.hub("sha256"), item.sha256())
                        .add(Names.hub("type"), item.type())
                        .add(Names.hub("from"), item.from())
                        .add(Names.hub("exchange"), item.exchange());
        optional(shape, "inReplyTo", item.inReplyTo());
        shape.add(Names.hub("urgency"), item.urgency())
                .add(Names.hub("role"), item.role())
                .add(Names.hub("acceptedAt"), item.acceptedAt())
                .add(Names.hub("size"), Integer.toString(item.size()));
        for (Wire.Attachment attachment : item.attachments()) {
            shape.add(
                    element("attachment")
                            .add(Names.hub("name"), attachment.name())
                            .add(Names.hub("mediaType"), attachment.mediaType())
                            .add(Names.hub("size"), Long.toString(attachment.size()))
                            .add(Names.hub("sha256"), attachment.sha256()));
        }
        return shape.add(Names.hub("message"), Operations.base64(cms));
    }

    /** Content that comes as a part of its own. */
    static XmlElement included(Sha256 digest) {
        return element("attachment")
                .with("sha256", digest.hex())
                .add(XmlElement.of(Names.XOP).with("href", "cid:" + digest.hex()));
    }

    static XmlElement exchange(ExchangeWire.Exchange exchange) {
        XmlElement answer =
                element("GetExchangeResponse")
                        .add(Names.hub("id"), exchange.id())
                        .add(Names.hub("procedure"), exchange.procedure())
                        .add(Names.hub("edition"), Integer.toString(exchange.edition()))
                        .add(Names.hub("state"), exchange.state());
        strings(answer, "party", exchange.parties());
        exchange.messages().forEach(message -> answer.add(message(message)));
        exchange.obligations().forEach(duty -> answer.add(duty(duty)));
        return answer;
    }

    private static XmlElement message(ExchangeWire.Message message) {
        XmlElement shape =
                element("message")
                        .add(Names.hub("id"), message.id())
                        .add(Names.hub("type"), message.type())
                        .add(Names.hub("from"), message.from());
        strings(shape, "to", message.to());
        optional(shape, "inReplyTo", message.inReplyTo());
        return shape.add(Names.hub("time"), message.time())
                .add(Names.hub("acceptedAt"), message.acceptedAt())
                .add(Names.hub("sha256"), message.sha256());
    }

    private static XmlElement duty(ExchangeWire.Owed duty) {
        XmlElement shape =
                element("obligation")
                        .add(Names.hub("id"), duty.id())
                        .add(Names.hub("exchange"), duty.exchange())
                        .add(Names.hub("cause"), duty.cause())
                        .add(Names.hub("party"), duty.party())
                        .add(Names.hub("owedTo"), duty.owedTo())
                        .add(Names.hub("owes"), duty.owes())
                        .add(Names.hub("start"), duty.start())
                        .add(Names.hub("due"), duty.due())
                        .add(Names.hub("provisional"), Boolean.toString(duty.provisional()))
                        .add(Names.hub("status"), duty.status());
        optional(shape, "fulfilledBy", duty.fulfilledBy());
        return shape.add(Names.hub("rule"), duty.rule())
                .add(Names.hub("immediately"), Boolean.toString(duty.immediately()))
                .add(Names.hub("policy"), Boolean.toString(duty.policy()))
                .add(Names.hub("paused"), Boolean.toString(duty.paused()))
                .add(Names.hub("dueSoon"), Boolean.toString(duty.dueSoon()))
                .add(Names.hub("citation"), duty.citation());
    }

    private static XmlElement strings(XmlElement parent, String name, List<String> values) {
        values.forEach(value -> parent.add(Names.hub(name), value));
        return parent;
    }

    private static void optional(XmlElement parent, String name, @Nullable String value) {
        Optional.ofNullable(value).ifPresent(it -> parent.add(Names.hub(name), it));
    }

    private static XmlElement element(String name) {
        return XmlElement.of(Names.hub(name));
    }
}
