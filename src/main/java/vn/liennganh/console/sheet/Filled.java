package vn.liennganh.console.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Rows as somebody filled them in below a head, in the order of the columns. Either every row is
 * good, or the same rows go back with what is wrong beside each.
 *
 * @param errors for each row, empty where it is good
 */
public record Filled(List<List<String>> rows, List<String> errors) {

    private static final int HEAD_ROWS = 20;

    public Filled {
        if (rows.size() != errors.size()) {
            throw new IllegalArgumentException("not an answer for each row");
        }
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    /** A row that is wrong, as pages name it; the first is row 1. */
    public record Wrong(int row, String first, String error) {}

    /**
     * The rows below the first one that names the needed columns, without those that are empty;
     * nothing where no row does.
     *
     * @param columns for each where a head row has it, -1 where it has not
     * @param needed columns without which a row is no head
     */
    public static Optional<List<List<String>>> below(
            List<List<String>> all,
            List<ToIntFunction<List<String>>> columns,
            List<Integer> needed) {
        for (int head = 0; head < Math.min(HEAD_ROWS, all.size()); head++) {
            List<String> names = all.get(head);
            int[] at = columns.stream().mapToInt(one -> one.applyAsInt(names)).toArray();
            if (needed.stream().allMatch(one -> at[one] >= 0)) {
                return Optional.of(rows(all.subList(head + 1, all.size()), at));
            }
        }
        return Optional.empty();
    }

    private static List<List<String>> rows(List<List<String>> below, int[] at) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> cells : below) {
            List<String> row =
                    Arrays.stream(at).mapToObj(column -> Columns.cell(cells, column)).toList();
            if (!row.stream().allMatch(String::isEmpty)) {
                rows.add(row);
            }
        }
        return rows;
    }

    public boolean good() {
        return !rows.isEmpty() && errors.stream().allMatch(String::isEmpty);
    }

    /** The rows that are wrong, in their order. */
    public List<Wrong> wrong() {
        List<Wrong> wrong = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            if (!errors.get(row).isEmpty()) {
                wrong.add(new Wrong(row + 1, rows.get(row).get(0), errors.get(row)));
            }
        }
        return wrong;
    }

    /** The same rows with what is wrong beside each. */
    public Table corrected(String title, List<String> notes, List<String> heads, String error) {
        List<String> columns = new ArrayList<>(heads);
        columns.add(error);
        List<List<Object>> marked = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Object> cells = new ArrayList<>(rows.get(row));
            cells.add(errors.get(row));
            marked.add(cells);
        }
        return new Table(title, notes, columns, marked);
    }
}
