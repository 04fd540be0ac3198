package vn.liennganh.partner.signing;

import java.util.Optional;

/** Where the agent's person reads, answers and types the PIN: the agent's own, never a page. */
public interface Window {

    void show(String line);

    /** What is typed; empty where nothing can be typed any more. */
    Optional<String> ask(String prompt);

    /** What is typed without being shown; whoever gets it wipes it. */
    Optional<char[]> secret(String prompt);
}
