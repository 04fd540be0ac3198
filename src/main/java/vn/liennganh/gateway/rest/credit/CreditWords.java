package vn.liennganh.gateway.rest.credit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.function.UnaryOperator;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.language.Languages;

/** Names stages, milestones and what moved in the reader's language. */
final class CreditWords {

    private CreditWords() {}

    static UnaryOperator<String> of(HttpServletRequest request) {
        Locale locale = Languages.of(request.getHeader("Accept-Language"));
        return word -> Texts.render(Text.of("credit." + word), locale);
    }
}
