package vn.liennganh.console.members;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.liennganh.console.amount.Days;

/**
 * What a head typed of a written delegation; kept as typed until it is right.
 *
 * @param grantor fingerprint of who lends its capacity, {@code delegate} of who may act in it
 * @param content procedures, by their names in the catalogue
 */
public record LendingForm(
        @Nullable String grantor,
        @Nullable String delegate,
        @Nullable List<String> content,
        @Nullable String from,
        @Nullable String to,
        @Nullable String document) {

    private static final int DOCUMENT_MAX = 100;

    static LendingForm empty(LocalDate today) {
        return new LendingForm("", "", List.of(), today.toString(), "", "");
    }

    /** With nothing left out, so that a page can show it again. */
    LendingForm filled() {
        return new LendingForm(
                clean(grantor),
                clean(delegate),
                content == null ? List.of() : List.copyOf(content),
                clean(from),
                clean(to),
                clean(document));
    }

    /**
     * The fields that cannot stay so, in the order of the form. It never counts backwards: what was
     * signed without a delegation stays so.
     *
     * @param officials whom the form offers, {@code procedures} what
     */
    List<String> wrong(Set<String> officials, Set<String> procedures, LocalDate today) {
        List<String> wrong = new ArrayList<>();
        if (!officials.contains(clean(grantor))) {
            wrong.add("grantor");
        }
        if (!officials.contains(clean(delegate)) || clean(delegate).equals(clean(grantor))) {
            wrong.add("delegate");
        }
        if (content == null || content.isEmpty() || !procedures.containsAll(content)) {
            wrong.add("content");
        }
        Optional<LocalDate> first = Days.read(clean(from));
        if (first.filter(day -> !day.isBefore(today)).isEmpty()) {
            wrong.add("from");
        }
        if (Days.read(clean(to)).filter(day -> !day.isBefore(first.orElse(today))).isEmpty()) {
            wrong.add("to");
        }
        if (clean(document).isEmpty() || clean(document).length() > DOCUMENT_MAX) {
            wrong.add("document");
        }
        return wrong;
    }

    private static String clean(@Nullable String typed) {
        return typed == null
                ? ""
                : Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("\\p{Cntrl}", " ")
                        .strip();
    }
}
