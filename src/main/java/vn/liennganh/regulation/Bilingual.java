package vn.liennganh.regulation;

import java.util.Locale;

/** A name for people in both languages, as a rule file writes it. */
public record Bilingual(String vi, String en) {

    /** English for English, Vietnamese for everybody else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
