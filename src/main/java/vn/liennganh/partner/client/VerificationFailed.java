package vn.liennganh.partner.client;

import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/** Something the hub handed over does not prove what it should: it must not be used. */
public final class VerificationFailed extends RuntimeException {

    private final transient Text text;

    VerificationFailed(Text text) {
        super(Texts.render(text, Texts.ENGLISH));
        this.text = text;
    }

    /** What is wrong, for people. */
    public Text text() {
        return text;
    }
}
