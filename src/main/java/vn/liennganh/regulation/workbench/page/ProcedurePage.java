package vn.liennganh.regulation.workbench.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.StateSheet;
import vn.liennganh.regulation.workbench.sheet.Word;

/** One edition of a procedure as a page in one language. */
final class ProcedurePage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final RuleBook rules;
    private final RuleSheet sheet;
    private final Edition edition;
    private final Names names;
    private final Locale locale;
    private final StringBuilder page = new StringBuilder();

    ProcedurePage(RuleBook rules, RuleSheet sheet, Edition edition, Names names, Locale locale) {
        this.rules = rules;
        this.sheet = sheet;
        this.edition = edition;
        this.names = names;
        this.locale = locale;
    }

    static String fileName(RuleSheet sheet) {
        return sheet.procedure() + "-" + sheet.edition() + ".md";
    }

    String text() {
        Diagrams diagrams = new Diagrams(sheet, names, locale);
        line("# " + (english() ? sheet.en() : sheet.vi()));
        line("");
        line(head());
        line("");
        line(say("secrecy." + (sheet.map().string("secrecy").contains("debtor") ? "yes" : "no")));
        line("");
        heading("states");
        page.append(diagrams.states());
        line("");
        row(say("column.state"), say("column.meaning"), say("column.end"));
        row("---", "---", "---");
        for (StateSheet state : sheet.states().values()) {
            row(
                    "`" + state.id() + "`",
                    english() ? state.en() : state.vi(),
                    state.terminal() ? say("yes") : "");
        }
        line("");
        heading("talk");
        page.append(diagrams.talk());
        line("");
        messages();
        duties();
        copies();
        return page + new Agreements(sheet, edition, names, locale).text(rules.overlays());
    }

    private String head() {
        String dates =
                edition.to()
                        .map(last -> say("from-to", day(edition.from()), day(last)))
                        .orElseGet(() -> say("from", day(edition.from())));
        String group =
                sheet.group()
                        .map(
                                sign ->
                                        " · "
                                                + sign
                                                + (names.groups().containsKey(sign)
                                                        ? " – "
                                                                + names.groups()
                                                                        .get(sign)
                                                                        .in(locale)
                                                        : ""))
                        .orElse("");
        String other = english() ? "vi" : "en";
        return "`%s` · %s · %s%s · [%s](../%s/%s) · [%s](README.md)"
                .formatted(
                        sheet.procedure(),
                        say("edition", Integer.toString(sheet.edition())),
                        dates,
                        group,
                        say("other-language"),
                        other,
                        fileName(sheet),
                        say("index"));
    }

    private void messages() {
        heading("messages");
        row(
                say("column.code"),
                say("column.message"),
                say("column.from"),
                say("column.to"),
                say("column.signer"),
                say("column.when"),
                say("column.basis"));
        row("---", "---", "---", "---", "---", "---", "---");
        for (MessageSheet message : sheet.messages()) {
            row(
                    String.join(", ", message.codes()),
                    title(message) + " `" + message.name() + "`",
                    names.kinds(message.fromKinds(), locale),
                    names.kinds(message.toKinds(), locale),
                    signers(message),
                    states(message),
                    basis(
                            rules.edition(sheet.procedure(), sheet.edition()).stream()
                                    .flatMap(one -> one.messages().values().stream())
                                    .filter(rule -> rule.type().value().equals(message.type()))
                                    .flatMap(rule -> rule.citations().stream())
                                    .toList()));
        }
        line("");
    }

    private String signers(MessageSheet message) {
        List<String> signers = new ArrayList<>();
        for (Map.Entry<Word, List<Word>> official : message.officials().entrySet()) {
            List<String> capacities = new ArrayList<>();
            official.getValue().forEach(one -> capacities.add(names.capacity(one.text(), locale)));
            String who = String.join(" / ", capacities);
            signers.add(
                    message.from().size() > 1
                            ? names.kind(official.getKey().text(), locale) + ": " + who
                            : who);
        }
        return signers.isEmpty() ? say("seal") : String.join("; ", signers);
    }

    private String states(MessageSheet message) {
        Set<String> titles = new LinkedHashSet<>();
        for (String state : message.states()) {
            StateSheet known = sheet.states().get(state);
            titles.add(
                    known == null
                            ? say(message.opens() ? "opens" : "new")
                            : english() ? known.en() : known.vi());
        }
        if (message.moves().isEmpty()) {
            titles.add(say("any-state"));
        }
        return String.join("; ", titles);
    }

    private void duties() {
        heading("duties");
        row(
                say("column.after"),
                say("column.who"),
                say("column.owes"),
                say("column.limit"),
                say("column.start"),
                say("column.basis"));
        row("---", "---", "---", "---", "---", "---");
        for (MessageSheet message : sheet.messages()) {
            for (DutySheet duty : message.duties()) {
                if (duty.copyTo().isEmpty()) {
                    row(
                            title(message),
                            who(message, duty),
                            owed(sheet, duty.owes(), locale),
                            limit(duty),
                            names.event(duty.event(), locale),
                            basis(citations(message, duty)));
                }
            }
        }
        line("");
    }

    private String who(MessageSheet message, DutySheet duty) {
        Set<String> kinds = new LinkedHashSet<>();
        duty.only().forEach(one -> kinds.add(one.text()));
        if (kinds.isEmpty()) {
            kinds.addAll(
                    duty.who().startsWith("recipient-") ? message.toKinds() : message.fromKinds());
        }
        return names.kinds(kinds, locale);
    }

    private String limit(DutySheet duty) {
        String limit = names.limit(duty.within(), locale);
        if (duty.instead().isPresent()) {
            limit = say("instead", limit, names.limit(duty.instead().get(), locale));
        }
        for (DutySheet.Change change : duty.changes()) {
            limit = say("since", limit, change.from(), names.limit(change.within(), locale));
        }
        return limit;
    }

    private void copies() {
        boolean any =
                sheet.messages().stream()
                        .flatMap(one -> one.duties().stream())
                        .anyMatch(duty -> duty.copyTo().isPresent());
        if (!any) {
            return;
        }
        heading("copies");
        row(
                say("column.message"),
                say("column.to"),
                say("column.limit"),
                say("column.start"),
                say("column.basis"));
        row("---", "---", "---", "---", "---");
        for (MessageSheet message : sheet.messages()) {
            for (DutySheet duty : message.duties()) {
                if (duty.copyTo().isPresent()) {
                    row(
                            title(message),
                            names.role(duty.copyTo().get().text(), locale),
                            limit(duty),
                            names.event(duty.event(), locale),
                            basis(citations(message, duty)));
                }
            }
        }
        line("");
    }

    private List<Citation> citations(MessageSheet message, DutySheet duty) {
        String id =
                sheet.procedure() + "/" + sheet.edition() + "#" + message.name() + "." + duty.id();
        return rules.duty(id).map(Duty::citations).orElse(List.of());
    }

    /** Citations as they may be shown, each once; a rule without any is the office's own. */
    private String basis(List<Citation> citations) {
        Set<String> shown = new LinkedHashSet<>();
        citations.forEach(one -> one.shown(locale).ifPresent(shown::add));
        return String.join("; ", shown);
    }

    /** What is owed: the title of a message or of an act. */
    static String owed(RuleSheet sheet, String owes, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return sheet.message(owes)
                .map(message -> english ? message.en() : message.vi())
                .or(
                        () ->
                                sheet.map().maps("acts").stream()
                                        .filter(act -> act.string("id").equals(owes))
                                        .map(act -> act.string(english ? "en" : "vi"))
                                        .findFirst())
                .orElse("`" + owes + "`");
    }

    private String title(MessageSheet message) {
        return english() ? message.en() : message.vi();
    }

    private boolean english() {
        return locale.getLanguage().equals("en");
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private String say(String key, Object... args) {
        return Names.text("workbench.doc." + key, locale, args);
    }

    private void heading(String key) {
        line("## " + say(key));
        line("");
    }

    private void row(String... cells) {
        List<String> escaped = new ArrayList<>();
        for (String cell : cells) {
            escaped.add(cell.replace("|", "\\|"));
        }
        line("| " + String.join(" | ", escaped) + " |");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
