package vn.liennganh.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a class says in the log while this is open, at INFO and above. */
public final class SaidLines implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> ear =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    lines.add(event.getFormattedMessage());
                }
            };

    private SaidLines(Class<?> speaker) {
        logger = (Logger) LoggerFactory.getLogger(speaker);
        before = logger.getLevel();
        logger.setLevel(Level.INFO);
        ear.start();
        logger.addAppender(ear);
    }

    /** Listens to a class from now on. */
    public static SaidLines of(Class<?> speaker) {
        return new SaidLines(speaker);
    }

    /** The lines with this word, in their order; others of the class may speak as well. */
    public List<String> with(String word) {
        return lines.stream().filter(line -> line.contains(word)).toList();
    }

    @Override
    public void close() {
        logger.detachAppender(ear);
        logger.setLevel(before);
    }
}
