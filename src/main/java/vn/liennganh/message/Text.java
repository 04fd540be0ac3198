package vn.liennganh.message;

import java.util.List;

/**
 * A sentence for people, named by its key in the message bundles, Vietnamese first and English
 * second.
 *
 * <p>The first part of the key names the bundle: {@code pki.digest-mismatch} stands in {@code
 * text/pki_vi.properties} and {@code text/pki_en.properties}.
 *
 * @param key kebab-case after the bundle's name
 * @param args values for {@code {0}}, {@code {1}} …; never personal data
 */
public record Text(String key, List<String> args) {

    public Text {
        args = List.copyOf(args);
    }

    public static Text of(String key, Object... args) {
        return new Text(key, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
