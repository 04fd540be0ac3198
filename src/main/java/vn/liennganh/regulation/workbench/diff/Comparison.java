package vn.liennganh.regulation.workbench.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.workbench.page.Names;
import vn.liennganh.regulation.workbench.sheet.CitationSheet;
import vn.liennganh.regulation.workbench.sheet.DutySheet;
import vn.liennganh.regulation.workbench.sheet.MessageSheet;
import vn.liennganh.regulation.workbench.sheet.RuleSheet;
import vn.liennganh.regulation.workbench.sheet.Word;

/** Two versions side by side, as sentences in one language: who owes what, from when to when. */
public final class Comparison {

    private static final Set<String> NEVER_SHOWN = Set.of("S2", "M");

    private final Version before;
    private final Version after;
    private final Locale locale;
    private final List<String> lines = new ArrayList<>();

    private Comparison(Version before, Version after, Locale locale) {
        this.before = before;
        this.after = after;
        this.locale = locale;
    }

    /** The changes in the order of procedures; nothing where nothing changes for anybody. */
    public static List<String> sentences(Version before, Version after, Locale locale) {
        Comparison comparison = new Comparison(before, after, locale);
        comparison.run();
        return List.copyOf(comparison.lines);
    }

    private void run() {
        Set<String> procedures = new java.util.TreeSet<>(before.sheets().keySet());
        procedures.addAll(after.sheets().keySet());
        for (String procedure : procedures) {
            Optional<RuleSheet> old = Optional.ofNullable(before.sheets().get(procedure));
            Optional<RuleSheet> now = Optional.ofNullable(after.sheets().get(procedure));
            int heading = lines.size();
            if (old.isPresent() && now.isPresent()) {
                messages(old.get(), now.get());
            } else if (now.isPresent()) {
                say("procedure-new", now.get().messages().size());
            } else {
                say("procedure-gone");
            }
            if (lines.size() > heading) {
                RuleSheet named = now.or(() -> old).orElseThrow();
                lines.add(heading, "# " + title(named.vi(), named.en()) + " (" + procedure + ")");
            }
        }
    }

    private void messages(RuleSheet old, RuleSheet now) {
        Set<String> names = new LinkedHashSet<>();
        now.messages().forEach(one -> names.add(one.name()));
        old.messages().forEach(one -> names.add(one.name()));
        for (String name : names) {
            Optional<MessageSheet> was = old.message(name);
            Optional<MessageSheet> is = now.message(name);
            if (was.isEmpty()) {
                MessageSheet added = is.orElseThrow();
                say(
                        "message-new",
                        title(added),
                        after.names().kinds(added.fromKinds(), locale),
                        after.names().kinds(added.toKinds(), locale));
                for (DutySheet duty : added.duties()) {
                    say("duty-new", debtor(after, added, duty), owed(now, duty), limit(duty));
                }
            } else if (is.isEmpty()) {
                say("message-gone", title(was.get()));
            } else {
                message(old, was.get(), now, is.get());
            }
        }
    }

    private void message(RuleSheet old, MessageSheet was, RuleSheet now, MessageSheet is) {
        changed("senders", title(is), was.fromKinds(), is.fromKinds());
        changed("recipients", title(is), was.toKinds(), is.toKinds());
        Map<String, String> signers = signers(before.names(), was);
        Map<String, String> signersNow = signers(after.names(), is);
        Set<String> kinds = new LinkedHashSet<>(signersNow.keySet());
        kinds.addAll(signers.keySet());
        String seal = text("seal");
        for (String kind : kinds) {
            String one = signers.getOrDefault(kind, seal);
            String other = signersNow.getOrDefault(kind, seal);
            if (!one.equals(other)) {
                say("signer", title(is), after.names().kind(kind, locale), one, other);
            }
        }
        Map<String, DutySheet> duties = new LinkedHashMap<>();
        was.duties().forEach(duty -> duties.put(duty.id(), duty));
        for (DutySheet duty : is.duties()) {
            DutySheet earlier = duties.remove(duty.id());
            if (earlier == null) {
                say("duty-new", debtor(after, is, duty), owed(now, duty), limit(duty));
            } else {
                duty(was, earlier, now, is, duty);
            }
        }
        duties.values()
                .forEach(
                        duty ->
                                say(
                                        "duty-gone",
                                        debtor(before, was, duty),
                                        owed(old, duty),
                                        limit(duty)));
        cites(title(is), was.cites(), is.cites());
    }

    private void duty(
            MessageSheet was, DutySheet earlier, RuleSheet now, MessageSheet is, DutySheet duty) {
        String who = debtor(after, is, duty);
        String whoBefore = debtor(before, was, earlier);
        String what = owed(now, duty);
        if (!who.equals(whoBefore)) {
            say("debtor", what, whoBefore, who);
        }
        String limit = limit(duty);
        String limitBefore = limitOf(before, earlier);
        if (!limit.equals(limitBefore)) {
            say("limit", who, what, limitBefore, limit);
        }
        if (!duty.event().equals(earlier.event())) {
            say(
                    "start",
                    who,
                    what,
                    before.names().event(earlier.event(), locale),
                    after.names().event(duty.event(), locale));
        }
        cites(who + ": " + what, earlier.cites(), duty.cites());
    }

    private void cites(String of, List<CitationSheet> was, List<CitationSheet> is) {
        String one = cited(was);
        String other = cited(is);
        if (!one.equals(other)) {
            say("basis", of, one, other);
        }
    }

    private String cited(List<CitationSheet> cites) {
        List<String> shown = new ArrayList<>();
        for (CitationSheet cite : cites) {
            if (cite.code().filter(NEVER_SHOWN::contains).isEmpty()) {
                shown.add(cite.brief());
            }
        }
        return shown.isEmpty() ? text("no-basis") : String.join(", ", shown);
    }

    private void changed(String key, String of, Set<String> was, Set<String> is) {
        Set<String> added = new LinkedHashSet<>(is);
        added.removeAll(was);
        Set<String> gone = new LinkedHashSet<>(was);
        gone.removeAll(is);
        if (was.isEmpty() != is.isEmpty()) {
            say(
                    key + "-all",
                    of,
                    before.names().kinds(was, locale),
                    after.names().kinds(is, locale));
            return;
        }
        if (!added.isEmpty()) {
            say(key + "-new", of, after.names().kinds(added, locale));
        }
        if (!gone.isEmpty()) {
            say(key + "-gone", of, before.names().kinds(gone, locale));
        }
    }

    private Map<String, String> signers(Names names, MessageSheet message) {
        Map<String, String> signers = new LinkedHashMap<>();
        for (Map.Entry<Word, List<Word>> one : message.officials().entrySet()) {
            List<String> capacities = new ArrayList<>();
            one.getValue().forEach(word -> capacities.add(names.capacity(word.text(), locale)));
            signers.put(one.getKey().text(), String.join(" / ", capacities));
        }
        return signers;
    }

    /** Who owes it; for a copy, who sends it to whom. */
    private String debtor(Version version, MessageSheet message, DutySheet duty) {
        Set<String> kinds = new LinkedHashSet<>();
        duty.only().forEach(one -> kinds.add(one.text()));
        if (kinds.isEmpty()) {
            kinds.addAll(
                    duty.who().startsWith("recipient-") ? message.toKinds() : message.fromKinds());
        }
        return version.names().kinds(kinds, locale);
    }

    private String owed(RuleSheet sheet, DutySheet duty) {
        String what =
                sheet.message(duty.owes())
                        .map(this::title)
                        .or(
                                () ->
                                        sheet.map().maps("acts").stream()
                                                .filter(one -> one.string("id").equals(duty.owes()))
                                                .map(
                                                        one ->
                                                                title(
                                                                        one.string("vi"),
                                                                        one.string("en")))
                                                .findFirst())
                        .orElse(duty.owes());
        return duty.copyTo()
                .map(role -> text("copy", what, after.names().role(role.text(), locale)))
                .orElse(what);
    }

    private String limit(DutySheet duty) {
        return limitOf(after, duty);
    }

    private String limitOf(Version version, DutySheet duty) {
        String usual = version.names().limit(duty.within(version.on()), locale);
        return duty.instead()
                .map(other -> text("instead", usual, version.names().limit(other, locale)))
                .orElse(usual);
    }

    private String title(MessageSheet message) {
        return title(message.vi(), message.en());
    }

    private String title(String vi, String en) {
        return locale.getLanguage().equals("en") ? en : vi;
    }

    private void say(String key, Object... args) {
        lines.add("- " + text(key, args));
    }

    private String text(String key, Object... args) {
        return Texts.render(Text.of("workbench.diff." + key, args), locale);
    }
}
