package vn.liennganh.partner.signing;

import java.io.Console;
import java.util.Optional;

/** The terminal in which the agent was started. */
record ConsoleWindow(Console console) implements Window {

    /** Empty where nobody sits at a terminal: input from a file or a program is no person's. */
    static Optional<Window> ofThisProcess() {
        return Optional.ofNullable(System.console())
                .filter(ConsoleWindow::isTerminal)
                .map(ConsoleWindow::new);
    }

    /** Before Java 22 there was no console without a terminal, nor a way to ask. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException older) {
            return true;
        } catch (ReflectiveOperationException hidden) {
            return false;
        }
    }

    @Override
    public void show(String line) {
        console.writer().println(line);
        console.flush();
    }

    @Override
    public Optional<String> ask(String prompt) {
        return Optional.ofNullable(console.readLine("%s ", prompt));
    }

    @Override
    public Optional<char[]> secret(String prompt) {
        return Optional.ofNullable(console.readPassword("%s ", prompt));
    }
}
