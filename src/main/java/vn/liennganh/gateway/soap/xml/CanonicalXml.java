package vn.liennganh.gateway.soap.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Exclusive XML canonicalization without comments (W3C, 2002): the octets that an XML signature is
 * over. What we write we write in this form too, so that there is one writer only.
 */
public final class CanonicalXml {

    private static final Comparator<XmlElement.Attribute> ORDER =
            Comparator.comparing(XmlElement.Attribute::uri)
                    .thenComparing(XmlElement.Attribute::name);

    private final Set<String> inclusive;
    private final StringBuilder out = new StringBuilder(1_024);

    private CanonicalXml(Set<String> inclusive) {
        this.inclusive = inclusive;
    }

    /** The canonical octets of an element and all it holds. */
    public static byte[] of(XmlElement apex) {
        return of(apex, Set.of());
    }

    /**
     * @param inclusive prefixes of {@code InclusiveNamespaces}; the empty one is {@code #default}
     */
    public static byte[] of(XmlElement apex, Set<String> inclusive) {
        CanonicalXml canonical = new CanonicalXml(inclusive);
        canonical.write(apex, Map.of());
        return canonical.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(XmlElement element, Map<String, String> rendered) {
        Map<String, String> wanted = new TreeMap<>();
        need(wanted, element.prefix(), element.uri());
        for (XmlElement.Attribute attribute : element.attributes()) {
            if (!attribute.prefix().isEmpty()) {
                need(wanted, attribute.prefix(), attribute.uri());
            }
        }
        for (String prefix : inclusive) {
            inScope(element, prefix).ifPresent(uri -> wanted.putIfAbsent(prefix, uri));
        }
        String name =
                element.prefix().isEmpty()
                        ? element.name()
                        : element.prefix() + ":" + element.name();
        out.append('<').append(name);
        Map<String, String> inside = rendered;
        for (Map.Entry<String, String> namespace : wanted.entrySet()) {
            if (!rendered.getOrDefault(namespace.getKey(), "").equals(namespace.getValue())) {
                if (inside == rendered) {
                    inside = new HashMap<>(rendered);
                }
                inside.put(namespace.getKey(), namespace.getValue());
                out.append(namespace.getKey().isEmpty() ? " xmlns" : " xmlns:");
                out.append(namespace.getKey()).append("=\"");
                attribute(namespace.getValue());
                out.append('"');
            }
        }
        List<XmlElement.Attribute> attributes = new ArrayList<>(element.attributes());
        attributes.sort(ORDER);
        for (XmlElement.Attribute attribute : attributes) {
            out.append(' ');
            if (!attribute.prefix().isEmpty()) {
                out.append(attribute.prefix()).append(':');
            }
            out.append(attribute.name()).append("=\"");
            attribute(attribute.value());
            out.append('"');
        }
        out.append('>');
        for (Object part : element.content()) {
            if (part instanceof XmlElement child) {
                write(child, inside);
            } else {
                text((String) part);
            }
        }
        out.append("</").append(name).append('>');
    }

    /** The prefix {@code xml} is bound by itself and never declared. */
    private static void need(Map<String, String> wanted, String prefix, String uri) {
        if (!prefix.equals("xml")) {
            wanted.put(prefix, uri);
        }
    }

    private static Optional<String> inScope(XmlElement element, String prefix) {
        Optional<XmlElement> at = Optional.of(element);
        while (at.isPresent()) {
            for (XmlElement.Namespace namespace : at.get().namespaces()) {
                if (namespace.prefix().equals(prefix)) {
                    return Optional.of(namespace.uri());
                }
            }
            at = at.get().parent();
        }
        return Optional.empty();
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }

    private void attribute(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\t' -> out.append("&#x9;");
                case '\n' -> out.append("&#xA;");
                case '\r' -> out.append("&#xD;");
                default -> out.append(c);
            }
        }
    }
}
