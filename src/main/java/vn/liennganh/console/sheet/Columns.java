package vn.liennganh.console.sheet;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Reads cells as people fill them: heads in either language, dates and amounts as they write. */
public final class Columns {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");
    private static final long DONG_MAX = 9_007_199_254_740_991L;

    private Columns() {}

    /** Where the column of that name stands in a head row; -1 where it does not. */
    public static int at(List<String> head, String key) {
        String names = said(key, Texts.VIETNAMESE) + "|" + said(key, Texts.ENGLISH);
        return at(head, List.of(names.split("\\|")));
    }

    /** Where the column of one of these names stands in a head row; -1 where it does not. */
    public static int at(List<String> head, Collection<String> called) {
        Set<String> names = called.stream().map(Columns::bare).collect(Collectors.toSet());
        for (int column = 0; column < head.size(); column++) {
            if (names.contains(bare(head.get(column)))) {
                return column;
            }
        }
        return -1;
    }

    private static String said(String key, Locale locale) {
        return Texts.render(Text.of(key), locale);
    }

    /** A name as heads and choices are compared: without stars, capitals and spaces around. */
    public static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("*", "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    public static String cell(List<String> row, int column) {
        return column >= 0 && column < row.size() ? row.get(column).strip() : "";
    }

    /** Whole dong, with or without dots, commas and the sign. */
    public static OptionalLong dong(String text) {
        String digits = text.replaceAll("(?i)\\s|\u0111|\u20ab|vnd", "");
        if (digits.matches("-?[0-9]{1,3}([.,][0-9]{3})+")) {
            digits = digits.replaceAll("[.,]", "");
        }
        if (!digits.matches("-?[0-9]+([.,]0+)?")) {
            return OptionalLong.empty();
        }
        BigDecimal value = new BigDecimal(digits.replaceAll("[.,].*", ""));
        return value.abs().compareTo(BigDecimal.valueOf(DONG_MAX)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValue());
    }

    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(
                    text.matches("[0-9]{4}-.*")
                            ? LocalDate.parse(text.substring(0, Math.min(10, text.length())))
                            : LocalDate.parse(text.strip(), DAY));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
