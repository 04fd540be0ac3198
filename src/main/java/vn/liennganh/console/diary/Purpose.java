package vn.liennganh.console.diary;

import java.util.List;
import java.util.Locale;

/** What somebody needs a hidden value for. */
public enum Purpose {
    /** To handle the case it belongs to. */
    CASE,
    /** To tell a person from a namesake. */
    IDENTITY,
    /** To serve papers or pay money. */
    SERVICE,
    /** To supervise. */
    SUPERVISION,
    /** Something else, which a note says. */
    OTHER,
    /** To keep or print the whole: what a download is for, and nothing that anybody chooses. */
    KEEPING;

    /** What somebody may choose from. */
    static List<Purpose> choices() {
        return List.of(CASE, IDENTITY, SERVICE, SUPERVISION, OTHER);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
