package vn.liennganh.gateway.soap.xml;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<r>&5;</r>",
                "<r>text &#x; </r>",
                "<r><a>text</a",
                "<r>a long text that is not ended",
                "<r><![CDATA[never ended</r>",
                "<r><!-- never -- ended</r>",
                "<r a='&nothing;'/>",
            })
    void what_is_no_xml_is_refused_wherever_it_breaks(String text) {
        assertThatThrownBy(() -> XmlReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        MalformedXml.class,
                        refused ->
                                org.assertj.core.api.Assertions.assertThat(refused.reason())
                                        .isEqualTo(MalformedXml.Reason.NOT_XML));
    }
}
