package vn.liennganh.console.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/** A list whose filters can be kept, with the parameters of its address that make one. */
public enum ViewedList {
    /** Only what keeps its meaning: a day of the radar's strip is another one tomorrow. */
    RADAR("han", "/han", List.of("ben", "khung", "tim")),
    MAILBOX("hop-thu", "/hop-thu", List.of("muc", "tu", "loai", "khan")),
    BANK_CASES(
            "vu-viec",
            "/ngan-hang/bang-vu-viec",
            List.of("kieu", "chi-nhanh", "tinh", "cot", "co", "cho-ta", "nhan", "tim"));

    private static final int LONGEST = 100;

    private final String word;
    private final String path;
    private final List<String> parameters;

    ViewedList(String word, String path, List<String> parameters) {
        this.word = word;
        this.path = path;
        this.parameters = parameters;
    }

    /** By it rows and forms know the list; never changes. */
    public String word() {
        return word;
    }

    static Optional<ViewedList> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }

    /** What of an address makes its filter, in the list's own order. */
    Map<String, String> filter(Map<String, String> asked) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : parameters) {
            String value = asked.getOrDefault(name, "").strip();
            if (!value.isEmpty() && value.length() <= LONGEST) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    static String query(Map<String, String> filter) {
        return filter.entrySet().stream()
                .map(
                        one ->
                                one.getKey()
                                        + "="
                                        + UriUtils.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The list's address under a filter. */
    String link(String query) {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
