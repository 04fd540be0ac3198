package vn.liennganh.partner.cli.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a query of a URL can carry. */
final class Coded {

    private Coded() {}

    static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
