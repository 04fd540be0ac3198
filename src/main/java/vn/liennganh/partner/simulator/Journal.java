package vn.liennganh.partner.simulator;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;

/**
 * One line for each thing that happened: time, agency, types and ids; never a name or an amount.
 */
final class Journal {

    private final PrintStream out;
    private final Clock clock;

    Journal(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    void note(String agency, String event) {
        String time = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        out.println(time + " " + agency + " " + event.replaceAll("\\p{Cntrl}", " "));
    }
}
