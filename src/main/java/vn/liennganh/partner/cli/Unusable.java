package vn.liennganh.partner.cli;

import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** What the caller gave cannot be used: a missing file, a missing key, a wrong option. */
final class Unusable extends RuntimeException {

    private final transient Text text;

    Unusable(String key, Object... args) {
        super(Texts.render(Text.of(key, args), Texts.ENGLISH));
        this.text = Text.of(key, args);
    }

    Text text() {
        return text;
    }
}
