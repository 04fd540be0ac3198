package vn.liennganh.gateway.soap.xml;

/**
 * A qualified name.
 *
 * @param prefix with which we write it; others may use another
 * @param uri its namespace, empty where it has none
 */
public record XmlName(String prefix, String uri, String local) {

    /** Another name of the same namespace. */
    public XmlName sibling(String other) {
        return new XmlName(prefix, uri, other);
    }

    /** As it stands in a document. */
    public String qualified() {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }
}
