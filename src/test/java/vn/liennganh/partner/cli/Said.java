package vn.liennganh.partner.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Json;
import vn.liennganh.scenario.RunningHub;

/** What the command line said and how it ended. */
record Said(int exit, String out, String err) {

    /** An agency's keys at a running hub, in English unless another language is asked for. */
    static Said of(RunningHub hub, String agency, String... words) {
        return at(hub, hub.keys(agency), words);
    }

    /** The same with keys that lie elsewhere. */
    static Said at(RunningHub hub, Path home, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--home", home.toString(), "--hub", hub.url().toString()));
        if (!all.contains("--lang")) {
            all.addAll(List.of("--lang", "en"));
        }
        return plainly(all.toArray(String[]::new));
    }

    /** These words and no others. */
    static Said plainly(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                PartnerCommand.run(
                        new PrintWriter(out), new PrintWriter(err), Clock.systemUTC(), words);
        return new Said(exit, out.toString(), err.toString());
    }

    /** The verb before its own words. */
    static String[] words(String verb, String... rest) {
        List<String> all = new ArrayList<>(List.of(verb));
        all.addAll(List.of(rest));
        return all.toArray(String[]::new);
    }

    JsonNode json() {
        return Json.MAPPER.readTree(out);
    }
}
