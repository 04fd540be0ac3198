package vn.liennganh.gateway.soap.envelope;

import java.util.List;
import java.util.Optional;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.xml.MalformedXml;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.gateway.soap.xml.XmlName;
import vn.liennganh.gateway.soap.xml.XmlReader;
import vn.liennganh.message.RefusalCode;

/**
 * A request in its envelope: one Header at most, one Body, one operation in it. Every element is
 * known by where it stands, so that nothing can pose as the Body that is acted upon.
 *
 * @param blocks the header blocks
 * @param operation the one element of the Body
 */
public record SoapCall(
        SoapVersion version, List<XmlElement> blocks, XmlElement body, XmlElement operation) {

    private static final String ANONYMOUS = Names.WSA.uri() + "/anonymous";
    private static final String NONE = Names.WSA.uri() + "/none";

    /**
     * Reads an envelope.
     *
     * @throws ProblemException {@code message-malformed} with what is wrong
     */
    public static SoapCall read(byte[] xml) {
        XmlElement root;
        try {
            root = XmlReader.read(xml);
        } catch (MalformedXml unreadable) {
            throw malformed(
                    switch (unreadable.reason()) {
                        case NOT_XML -> "gateway.soap-not-xml";
                        case DOCTYPE -> "gateway.soap-doctype";
                        case LIMITS -> "gateway.soap-xml-limits";
                        case ENCODING -> "gateway.soap-encoding";
                        case INSTRUCTION -> "gateway.soap-instruction";
                        case COMMENT -> "gateway.soap-comment";
                    });
        }
        SoapVersion version =
                SoapVersion.ofNamespace(root.uri())
                        .filter(it -> root.is(it.name("Envelope")))
                        .orElseThrow(() -> malformed("gateway.soap-no-envelope"));
        return read(version, root);
    }

    private static SoapCall read(SoapVersion version, XmlElement envelope) {
        List<XmlElement> parts = envelope.children();
        boolean headed = parts.size() == 2 && parts.get(0).is(version.name("Header"));
        if (!(headed || parts.size() == 1)
                || !parts.get(parts.size() - 1).is(version.name("Body"))
                || !envelope.text().isEmpty()) {
            throw malformed("gateway.soap-structure");
        }
        XmlElement body = parts.get(parts.size() - 1);
        List<XmlElement> inside = body.children();
        if (inside.size() != 1
                || !inside.get(0).uri().equals(Names.HUB.uri())
                || !body.text().isEmpty()) {
            throw malformed("gateway.soap-operation");
        }
        List<XmlElement> blocks = headed ? parts.get(0).children() : List.of();
        SoapCall call = new SoapCall(version, blocks, body, inside.get(0));
        call.checkBlocks();
        return call;
    }

    /** The one block of that name; a second one is an attempt to be read in two ways. */
    public Optional<XmlElement> block(XmlName name) {
        List<XmlElement> found = blocks.stream().filter(it -> it.is(name)).toList();
        if (found.size() > 1) {
            throw malformed("gateway.soap-block-twice", name.local());
        }
        return found.stream().findFirst();
    }

    /** The value of a WS-Addressing header. */
    public Optional<String> addressing(String local) {
        return block(Names.WSA.sibling(local)).map(XmlElement::text);
    }

    /** Whether the sender wants a fault rather than that the block is passed over. */
    public boolean demanded(XmlElement block) {
        return block.attribute(version.name("mustUnderstand"))
                .filter(it -> it.equals("1") || it.equals("true"))
                .isPresent();
    }

    /**
     * What must be understood is; answers go back on the connection and nowhere else; and the
     * action, where one is named, is the operation in the Body.
     */
    private void checkBlocks() {
        for (XmlElement block : blocks) {
            boolean known =
                    block.uri().equals(Names.WSA.uri())
                            || block.uri().equals(Names.XROAD.uri())
                            || block.is(Names.WSSE);
            if (!known && demanded(block)) {
                throw malformed("gateway.soap-must-understand", block.name());
            }
        }
        for (String reply : List.of("ReplyTo", "FaultTo")) {
            Optional<String> address =
                    block(Names.WSA.sibling(reply))
                            .flatMap(it -> it.only(Names.WSA.sibling("Address")))
                            .map(XmlElement::text);
            if (address.filter(it -> !it.equals(ANONYMOUS) && !it.equals(NONE)).isPresent()) {
                throw malformed("gateway.soap-reply-elsewhere", reply);
            }
        }
        if (addressing("Action")
                .filter(it -> !it.equals(Names.action(operation.name())))
                .isPresent()) {
            throw malformed("gateway.soap-other-action", operation.name());
        }
        addressing("MessageID");
        addressing("To");
    }

    /** A request that cannot be read, for this reason. */
    public static ProblemException malformed(String key, Object... args) {
        return new ProblemException(Problem.of(RefusalCode.MESSAGE_MALFORMED, key, args));
    }
}
