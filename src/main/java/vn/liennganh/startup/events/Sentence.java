package vn.liennganh.startup.events;

import java.util.Locale;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** A sentence in both languages, as it is kept. */
record Sentence(String vi, String en) {

    static Sentence of(Text text) {
        return new Sentence(
                Texts.render(text, Texts.VIETNAMESE), Texts.render(text, Texts.ENGLISH));
    }

    String in(Locale language) {
        return language.equals(Texts.ENGLISH) ? en : vi;
    }
}
