package vn.liennganh.support;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Sha256;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.SealKey;
import vn.liennganh.regulation.RuleBook;

/** A message document in the making: a sample of the catalogue, changed at will, then signed. */
public final class Letter {

    private final IntakeHarness hub;
    private final AgencyId from;
    private final ObjectNode document;

    private Letter(IntakeHarness hub, AgencyId from, ObjectNode document) {
        this.hub = hub;
        this.from = from;
        this.document = document;
    }

    static Letter of(IntakeHarness hub, String type, String from, String... to) {
        ObjectNode document =
                hub.bean(RuleBook.class)
                        .sample(
                                new MessageType(type),
                                hub.clock().instant(),
                                new SplittableRandom(UUID.randomUUID().getLeastSignificantBits()))
                        .orElseThrow();
        document.put("from", from);
        ArrayNode list = document.putArray("to");
        List.of(to).forEach(list::add);
        document.put("time", WireTime.millis(hub.clock().instant()));
        document.remove("attachments");
        return new Letter(hub, AgencyId.of(from), document).id(UUID.randomUUID());
    }

    /** A new id; the letter opens an exchange of that id. */
    public Letter id(UUID id) {
        document.put("id", id.toString());
        document.put("exchange", id.toString());
        document.remove("inReplyTo");
        return this;
    }

    public UUID id() {
        return UUID.fromString(document.get("id").stringValue());
    }

    /** A later letter of that exchange. */
    public Letter in(UUID exchange, UUID inReplyTo) {
        document.put("exchange", exchange.toString());
        document.put("inReplyTo", inReplyTo.toString());
        return this;
    }

    public Letter set(String field, String value) {
        document.put(field, value);
        return this;
    }

    public Letter time(Duration fromNow) {
        return set("time", WireTime.millis(hub.clock().instant().plus(fromNow)));
    }

    public Letter attach(byte[] content) {
        return attach(Sha256.of(content), content.length);
    }

    public Letter attach(Sha256 digest, long size) {
        ArrayNode list =
                document.get("attachments") instanceof ArrayNode there
                        ? there
                        : document.putArray("attachments");
        list.addObject()
                .put("name", "scan.pdf")
                .put("mediaType", "application/pdf")
                .put("size", size)
                .put("sha256", digest.hex());
        return this;
    }

    public Letter change(Consumer<ObjectNode> change) {
        change.accept(document);
        return this;
    }

    /** Changes what the letter says. */
    public Letter body(Consumer<ObjectNode> change) {
        return change(document -> change.accept((ObjectNode) document.get("body")));
    }

    public byte[] json() {
        return Json.MAPPER.writeValueAsBytes(document);
    }

    /** Signed by the seal alone. */
    public byte[] sealed() {
        return sealed(from.value());
    }

    /** Signed by another agency's seal. */
    public byte[] sealed(String agency) {
        return key(hub.seal(AgencyId.of(agency))).sign(json());
    }

    /** Signed by the sender's own official and its seal. */
    public byte[] signed() {
        return signedBy(from.value());
    }

    /** Signed by the official of a unit, then by the sender's seal. */
    public byte[] signedBy(String unit) {
        return key(hub.seal(from)).addSigner(key(hub.official(AgencyId.of(unit))).sign(json()));
    }

    private static SealKey key(TestPki.Identity identity) {
        return identity.at(Clock.systemUTC());
    }
}
