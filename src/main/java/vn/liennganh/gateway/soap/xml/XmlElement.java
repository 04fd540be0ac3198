package vn.liennganh.gateway.soap.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An element with its namespaces already resolved; empty strings stand for none. */
public final class XmlElement {

    /** An attribute; {@code uri} and {@code prefix} are empty where it has no namespace. */
    record Attribute(String prefix, String uri, String name, String value) {}

    /** A namespace declared on an element; an empty prefix is the default namespace. */
    record Namespace(String prefix, String uri) {}

    private final String prefix;
    private final String uri;
    private final String name;
    private final List<Namespace> namespaces = new ArrayList<>(2);
    private final List<Attribute> attributes = new ArrayList<>(2);
    private final List<Object> content = new ArrayList<>(4);
    private @Nullable XmlElement parent;

    XmlElement(String prefix, String uri, String name) {
        this.prefix = prefix;
        this.uri = uri;
        this.name = name;
    }

    /** An element to be written; whoever uses a prefix always uses it for the same namespace. */
    public static XmlElement of(XmlName name) {
        return new XmlElement(name.prefix(), name.uri(), name.local());
    }

    void declare(String declared, String namespace) {
        namespaces.add(new Namespace(declared, namespace));
    }

    XmlElement put(Attribute attribute) {
        attributes.add(attribute);
        return this;
    }

    /** Adds an attribute without a namespace. */
    public XmlElement with(String attribute, String value) {
        return put(new Attribute("", "", attribute, value));
    }

    /** Adds an attribute in a namespace. */
    public XmlElement with(XmlName attribute, String value) {
        return put(new Attribute(attribute.prefix(), attribute.uri(), attribute.local(), value));
    }

    public XmlElement add(XmlElement child) {
        child.parent = this;
        content.add(child);
        return this;
    }

    /** Adds a child that holds nothing but text. */
    public XmlElement add(XmlName child, String text) {
        return add(of(child).text(text));
    }

    public XmlElement text(String text) {
        if (!text.isEmpty()) {
            content.add(text);
        }
        return this;
    }

    /** Lets somebody add to this element in the middle of a chain. */
    public XmlElement filled(Consumer<XmlElement> filling) {
        filling.accept(this);
        return this;
    }

    public boolean is(XmlName wanted) {
        return name.equals(wanted.local()) && uri.equals(wanted.uri());
    }

    public String name() {
        return name;
    }

    public String uri() {
        return uri;
    }

    String prefix() {
        return prefix;
    }

    List<Namespace> namespaces() {
        return namespaces;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    List<Object> content() {
        return Collections.unmodifiableList(content);
    }

    Optional<XmlElement> parent() {
        return Optional.ofNullable(parent);
    }

    /** The child elements in their order. */
    public List<XmlElement> children() {
        List<XmlElement> children = new ArrayList<>();
        for (Object part : content) {
            if (part instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    public List<XmlElement> children(XmlName wanted) {
        return children().stream().filter(child -> child.is(wanted)).toList();
    }

    /** The one child of that name; empty where there is none or more than one. */
    public Optional<XmlElement> only(XmlName wanted) {
        List<XmlElement> found = children(wanted);
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The text of an element that holds no elements, without the blanks around it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Object part : content) {
            if (part instanceof String piece) {
                text.append(piece);
            }
        }
        return text.toString().strip();
    }

    /** The value of an attribute without a namespace. */
    public Optional<String> attribute(String wanted) {
        return attribute("", wanted);
    }

    public Optional<String> attribute(XmlName wanted) {
        return attribute(wanted.uri(), wanted.local());
    }

    private Optional<String> attribute(String namespace, String wanted) {
        return attributes.stream()
                .filter(it -> it.name().equals(wanted) && it.uri().equals(namespace))
                .map(Attribute::value)
                .findFirst();
    }

    /** Values of every attribute that some reader could take for an id, whatever its namespace. */
    public List<String> ids() {
        return attributes.stream()
                .filter(it -> it.name().equalsIgnoreCase("id") || it.name().equals("AssertionID"))
                .map(Attribute::value)
                .toList();
    }

    /** Visits this element and all below it, each before its children. */
    public void walk(Consumer<XmlElement> visitor) {
        visitor.accept(this);
        for (Object part : content) {
            if (part instanceof XmlElement child) {
                child.walk(visitor);
            }
        }
    }
}
