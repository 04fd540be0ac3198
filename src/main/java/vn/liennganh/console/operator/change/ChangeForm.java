package vn.liennganh.console.operator.change;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.liennganh.directory.Agency;
import vn.liennganh.message.AgencyId;

/**
 * What an operator typed to propose a change; kept as typed until it is right. Which fields count
 * depends on what is to change.
 *
 * @param id of the proposal that it becomes
 * @param seen digest of the state that the page showed
 */
public record ChangeForm(
        @Nullable String id,
        @Nullable String seen,
        @Nullable String identifier,
        @Nullable String kind,
        @Nullable String vi,
        @Nullable String en,
        @Nullable String territory,
        @Nullable String parent,
        @Nullable String actsFor,
        @Nullable String from,
        @Nullable List<String> groups,
        @Nullable String channel,
        @Nullable String url,
        @Nullable String sends,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String to,
        @Nullable String successor,
        @Nullable String reason) {

    /** For an agency that is not there yet. */
    static ChangeForm blank(String from) {
        return new ChangeForm(
                UUID.randomUUID().toString(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                from,
                List.of(),
                "rest-inbox",
                "",
                "event",
                "",
                "",
                "",
                "",
                "");
    }

    /** Beginning with how the agency is registered. */
    static ChangeForm of(Agency agency, String seen) {
        return new ChangeForm(
                UUID.randomUUID().toString(),
                seen,
                agency.id().value(),
                agency.kind(),
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                agency.channel(),
                agency.reach().push().map(Object::toString).orElse(""),
                EntryAct.word(agency.reach().form()),
                agency.contacts().getOrDefault("email", ""),
                agency.contacts().getOrDefault("phone", ""),
                agency.validTo().map(Object::toString).orElse(""),
                agency.successors().stream()
                        .findFirst()
                        .map(one -> one.agency().value())
                        .orElse(""),
                "");
    }

    /** With nothing left out, so that a page can show it again. */
    ChangeForm filled(String nowSeen) {
        return new ChangeForm(
                clean(id),
                nowSeen,
                clean(identifier),
                clean(kind),
                clean(vi),
                clean(en),
                clean(territory),
                clean(parent),
                clean(actsFor),
                clean(from),
                groups == null ? List.of() : List.copyOf(groups),
                clean(channel),
                clean(url),
                clean(sends),
                clean(email),
                clean(phone),
                clean(to),
                clean(successor),
                clean(reason));
    }

    ChangeForm filled() {
        return filled(clean(seen));
    }

    /** Empty where the page was tampered with. */
    Optional<UUID> key() {
        try {
            return Optional.of(UUID.fromString(clean(id)));
        } catch (IllegalArgumentException tampered) {
            return Optional.empty();
        }
    }

    /** What is kept of it: the fields that this change is about. */
    Map<String, String> fields(ChangeKind what) {
        Map<String, String> all = new LinkedHashMap<>();
        if (what == ChangeKind.ADD) {
            all.put("kind", clean(kind));
            all.put("vi", clean(vi));
            all.put("en", clean(en));
            all.put("territory", clean(territory));
            all.put("parent", identifier(parent));
            all.put("actsFor", identifier(actsFor));
            all.put("from", clean(from));
            all.put("groups", String.join(" ", groups == null ? List.of() : groups));
        }
        if (what == ChangeKind.ADD || what == ChangeKind.REACH) {
            boolean pushed = pushed();
            all.put("channel", clean(channel));
            all.put("url", pushed ? clean(url) : "");
            all.put("sends", pushed ? clean(sends) : "");
            all.put("email", clean(email));
            all.put("phone", clean(phone));
        }
        if (what == ChangeKind.END) {
            all.put("to", clean(to));
            all.put("successor", identifier(successor));
        }
        return all;
    }

    /** In the newer of its two forms. */
    private static String identifier(@Nullable String typed) {
        return ChangeCheck.identifier(clean(typed)).map(AgencyId::value).orElse("");
    }

    /** Whether the hub calls the agency. */
    boolean pushed() {
        return clean(channel).equals("webhook") || clean(channel).equals("soap");
    }

    /** One line of text without anything that a page could stumble over. */
    static String clean(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip();
    }
}
