package vn.liennganh.console.members;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.signin.Member;

/**
 * What a head typed to propose a member; kept as typed until it is right.
 *
 * @param way {@code account} of the identity provider or {@code certificate}
 */
public record ProposalForm(
        @Nullable String name,
        @Nullable String way,
        @Nullable String subject,
        @Nullable List<String> roles,
        @Nullable String until,
        @Nullable String reason) {

    static final ProposalForm EMPTY = new ProposalForm("", "account", "", List.of(), "", "");

    private static final int LENGTH_MAX = 200;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    /** With nothing left out, so that a page can show it again. */
    ProposalForm filled() {
        return new ProposalForm(
                clean(name),
                "certificate".equals(way) ? way : "account",
                clean(subject),
                roles == null ? List.of() : List.copyOf(roles),
                clean(until),
                clean(reason));
    }

    static ProposalForm of(Member member) {
        return new ProposalForm(
                member.name(),
                member.issuer().equals(Member.CERTIFICATE) ? "certificate" : "account",
                member.subject(),
                member.roles().stream().map(Role::wireName).toList(),
                member.until().map(LocalDate::toString).orElse(""),
                "");
    }

    boolean byCertificate() {
        return "certificate".equals(way);
    }

    /** As certificates are written down by many programs: colons and capitals do not matter. */
    String identity() {
        String typed = clean(subject);
        return byCertificate() ? typed.replaceAll("[\\s:]", "").toLowerCase(Locale.ROOT) : typed;
    }

    Set<Role> chosen() {
        return (roles == null ? List.<String>of() : roles)
                .stream().flatMap(word -> Role.named(word).stream()).collect(Collectors.toSet());
    }

    /** Empty where none was typed or what was typed is no day. */
    Optional<LocalDate> lastDay() {
        return Days.read(clean(until));
    }

    /** The fields that cannot stay as they are, in the order of the form. */
    List<String> wrong(Set<Role> allowed, LocalDate today) {
        List<String> wrong = new ArrayList<>();
        if (missing(name)) {
            wrong.add("name");
        }
        if (missing(subject) || byCertificate() && !FINGERPRINT.matcher(identity()).matches()) {
            wrong.add("subject");
        }
        if (chosen().isEmpty() || !allowed.containsAll(chosen())) {
            wrong.add("roles");
        }
        boolean past = lastDay().filter(day -> day.isBefore(today)).isPresent();
        if (!clean(until).isEmpty() && lastDay().isEmpty() || past) {
            wrong.add("until");
        }
        if (missing(reason)) {
            wrong.add("reason");
        }
        return wrong;
    }

    private static boolean missing(@Nullable String typed) {
        String text = clean(typed);
        return text.isEmpty() || text.length() > LENGTH_MAX;
    }

    private static String clean(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip();
    }
}
