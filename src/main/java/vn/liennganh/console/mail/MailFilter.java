package vn.liennganh.console.mail;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.web.util.UriUtils;
import vn.liennganh.console.access.Plain;
import vn.liennganh.message.Urgency;

/**
 * What of a pile is wanted; it stands in the address, so that it can be kept and sent on.
 *
 * @param from part of the name, or the code, of who is on the other side; empty for everybody
 * @param kind part of the title of the message or of what is owed; empty for every kind
 * @param urgency its word on the wire; empty for every urgency
 */
record MailFilter(String from, String kind, String urgency) {

    static final MailFilter NONE = new MailFilter("", "", "");

    private static final int TYPED_MAX = 100;

    /** As it was typed: marks and capitals do not matter, and an urgency that is none is none. */
    static MailFilter of(String from, String kind, String urgency) {
        return new MailFilter(
                cut(from),
                cut(kind),
                Urgency.ofWireName(urgency).map(Urgency::wireName).orElse(""));
    }

    private static String cut(String typed) {
        String bare = typed.strip();
        return bare.length() > TYPED_MAX ? bare.substring(0, TYPED_MAX) : bare;
    }

    /** Whether everything is wanted. */
    boolean everything() {
        return from.isEmpty() && kind.isEmpty() && urgency.isEmpty();
    }

    /** The same where a line costs something to make. */
    boolean wants(Supplier<Mailbox.Line> line) {
        return everything() || wants(line.get());
    }

    boolean wants(Mailbox.Line line) {
        return (urgency.isEmpty() || urgency.equals(line.urgency()))
                && (holds(line.other(), from) || line.code().equalsIgnoreCase(from))
                && (holds(line.title(), kind) || holds(line.detail(), kind));
    }

    private static boolean holds(String text, String wanted) {
        return wanted.isEmpty() || Plain.of(text).contains(Plain.of(wanted));
    }

    /** What its address adds to that of a pile; nothing where everything is wanted. */
    String query() {
        StringBuilder query = new StringBuilder();
        parameters(Optional.empty())
                .forEach(
                        (name, value) ->
                                query.append('&')
                                        .append(name)
                                        .append('=')
                                        .append(UriUtils.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }

    /** The parameters of the address; those that narrow nothing are left out. */
    Map<String, String> parameters(Optional<Mailbox.Pile> pile) {
        Map<String, String> all = new LinkedHashMap<>();
        if (everything()) {
            return all;
        }
        pile.ifPresent(one -> all.put("muc", one.word()));
        all.put("tu", from);
        all.put("loai", kind);
        all.put("khan", urgency);
        all.values().removeIf(String::isEmpty);
        return all;
    }
}
