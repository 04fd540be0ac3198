package vn.liennganh.console.form;

import java.util.Locale;

/** Words of enumerations as people write them. */
public final class SchemaWords {

    private SchemaWords() {}

    /** A word of an enumeration in the reader's language; where none is known, spelt apart. */
    public static String of(String value, Locale locale) {
        return SchemaView.word(value, locale);
    }
}
