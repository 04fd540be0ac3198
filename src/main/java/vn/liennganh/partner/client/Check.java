package vn.liennganh.partner.client;

import vn.liennganh.message.Text;

/**
 * One thing that was looked at.
 *
 * @param name stable, in kebab-case, such as {@code inclusion}
 * @param text what was found, for people
 */
public record Check(String name, Result result, Text text) {

    /** How a check ended. */
    public enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }

    static Check passed(String name) {
        return new Check(name, Result.PASSED, Text.of("partner.check-" + name));
    }

    static Check failed(String name, String sentence, Object... args) {
        return new Check(name, Result.FAILED, Text.of("partner." + sentence, args));
    }

    static Check skipped(String name, String sentence) {
        return new Check(name, Result.SKIPPED, Text.of("partner." + sentence));
    }
}
