package vn.liennganh.support;

import java.util.regex.Pattern;

/** Tells Vietnamese by the letters that it shares with no language of code. */
public final class Vietnamese {

    private static final Pattern LETTER =
            Pattern.compile(
                    "[\\u00c0-\\u00c3\\u00c8-\\u00ca\\u00cc\\u00cd\\u00d2-\\u00d5\\u00d9\\u00da\\u00dd"
                            + "\\u00e0-\\u00e3\\u00e8-\\u00ea\\u00ec\\u00ed\\u00f2-\\u00f5\\u00f9\\u00fa\\u00fd"
                            + "\\u0102\\u0103\\u0110\\u0111\\u0128\\u0129\\u0168\\u0169\\u01a0\\u01a1\\u01af\\u01b0"
                            + "\\u1ea0-\\u1ef9]");

    private Vietnamese() {}

    /** Whether any of it is Vietnamese. */
    public static boolean in(String text) {
        return LETTER.matcher(text).find();
    }
}
