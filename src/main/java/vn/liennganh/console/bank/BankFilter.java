package vn.liennganh.console.bank;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a bank looks at, alike on board, table and workbook. Empty words narrow nothing.
 *
 * @param ours only where it is the bank's turn
 * @param column only there
 * @param with {@code obstacle}, {@code papers} or {@code aside}
 * @param label one of the bank's own
 * @param search a part of number, agency, branch or masked name, without marks
 */
public record BankFilter(
        String branch,
        String province,
        boolean ours,
        String column,
        String with,
        String label,
        String search) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int LONGEST = 100;

    static BankFilter of(Map<String, String> asked) {
        return new BankFilter(
                word(asked, "chi-nhanh"),
                word(asked, "tinh"),
                !word(asked, "cho-ta").isEmpty(),
                word(asked, "cot"),
                word(asked, "co"),
                word(asked, "nhan"),
                word(asked, "tim"));
    }

    private static String word(Map<String, String> asked, String name) {
        String text = asked.getOrDefault(name, "").strip();
        return text.length() > LONGEST ? "" : text;
    }

    boolean matches(BankLine line) {
        return (branch.isEmpty() || branch.equals(line.branch()))
                && (province.isEmpty() || province.equals(line.province()))
                && (!ours || line.ours())
                && (column.isEmpty() || column.equals(line.column().word()))
                && (label.isEmpty() || line.labels().contains(label))
                && has(line)
                && found(line);
    }

    private boolean has(BankLine line) {
        return switch (with) {
            case "obstacle" -> line.obstacles() > 0;
            case "papers" -> line.papersMissing();
            case "aside" -> line.column() == BankColumn.ASIDE;
            default -> true;
        };
    }

    private boolean found(BankLine line) {
        String wanted = bare(search);
        return wanted.isEmpty()
                || bare(line.number()).contains(wanted)
                || bare(line.agencyName()).contains(wanted)
                || bare(line.branch()).contains(wanted)
                || line.debtors().stream().anyMatch(one -> bare(one).contains(wanted));
    }

    private static String bare(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .replace('\u0111', 'd')
                .replace('\u0110', 'D')
                .toLowerCase(Locale.ROOT);
    }

    public boolean narrows() {
        return !parameters().isEmpty();
    }

    /** As they stand in an address. */
    Map<String, String> parameters() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("chi-nhanh", branch);
        all.put("tinh", province);
        all.put("cho-ta", ours ? "1" : "");
        all.put("cot", column);
        all.put("co", with);
        all.put("nhan", label);
        all.put("tim", search);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** The address of a page under this filter, ready to be linked to. */
    public String link(String path) {
        return link(path, Map.of());
    }

    /** The same, but for one parameter. */
    public String link(String path, String name, Object value) {
        return link(path, Map.of(name, value.toString()));
    }

    private String link(String path, Map<String, String> other) {
        Map<String, String> all = parameters();
        all.putAll(other);
        all.values().removeIf(String::isEmpty);
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(path);
        List<String> values = all.values().stream().toList();
        all.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
        return address.encode().build(values.toArray()).toString();
    }

    static Optional<BankColumn> column(String word) {
        return Arrays.stream(BankColumn.values())
                .filter(one -> one.word().equals(word))
                .findFirst();
    }
}
