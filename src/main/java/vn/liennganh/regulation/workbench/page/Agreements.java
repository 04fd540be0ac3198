package vn.liennganh.regulation.workbench.page;

import java.util.Locale;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.overlay.Overlay;
import vn.liennganh.regulation.overlay.Overlays;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;

/** What coordination regulations add to one edition: office policy, by name, beside the law. */
final class Agreements {

    private final RuleSheet sheet;
    private final Edition edition;
    private final Names names;
    private final Locale locale;

    Agreements(RuleSheet sheet, Edition edition, Names names, Locale locale) {
        this.sheet = sheet;
        this.edition = edition;
        this.names = names;
        this.locale = locale;
    }

    /** The section; empty where no regulation in the edition's time speaks of the procedure. */
    String text(Overlays overlays) {
        StringBuilder text = new StringBuilder();
        for (Overlay overlay : overlays.all()) {
            boolean meets =
                    overlay.to().map(last -> !last.isBefore(edition.from())).orElse(true)
                            && edition.to()
                                    .map(last -> !last.isBefore(overlay.from()))
                                    .orElse(true);
            if (meets && overlay.about(sheet.procedure())) {
                text.append(text.isEmpty() ? head() : "").append(text(overlay)).append('\n');
            }
        }
        return text.toString();
    }

    private String head() {
        return "## " + say("agreements") + "\n\n" + say("agreements.what") + "\n\n";
    }

    private String text(Overlay overlay) {
        String name = overlay.name().in(locale);
        String from = ProcedurePage.day(overlay.from());
        StringBuilder text = new StringBuilder("**" + name + "** (");
        text.append(
                overlay.to()
                        .map(last -> say("from-to", from, ProcedurePage.day(last)))
                        .orElseGet(() -> say("from", from)));
        text.append(")\n\n");
        overlay.targets().stream()
                .filter(one -> one.duty().startsWith(sheet.procedure() + "."))
                .forEach(one -> item(text, "agreements.target", one.duty(), limit(one.within())));
        overlay.copies().stream()
                .filter(one -> one.message().startsWith(sheet.procedure() + "."))
                .forEach(
                        one ->
                                item(
                                        text,
                                        "agreements.copy",
                                        one.message(),
                                        names.role(one.to(), locale)));
        overlay.additions().stream()
                .filter(one -> one.message().startsWith(sheet.procedure() + "."))
                .forEach(
                        one ->
                                item(
                                        text,
                                        "agreements.promise",
                                        one.message(),
                                        one.promise().in(locale),
                                        limit(one.within())));
        return text.toString();
    }

    private void item(StringBuilder text, String key, String id, Object... args) {
        Object[] all = new Object[args.length + 1];
        all[0] = "`" + id + "`";
        System.arraycopy(args, 0, all, 1, args.length);
        text.append("- ").append(say(key, all)).append('\n');
    }

    private String limit(TimeLimit within) {
        return Names.text("workbench.unit." + within.unit().wireName(), locale, within.amount());
    }

    private String say(String key, Object... args) {
        return Names.text("workbench.doc." + key, locale, args);
    }
}
