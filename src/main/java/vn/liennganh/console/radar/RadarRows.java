package vn.liennganh.console.radar;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Plain;
import vn.liennganh.console.due.DuePill;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.sheet.Table;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** Puts duties into lines, on the page and in exports. */
@Component
class RadarRows {

    private final Dues dues;
    private final DutyNames names;
    private final Clock clock;

    RadarRows(Dues dues, DutyNames names, Clock clock) {
        this.dues = dues;
        this.names = names;
        this.clock = clock;
    }

    RadarRow row(Owed owed, Words words) {
        Obligation duty = owed.duty();
        AgencyId other = owed.mine() ? duty.owedTo() : duty.party();
        return new RadarRow(
                dues.pill(duty, words),
                owed.mine(),
                names.agency(other, words),
                other.value(),
                names.owed(duty, words),
                names.procedure(procedure(duty), words),
                duty.id(),
                duty.exchange(),
                duty.cause());
    }

    /** Whether all these words occur in what is owed, in its procedure or in the other side. */
    boolean says(Owed owed, String wanted, Words words) {
        if (wanted.isEmpty()) {
            return true;
        }
        Obligation duty = owed.duty();
        AgencyId other = owed.mine() ? duty.owedTo() : duty.party();
        String text =
                Plain.of(
                        String.join(
                                " ",
                                names.agency(other, words),
                                other.value(),
                                names.owed(duty, words),
                                names.procedure(procedure(duty), words)));
        return Arrays.stream(Plain.of(wanted).split("\\s+")).allMatch(text::contains);
    }

    private static String procedure(Obligation duty) {
        return duty.rule().substring(0, Math.max(0, duty.rule().indexOf('/')));
    }

    /** The list as it is taken away; the first of them where there are more than fit. */
    Table table(List<Owed> duties, boolean whole, String narrowed, Words words) {
        List<String> notes = new ArrayList<>();
        notes.add(narrowed);
        notes.add(
                words.say(
                        "radar.as-of",
                        LocalDateTime.ofInstant(clock.instant(), WireTime.ZONE)
                                .format(
                                        java.time.format.DateTimeFormatter.ofPattern(
                                                "dd/MM/yyyy HH:mm"))));
        if (!whole) {
            notes.add(words.say("radar.not-whole"));
        }
        List<String> columns =
                List.of(
                        words.say("radar.column.side"),
                        words.say("radar.column.who"),
                        words.say("radar.column.code"),
                        words.say("radar.column.what"),
                        words.say("radar.column.procedure"),
                        words.say("radar.column.last-day"),
                        words.say("radar.column.state"),
                        words.say("radar.column.limit"),
                        words.say("radar.column.source"),
                        words.say("radar.column.exchange"));
        return new Table(
                words.say("radar.title"),
                notes,
                columns,
                duties.stream().map(one -> cells(one, words)).toList());
    }

    private List<Object> cells(Owed owed, Words words) {
        RadarRow row = row(owed, words);
        DuePill due = row.due();
        return List.of(
                words.say(owed.mine() ? "radar.mine" : "radar.theirs"),
                row.who(),
                row.code(),
                row.what(),
                row.procedure(),
                Dues.lastDay(owed.duty().due()),
                due.words(),
                due.limit(),
                String.join("; ", due.citations()),
                row.exchange().toString());
    }
}
