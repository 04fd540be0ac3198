package vn.liennganh.partner.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * Where the commands write: sentences for people, or one JSON document for programs.
 *
 * @param json true where a program reads; then sentences are left out
 */
record Screen(PrintWriter out, PrintWriter err, Locale language, boolean json) {

    /** A sentence, unless a program reads. */
    void say(String key, Object... args) {
        if (!json) {
            out.println(text(Text.of(key, args)));
            out.flush();
        }
    }

    /** A line of a table, unless a program reads. */
    void line(String line) {
        if (!json) {
            out.println(line);
            out.flush();
        }
    }

    /** The result as JSON, where a program reads. */
    void result(JsonNode result) {
        if (json) {
            out.println(Json.MAPPER.writeValueAsString(result));
            out.flush();
        }
    }

    /** A document in lines, for people. */
    void document(JsonNode document) {
        if (!json) {
            out.println(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document));
            out.flush();
        }
    }

    /** Something went wrong; goes to the error stream. */
    void complain(String sentence, List<String> more) {
        err.println(sentence);
        more.forEach(line -> err.println("  " + line));
        err.flush();
    }

    String text(Text text) {
        return Texts.render(text, language);
    }
}
