package vn.liennganh.console.operator.change;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What two operators can change together. */
enum ChangeKind {
    /** A new agency takes part. */
    ADD,
    /** Where an agency's channel leads, and whom to ask there. */
    REACH,
    /** An agency's last day, and who carries on its work. */
    END,
    /** A one-time code with which an agency gets its certificates by itself. */
    INVITE,
    /** A certificate is out of use at once. */
    REVOKE,
    /** A parked delivery that nobody is to try again. */
    GIVE_UP,
    /** The hub withholds an agency's channel; what is sent to it waits. */
    SUSPEND,
    /** The channel is given back. */
    RESTORE;

    /** Those that begin from the page of an agency. */
    static final Set<ChangeKind> OF_AGENCIES = EnumSet.of(REACH, END, INVITE, SUSPEND, RESTORE);

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<ChangeKind> named(String word) {
        return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Whether it changes the agency's own entry: one such proposal at a time for an agency. */
    boolean ofEntry() {
        return this == ADD || this == REACH || this == END;
    }
}
