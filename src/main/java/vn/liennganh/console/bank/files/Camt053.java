package vn.liennganh.console.bank.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
 * Booked entries of an ISO 20022 account statement (camt.053, any version). What is not booked, not
 * in dong or no whole number of them is left out and counted. A reversal takes away what was booked
 * before it on the other side: its own indicator says which way the money goes back.
 */
final class Camt053 {

    private static final String CURRENCY = "VND";
    private static final String BOOKED = "BOOK";
    private static final int WORD_MAX = 12;
    private static final String NO_REFERENCE = "NOTPROVIDED";
    private static final String BETWEEN = " \u00b7 ";

    private final List<Statement.Entry> entries = new ArrayList<>();
    private final List<Entries.Out> left = new ArrayList<>();

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
     * @return empty where it is no statement
     */
    static Optional<Entries> read(byte[] file) {
        try {
            Element document = builder().parse(new ByteArrayInputStream(file)).getDocumentElement();
            String kind = document.getNamespaceURI();
            if (kind == null || !kind.contains("camt.053")) {
                return Optional.empty();
            }
            Camt053 statement = new Camt053();
            below(document, "BkToCstmrStmt", "Stmt", "Ntry").forEach(statement::entry);
            return Optional.of(Entries.of(statement.entries, statement.left));
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
    private static String status(Element entry) {
        return Stream.concat(below(entry, "Sts", "Cd"), below(entry, "Sts"))
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .orElse("");
    }

    /** The transactions of an entry where each has its own amount in dong, else the entry. */
    private void entry(Element entry) {
        String status = status(entry);
        if (!status.equals(BOOKED)) {
            leave(Entries.Why.STATUS, status);
            return;
        }
        List<Element> parts = below(entry, "NtryDtls", "TxDtls").toList();
        List<Element> amounts =
                parts.stream()
                        .flatMap(one -> amount(one).stream())
                        .filter(one -> one.getAttribute("Ccy").equals(CURRENCY))
                        .toList();
        if (parts.size() > 1 && amounts.size() == parts.size()) {
            for (int i = 0; i < parts.size(); i++) {
                row(entry, List.of(parts.get(i)), amounts.get(i), side(parts.get(i), entry));
            }
            return;
        }
        List<Element> told = new ArrayList<>(parts);
        told.add(entry);
        below(entry, "Amt").forEach(sum -> row(entry, told, sum, side(entry, entry)));
    }

    private void leave(Entries.Why why, String what) {
        left.add(new Entries.Out(why, what.substring(0, Math.min(WORD_MAX, what.length()))));
    }

    private static boolean reversed(Element entry) {
        return below(entry, "RvslInd")
                .map(one -> one.getTextContent().strip())
                .anyMatch(said -> said.equals("true") || said.equals("1"));
    }

    /** A transaction's own side, else its entry's. */
    private static Statement.Side side(Element part, Element entry) {
        return Stream.of(part, entry)
                .flatMap(one -> below(one, "CdtDbtInd"))
                .map(one -> one.getTextContent().strip())
                .findFirst()
                .map(
                        said ->
                                switch (said) {
                                    case "CRDT" -> Statement.Side.IN;
                                    case "DBIT" -> Statement.Side.OUT;
                                    default -> Statement.Side.EITHER;
                                })
                .orElse(Statement.Side.EITHER);
    }

    private static Statement.Side opposite(Statement.Side side) {
        return switch (side) {
            case IN -> Statement.Side.OUT;
            case OUT -> Statement.Side.IN;
            case EITHER -> Statement.Side.EITHER;
        };
    }

    private static Optional<Element> amount(Element part) {
        return Stream.concat(below(part, "Amt"), below(part, "AmtDtls", "TxAmt", "Amt"))
                .findFirst();
    }

    private void row(Element entry, List<Element> told, Element amount, Statement.Side side) {
        if (!amount.getAttribute("Ccy").equals(CURRENCY)) {
            leave(Entries.Why.CURRENCY, amount.getAttribute("Ccy"));
            return;
        }
        OptionalLong dong = dong(amount.getTextContent().strip());
        if (dong.isEmpty()) {
            leave(Entries.Why.AMOUNT, "");
            return;
        }
        List<String> references = told.stream().flatMap(Camt053::references).distinct().toList();
        String content =
                Stream.concat(told.stream().flatMap(Camt053::words), references.stream())
                        .distinct()
                        .collect(Collectors.joining(BETWEEN));
        boolean back = reversed(entry);
        entries.add(
                new Statement.Entry(
                        entries.size() + 1,
                        first(entry, "BookgDt"),
                        references.isEmpty() ? "" : references.get(0),
                        content,
                        back ? -dong.getAsLong() : dong.getAsLong(),
                        back ? opposite(side) : side));
    }

    /** Whole dong as the format writes numbers, with a point at most. */
    private static OptionalLong dong(String text) {
        if (!text.matches("[0-9]{1,18}([.][0-9]{0,5})?")) {
            return OptionalLong.empty();
        }
        BigDecimal amount = new BigDecimal(text);
        return amount.stripTrailingZeros().scale() > 0
                ? OptionalLong.empty()
                : OptionalLong.of(amount.longValue());
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
