package vn.liennganh.gateway.rest;

import java.nio.charset.StandardCharsets;

/**
 * Writes a file name into a Content-Disposition header (RFC 6266, RFC 8187) so that nothing can
 * break out.
 */
final class Dispositions {

    private static final String PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_";

    private Dispositions() {}

    static String attachment(String name) {
        StringBuilder ascii = new StringBuilder();
        StringBuilder encoded = new StringBuilder();
        name.codePoints().forEach(point -> ascii.append(plain(point) ? (char) point : '_'));
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            if (plain(octet & 0xff)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(String.format("%02X", octet));
            }
        }
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    private static boolean plain(int point) {
        return point < 128 && PLAIN.indexOf(point) >= 0;
    }
}
