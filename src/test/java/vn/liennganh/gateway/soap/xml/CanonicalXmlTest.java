package vn.liennganh.gateway.soap.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** Our canonical form against that of Apache Santuario, octet by octet, where it is easy to err. */
class CanonicalXmlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<r><t/></r> |",
                "<r xmlns='urn:a'><t xmlns=''><u xmlns='urn:a'/></t></r> |",
                "<a:r xmlns:a='urn:a' xmlns:b='urn:b'><a:t b:z='1' y='2' a:x='3'/></a:r> |",
                "<a:r xmlns:a='urn:a' xmlns:b='urn:b'><a:t/></a:r> | b",
                "<a:r xmlns:a='urn:a' xmlns='urn:d'><a:t><u/></a:t></a:r> | #default a",
                "<r xmlns='urn:d'><t xmlns=''/></r> | #default",
                "<a:r xmlns:a='urn:a'><a:t><a:u xmlns:a='urn:b'/><a:u/></a:t></a:r> | a",
                "<r><t b='&quot;&lt;&gt;&amp;&#9;&#10;&#13;'>&lt;&gt;&amp;&#13; \"x\"</t></r> |",
                "<r><t><![CDATA[<&>]]> x<!-- gone --></t></r> |",
                "<r><t xml:lang='vi' a='1' xml:space='preserve'>  \u1ef7 \ud83d\ude00 </t></r> |",
                "<r xmlns:n2='urn:b' xmlns:n1='urn:a'><t n2:a='1' n1:a='2' n1:b='3' z='4'/></r> |",
                "<r xmlns:x='urn:x'><t><x:u/><x:u/></t></r> | none"
            })
    void it_is_the_same_octet_by_octet(String document, String prefixes) throws Exception {
        byte[] xml = document.getBytes(StandardCharsets.UTF_8);
        String list = prefixes == null ? "" : prefixes;
        Init.init();
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root =
                factory.newDocumentBuilder()
                        .parse(new ByteArrayInputStream(xml))
                        .getDocumentElement();
        ByteArrayOutputStream theirs = new ByteArrayOutputStream();
        Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                .canonicalizeSubtree(root.getFirstChild(), list, theirs);
        Set<String> inclusive =
                Arrays.stream(list.split(" "))
                        .filter(it -> !it.isEmpty())
                        .map(it -> it.equals("#default") ? "" : it)
                        .collect(Collectors.toSet());

        String text = document.contains("<!--") ? document.replaceAll("<!--.*?-->", "") : document;
        XmlElement apex = XmlReader.read(text.getBytes(StandardCharsets.UTF_8)).children().get(0);

        assertThat(new String(CanonicalXml.of(apex, inclusive), StandardCharsets.UTF_8))
                .isEqualTo(theirs.toString(StandardCharsets.UTF_8));
    }
}
