package vn.liennganh.console.law;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import vn.liennganh.console.law.ProcedureView.Source;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.Citation;

/** Says limits and sources of the law in a reader's language. */
final class Sources {

    private final Locale locale;

    Sources(Locale locale) {
        this.locale = locale;
    }

    List<Source> of(Collection<Citation> citations) {
        return citations.stream().map(this::of).toList();
    }

    private Source of(Citation one) {
        boolean sure = one.code() == Citation.Code.S || one.code() == Citation.Code.SO;
        return new Source(
                one.shown(locale).orElseGet(() -> say("law.source.hidden")),
                one.code().label(),
                sure);
    }

    String limit(TimeLimit limit) {
        return say("workbench.unit." + limit.unit().wireName(), limit.amount());
    }

    String say(String key, Object... args) {
        return Texts.render(Text.of(key, args), locale);
    }
}
