package vn.liennganh.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import vn.liennganh.support.Visitor.Answer;

/** The question "why this day?" beside a deadline in a list. */
public final class Whys {

    private static final Pattern COUNT =
            Pattern.compile("data-why=\"(/han/[0-9a-f-]{36}/vi-sao)\"");

    private Whys() {}

    /** Where the counts of a page, or of a part of it, are fetched from. */
    public static List<String> of(String html) {
        return COUNT.matcher(html).results().map(one -> one.group(1)).toList();
    }

    /** The row of a list that names this. */
    public static String row(String page, String name) {
        return Arrays.stream(page.split("<tr[ >]"))
                .filter(one -> one.contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is no row of " + page));
    }

    /** The row that names this asks why, the page fetches it, and the reader is let see it. */
    public static void opens(Visitor reader, String page, String name) {
        assertThat(page).contains("/console/radar.js");
        List<String> counts = of(row(page, name));
        assertThat(counts).as("the count in the row of %s", name).isNotEmpty();
        counts.forEach(one -> shown(reader, one));
    }

    /** The reader is let see the count that lies there. */
    public static void shown(Visitor reader, String address) {
        Answer answer = reader.get(address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(answer.text()).contains("class=\"why\"");
    }
}
