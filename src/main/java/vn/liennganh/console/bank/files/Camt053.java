package vn.liennganh.console.bank.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Booked entries of an ISO 20022 account statement (camt.053, any version) as the rows of a table,
 * so that it is read like any other. Amounts that are not in dong stay without an amount; what was
 * reversed takes away what was booked before it.
 */
final class Camt053 {

    private static final String CURRENCY = "VND";
    private static final String NO_REFERENCE = "NOTPROVIDED";
    private static final String BETWEEN = " \u00b7 ";

    private Camt053() {}

    /** Whether a file may be one: it begins like XML. */
    static boolean like(byte[] file) {
        int at = 0;
        if (file.length > 3 && (file[0] & 0xFF) == 0xEF) {
            at = 3; // a byte order mark
        }
        while (at < file.length && Character.isWhitespace(file[at])) {
            at++;
        }
        return at < file.length && file[at] == '<';
    }

    /**
     * The entries below a head.
     *
     * @param heads of day, reference, content and amount
     * @return empty where it is no statement
     */
    static Optional<List<List<String>>> rows(byte[] file, List<String> heads) {
        try {
            Element document = builder().parse(new ByteArrayInputStream(file)).getDocumentElement();
            String kind = document.getNamespaceURI();
            if (kind == null || !kind.contains("camt.053")) {
                return Optional.empty();
            }
            List<List<String>> rows = new ArrayList<>(List.of(heads));
            below(document, "BkToCstmrStmt", "Stmt", "Ntry")
                    .filter(Camt053::booked)
                    .forEach(entry -> rows.addAll(entry(entry)));
            return Optional.of(rows);
        } catch (SAXException | IOException | ParserConfigurationException broken) {
            return Optional.empty();
        }
    }

    /** No document type, so that nothing is fetched and nothing grows. */
    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder;
    }

    /** Newer versions say the status in a code below it. */
    private static boolean booked(Element entry) {
        return Stream.concat(below(entry, "Sts"), below(entry, "Sts", "Cd"))
                .map(one -> one.getTextContent().strip())
                .anyMatch("BOOK"::equals);
    }

    /** The transactions of an entry where each has its own amount, else the entry. */
    private static List<List<String>> entry(Element entry) {
        String day = first(entry, "BookgDt");
        List<Element> parts = below(entry, "NtryDtls", "TxDtls").toList();
        List<Element> amounts = parts.stream().flatMap(one -> amount(one).stream()).toList();
        String sign = reversed(entry) ? "-" : "";
        if (parts.size() > 1 && amounts.size() == parts.size()) {
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                rows.add(row(day, List.of(parts.get(i)), amounts.get(i), sign));
            }
            return rows;
        }
        List<Element> told = new ArrayList<>(parts);
        told.add(entry);
        return below(entry, "Amt").map(sum -> row(day, told, sum, sign)).toList();
    }

    private static boolean reversed(Element entry) {
        return below(entry, "RvslInd")
                .map(one -> one.getTextContent().strip())
                .anyMatch(said -> said.equals("true") || said.equals("1"));
    }

    private static Optional<Element> amount(Element part) {
        return Stream.concat(below(part, "Amt"), below(part, "AmtDtls", "TxAmt", "Amt"))
                .findFirst();
    }

    private static List<String> row(String day, List<Element> told, Element amount, String sign) {
        List<String> references = told.stream().flatMap(Camt053::references).distinct().toList();
        String content =
                Stream.concat(told.stream().flatMap(Camt053::words), references.stream())
                        .distinct()
                        .collect(Collectors.joining(BETWEEN));
        return List.of(
                day,
                references.isEmpty() ? "" : references.get(0),
                content,
                amount.getAttribute("Ccy").equals(CURRENCY)
                        ? sign + amount.getTextContent().strip()
                        : "");
    }

    private static Stream<String> references(Element of) {
        return Stream.of(
                        below(of, "Refs", "EndToEndId"),
                        below(of, "RmtInf", "Strd", "CdtrRefInf", "Ref"),
                        below(of, "Refs", "AcctSvcrRef"),
                        below(of, "AcctSvcrRef"),
                        below(of, "NtryRef"))
                .flatMap(one -> one)
                .map(one -> one.getTextContent().strip())
                .filter(one -> !one.isEmpty() && !one.equals(NO_REFERENCE));
    }

    private static Stream<String> words(Element of) {
        return Stream.of(
                        below(of, "RmtInf", "Ustrd"),
                        below(of, "AddtlTxInf"),
                        below(of, "AddtlNtryInf"))
                .flatMap(one -> one)
                .map(one -> one.getTextContent().strip())
                .filter(one -> !one.isEmpty());
    }

    private static String first(Element of, String name) {
        return below(of, name)
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .map(text -> text.substring(0, Math.min("2026-01-01".length(), text.length())))
                .orElse("");
    }

    /** The elements at the end of a path of names. */
    private static Stream<Element> below(Element from, String... path) {
        Stream<Element> found = Stream.of(from);
        for (String name : path) {
            found = found.flatMap(one -> children(one, name).stream());
        }
        return found;
    }

    private static List<Element> children(Element of, String name) {
        NodeList nodes = of.getChildNodes();
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element one && name.equals(one.getLocalName())) {
                found.add(one);
            }
        }
        return found;
    }
}
