package vn.liennganh.console.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;
import vn.liennganh.support.Visitor.Answer;

/** A file is what its bytes say, whatever the browser told. */
class FileTypesTest {

    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    @ParameterizedTest
    @CsvSource({
        "application/pdf, %PDF-1.7, application/pdf",
        "application/octet-stream, %PDF-1.7, application/pdf",
        "'', %PDF-1.7, application/pdf",
        "APPLICATION/PDF; x=y, %PDF-1.7, application/pdf",
        "text/html, %PDF-1.7, application/pdf",
        "application/pdf, <html>, ''",
        "application/pdf, '', ''",
        "image/png, %PDF-1.7, ''",
        WORD + ", 'PK\003\004', " + WORD,
        WORD + ", %PDF-1.7, ''",
        WORD + ", MZ, ''",
        "application/zip, 'PK\003\004', application/zip",
        "application/x-whatever, 'PK\003\004', application/zip",
        "text/csv; charset=utf-8, 'a,b', text/csv",
        "application/msword, '\u00d0\u00cf\021\u00e0', application/msword",
        "application/msword, %PDF-1.7, ''",
        "text/html, <html>, application/octet-stream",
        "image/svg+xml, <svg>, application/octet-stream",
        "no media type, bytes, application/octet-stream",
        "'a/b\r\nX: y', bytes, application/octet-stream",
    })
    void the_first_bytes_have_the_last_word(String told, String content, String type) {
        byte[] beginning = content.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(FileTypes.of(told, beginning))
                .isEqualTo(Optional.of(type).filter(one -> !one.isEmpty()));
    }

    @Test
    void a_letter_takes_a_file_that_is_what_it_is_said_to_be() {
        RunningHub hub = RunningHub.shared();
        Visitor clerk = Visitor.of(hub, "clerk@X99.11.001");
        clerk.visit("/yeu-cau/moi?loai=sandbox.ping");
        Answer draft =
                clerk.follow(
                        clerk.post("/yeu-cau/moi", Map.of("loai", "sandbox.ping", "b/text", "x")));
        String path = draft.at().getPath() + "/tep?_csrf=" + clerk.token();
        assertThat(attach(clerk, path, "a.pdf", "application/pdf", "<html>")).endsWith("?tep=type");
        assertThat(attach(clerk, path, "a\u202efdp.exe", "text/plain", "x")).endsWith("?tep=form");
        assertThat(clerk.visit(draft.at().getPath() + "?tep=type&lang=en").text())
                .contains("not what its name says")
                .doesNotContain("a.pdf");
        assertThat(attach(clerk, path, "b.pdf", "text/html; charset=x", "%PDF-1.7"))
                .isEqualTo(draft.at().getPath());
        assertThat(clerk.visit(draft.at().getPath()).text()).contains("b.pdf");
    }

    private static String attach(
            Visitor clerk, String path, String name, String type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return clerk.upload(path, Map.of(), "tep", name, type, bytes).location();
    }
}
