package vn.liennganh.console.operator.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.directory.Agency;

/** What has to be so before a partner works over the hub, in the order in which it comes about. */
public enum Step {
    /** It stands in the directory and is in force. */
    REGISTERED,
    /** The directory says whom to ask there. */
    CONTACTS,
    /** It has been given its one-time code. */
    CODE,
    /** It has certificates for its channel, and for its seal where it has one. */
    CERTIFICATE,
    /** Somebody there may sign in here. */
    PEOPLE,
    /** The hub has reached its address. */
    CONNECTION,
    /** It has sent a message. */
    SENT,
    /** It has taken one that was sent to it. */
    TAKEN,
    /** It has sent one that is more than a trial. */
    REAL;

    /** As addresses and tables have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Step> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Those that an agency goes through. What acts for another sends and takes in its name. */
    static List<Step> of(Agency agency) {
        return Arrays.stream(values())
                .filter(one -> one != CONNECTION || agency.reach().push().isPresent())
                .filter(one -> one.ordinal() < SENT.ordinal() || agency.actsFor().isEmpty())
                .toList();
    }
}
