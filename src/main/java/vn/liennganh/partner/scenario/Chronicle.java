package vn.liennganh.partner.scenario;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.liennganh.message.Text;

/** What happened in a story, in order, for people to read. */
final class Chronicle {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    private final List<Event> events = new CopyOnWriteArrayList<>();

    /**
     * One line.
     *
     * @param moment on the hub's clock; empty for what belongs to the line before
     */
    public record Event(String moment, Text text) {}

    void tell(OffsetDateTime at, String key, Object... args) {
        events.add(new Event(moment(at), Text.of(key, args)));
    }

    void add(String key, Object... args) {
        events.add(new Event("", Text.of(key, args)));
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    static String moment(OffsetDateTime at) {
        return MOMENT.format(at.atZoneSameInstant(ZONE));
    }
}
