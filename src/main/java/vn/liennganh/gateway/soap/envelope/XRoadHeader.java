package vn.liennganh.gateway.soap.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.soap.xml.XmlElement;
import vn.liennganh.gateway.soap.xml.XmlName;

/**
 * The header fields of X-Road's message protocol 4.0 (PR-MESS, 2.2) in a request: read strictly,
 * and written again into the answer with the same values in the same order.
 *
 * @param fields as they came; {@code requestHash}, which is the security servers', left out
 */
public record XRoadHeader(List<XmlElement> fields) {

    private static final int TEXT_MAX = 255;
    private static final Pattern VERSION = Pattern.compile("4\\.(\\d{1,4}|x)");
    private static final String CLIENT = "client";
    private static final String SERVICE = "service";
    private static final String REQUEST_HASH = "requestHash";
    private static final Set<String> TEXTS = Set.of("id", "userId", "issue", "protocolVersion");
    private static final List<String> CLIENT_PARTS =
            List.of("xRoadInstance", "memberClass", "memberCode", "subsystemCode");
    private static final List<String> SERVICE_PARTS =
            List.of(
                    "xRoadInstance",
                    "memberClass",
                    "memberCode",
                    "subsystemCode",
                    "serviceCode",
                    "serviceVersion");
    private static final Set<String> OPTIONAL_PARTS = Set.of("subsystemCode", "serviceVersion");

    /**
     * Reads what a request has of them; empty where it has none.
     *
     * @throws ProblemException {@code message-malformed} with the field that is not as it should be
     */
    public static Optional<XRoadHeader> read(SoapCall call) {
        List<XmlElement> fields = new ArrayList<>();
        for (XmlElement block : call.blocks()) {
            if (block.uri().equals(Names.XROAD.uri())) {
                call.block(Names.XROAD.sibling(block.name()));
                if (!block.name().equals(REQUEST_HASH)) {
                    check(block);
                    fields.add(block);
                }
            }
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        for (String needed : List.of(CLIENT, SERVICE, "id", "protocolVersion")) {
            if (fields.stream().noneMatch(it -> it.name().equals(needed))) {
                throw malformed(needed);
            }
        }
        return Optional.of(new XRoadHeader(List.copyOf(fields)));
    }

    private static void check(XmlElement field) {
        String name = field.name();
        boolean good =
                switch (name) {
                    case CLIENT -> identifies(field, Set.of("MEMBER", "SUBSYSTEM"), CLIENT_PARTS);
                    case SERVICE -> identifies(field, Set.of("SERVICE"), SERVICE_PARTS);
                    default -> TEXTS.contains(name) && isText(field);
                };
        if (!good || name.equals("protocolVersion") && !VERSION.matcher(field.text()).matches()) {
            throw malformed(name);
        }
    }

    /** An identifier has its parts in their order, and says of what kind it is. */
    private static boolean identifies(XmlElement field, Set<String> kinds, List<String> parts) {
        if (field.attribute(Names.IDENTIFIERS).filter(kinds::contains).isEmpty()
                || !field.text().isEmpty()) {
            return false;
        }
        List<XmlElement> there = field.children();
        int next = 0;
        for (String part : parts) {
            boolean here = next < there.size() && there.get(next).is(identifier(part));
            if (here && isText(there.get(next))) {
                next++;
            } else if (here || !OPTIONAL_PARTS.contains(part)) {
                return false;
            }
        }
        return next == there.size();
    }

    private static boolean isText(XmlElement field) {
        int length = field.text().length();
        return field.children().isEmpty() && length > 0 && length <= TEXT_MAX;
    }

    /** A part of the client's or the service's identifier; empty where it has none. */
    private String part(String field, String part) {
        return fields.stream()
                .filter(it -> it.name().equals(field))
                .flatMap(it -> it.only(identifier(part)).stream())
                .map(XmlElement::text)
                .findFirst()
                .orElse("");
    }

    public String client(String part) {
        return part(CLIENT, part);
    }

    public String service(String part) {
        return part(SERVICE, part);
    }

    /** The fields for an answer, new with each call. */
    public List<XmlElement> mirrored() {
        return fields.stream().map(XRoadHeader::copy).toList();
    }

    private static XmlElement copy(XmlElement field) {
        XmlElement copy = XmlElement.of(Names.XROAD.sibling(field.name()));
        field.attribute(Names.IDENTIFIERS).ifPresent(kind -> copy.with(Names.IDENTIFIERS, kind));
        field.children().forEach(part -> copy.add(identifier(part.name()), part.text()));
        return copy.text(field.text());
    }

    private static XmlName identifier(String part) {
        return Names.IDENTIFIERS.sibling(part);
    }

    private static ProblemException malformed(String field) {
        return SoapCall.malformed(
                "gateway.soap-x-road", field.length() > 64 ? field.substring(0, 64) : field);
    }
}
