package vn.liennganh.console.police.day;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The lines of one A4 page, spent from the top: what does not fit is cut with a mark and counted,
 * never left out in silence. Line lengths are those of the sheet's print style, on the safe side.
 */
final class OnePage {

    /** Characters of a line that runs across, of a label, and of a line beside it. */
    private static final int ACROSS = 80;

    private static final int LABEL = 26;
    private static final int BESIDE = 52;

    private static final String CUT = "\u2026";

    private int left;
    private boolean shortened;

    /**
     * @param lines what the page has room for beside its fixed parts
     */
    OnePage(int lines) {
        this.left = lines;
    }

    /**
     * What was taken of a list.
     *
     * @param more how many there would have been besides
     */
    record Part<T>(List<T> shown, int more) {}

    /** Whether something was cut. */
    boolean shortened() {
        return shortened;
    }

    /** What these rows need, but no more than half of what is left. */
    int share(List<DutySheet.Row> all, int each) {
        int needed = all.stream().mapToInt(one -> Math.min(each, height(one))).sum();
        return Math.min(needed, left / 2);
    }

    /** Rows of a label and a value, each of at most so many lines. */
    Part<DutySheet.Row> rows(List<DutySheet.Row> all, int each, int reserve) {
        List<DutySheet.Row> cut =
                all.stream()
                        .map(
                                one ->
                                        new DutySheet.Row(
                                                cut(one.label(), each * LABEL),
                                                cut(one.value(), each * BESIDE)))
                        .toList();
        return take(cut, reserve, OnePage::height);
    }

    private static int height(DutySheet.Row one) {
        return Math.max(lines(one.label(), LABEL), lines(one.value(), BESIDE));
    }

    /** Items that run across, each of at most so many lines. */
    Part<String> items(List<String> all, int each, int reserve) {
        List<String> cut = all.stream().map(one -> cut(one, each * ACROSS)).toList();
        return take(cut, reserve, one -> lines(one, ACROSS));
    }

    /** As many as leave the reserve to what comes after. */
    private <T> Part<T> take(List<T> all, int reserve, ToIntFunction<T> height) {
        List<T> shown = new ArrayList<>();
        for (T one : all) {
            int needed = height.applyAsInt(one);
            if (left - needed < reserve) {
                break;
            }
            left -= needed;
            shown.add(one);
        }
        return new Part<>(List.copyOf(shown), all.size() - shown.size());
    }

    private String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        shortened = true;
        return text.substring(0, most - 1).stripTrailing() + CUT;
    }

    /** Lines that somebody broke on purpose run on as one. */
    private static int lines(String text, int width) {
        return Math.max(1, (text.length() + width - 1) / width);
    }
}
