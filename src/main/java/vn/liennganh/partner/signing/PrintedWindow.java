package vn.liennganh.partner.signing;

import java.io.PrintWriter;
import java.util.Optional;

/** Output alone, where nobody can type: whatever is asked stays without an answer. */
record PrintedWindow(PrintWriter out) implements Window {

    @Override
    public void show(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public Optional<String> ask(String prompt) {
        show(prompt);
        return Optional.empty();
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        show(prompt);
        return Optional.empty();
    }
}
