package vn.liennganh.partner.signing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A window at which a test sits: it keeps what was shown and types what it was told before. */
final class ScriptedWindow implements Window {

    final List<String> shown = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> typed = new ConcurrentLinkedQueue<>();

    ScriptedWindow type(String... lines) {
        typed.addAll(List.of(lines));
        return this;
    }

    String all() {
        return String.join("\n", shown);
    }

    @Override
    public void show(String line) {
        shown.add(line);
    }

    @Override
    public Optional<String> ask(String prompt) {
        show(prompt);
        return Optional.ofNullable(typed.poll());
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return ask(prompt).map(String::toCharArray);
    }
}
