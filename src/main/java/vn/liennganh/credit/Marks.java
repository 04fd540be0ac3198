package vn.liennganh.credit;

import java.util.HashSet;
import java.util.Set;
import vn.liennganh.credit.position.BankFile;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.credit.position.Stage;
import vn.liennganh.message.AgencyId;

/** Words by which a reader's list is narrowed; each reader has its own, of what it may see. */
public final class Marks {

    private Marks() {}

    /** Cases that concern a bank at all. */
    public static String credit(AgencyId reader) {
        return mark(reader, "credit");
    }

    public static String stage(AgencyId reader, Stage stage) {
        return mark(reader, "stage-" + stage.word());
    }

    /** Postponed, suspended or without conditions. */
    public static String aside(AgencyId reader) {
        return mark(reader, "aside");
    }

    public static String waitsOn(AgencyId reader, AgencyId whom) {
        return mark(reader, "waits-on-" + whom.value());
    }

    public static String obstacle(AgencyId reader) {
        return mark(reader, "obstacle");
    }

    public static String papersMissing(AgencyId reader) {
        return mark(reader, "papers-missing");
    }

    /** Cases in which something was said to or by that bank. */
    public static String bank(AgencyId reader, AgencyId institution) {
        return mark(reader, "bank-" + institution.value());
    }

    private static String mark(AgencyId reader, String word) {
        return reader.value() + "/" + word;
    }

    static Set<String> of(CreditCase content, Set<AgencyId> readers) {
        Set<String> marks = new HashSet<>();
        if (content.credit()) {
            readers.forEach(reader -> add(marks, reader, content.seenBy(Set.of(reader))));
        }
        return marks;
    }

    private static void add(Set<String> marks, AgencyId reader, CreditCase seen) {
        marks.add(credit(reader));
        seen.lane().aside().ifPresent(one -> marks.add(aside(reader)));
        seen.waitsOn().forEach(whom -> marks.add(waitsOn(reader, whom)));
        for (BankFile file : seen.files()) {
            marks.add(bank(reader, file.institution()));
            marks.add(stage(reader, file.stage(seen.laneOf(file))));
            if (file.obstructed()) {
                marks.add(obstacle(reader));
            }
            if (file.papersMissing()) {
                marks.add(papersMissing(reader));
            }
        }
    }
}
