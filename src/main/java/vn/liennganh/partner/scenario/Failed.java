package vn.liennganh.partner.scenario;

import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** A story that does not come out as it should. */
final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Text text;

    Failed(String key, Object... args) {
        super(Texts.render(Text.of(key, args), Texts.ENGLISH));
        this.text = Text.of(key, args);
    }

    Text text() {
        return text;
    }
}
