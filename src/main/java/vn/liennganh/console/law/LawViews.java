package vn.liennganh.console.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.console.amount.Days;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.regulation.overlay.Overlay;

/** Reads procedures out of the rule book for people. */
@Component
class LawViews {

    private final RuleBook rules;
    private final Directory directory;

    LawViews(RuleBook rules, Directory directory) {
        this.rules = rules;
        this.directory = directory;
    }

    /** One line of the list of procedures. */
    public record Line(
            String procedure,
            String title,
            int edition,
            String from,
            String to,
            int messages,
            int duties,
            int unsure) {}

    List<Line> list(LocalDate on, Locale locale) {
        return rules.inForce(on).stream().map(one -> line(one, locale)).toList();
    }

    private static Line line(Edition one, Locale locale) {
        List<Duty> duties =
                one.messages().values().stream().flatMap(rule -> rule.duties().stream()).toList();
        long unsure =
                duties.stream()
                        .filter(
                                duty ->
                                        new Sources(locale)
                                                .of(duty.citations()).stream()
                                                        .noneMatch(ProcedureView.Source::sure))
                        .filter(duty -> !duty.policy())
                        .count();
        return new Line(
                one.procedure(),
                one.title().in(locale),
                one.edition(),
                Days.text(one.from()),
                one.to().map(Days::text).orElse(""),
                one.messages().size(),
                duties.size(),
                (int) unsure);
    }

    /** The procedure as it stood, stands or will stand on a day. */
    Optional<ProcedureView> of(String procedure, LocalDate on, Locale locale) {
        return rules.edition(procedure, on).map(one -> of(one, on, locale));
    }

    private ProcedureView of(Edition one, LocalDate on, Locale locale) {
        Sources sources = new Sources(locale);
        return new ProcedureView(
                one.procedure(),
                one.edition(),
                one.title().in(locale),
                Days.text(one.from()),
                one.to().map(Days::text).orElse(""),
                rules.editions(one.procedure()).stream()
                        .map(
                                each ->
                                        new ProcedureView.Stretch(
                                                each.edition(),
                                                Days.text(each.from()),
                                                each.to().map(Days::text).orElse(""),
                                                each.from().toString(),
                                                each.from().equals(one.from())))
                        .toList(),
                one.states().entrySet().stream()
                        .map(
                                state ->
                                        new ProcedureView.State(
                                                state.getKey(),
                                                state.getValue().in(locale),
                                                one.terminal().contains(state.getKey())))
                        .toList(),
                one.messages().values().stream()
                        .map(rule -> message(rule, one, sources, locale))
                        .toList(),
                rules.overlays().about(one.procedure(), on).stream()
                        .map(overlay -> agreement(overlay, one.procedure(), sources, locale))
                        .toList());
    }

    private ProcedureView.Message message(
            MessageRule rule, Edition edition, Sources sources, Locale locale) {
        return new ProcedureView.Message(
                rule.type().value(),
                rule.title().in(locale),
                rule.opens(),
                kinds(rule.from(), locale),
                kinds(rule.to(), locale),
                signers(rule.signers(), sources, locale),
                sources.of(rule.citations()),
                rule.duties().stream().map(duty -> owed(duty, edition, sources, locale)).toList());
    }

    private List<String> signers(MessageRule.Signers signers, Sources sources, Locale locale) {
        List<String> lines = new ArrayList<>();
        signers.officials().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        one ->
                                lines.add(
                                        sources.say(
                                                "law.signer",
                                                kind(one.getKey(), locale),
                                                String.join(", ", capacities(one, sources)))));
        return lines;
    }

    private static List<String> capacities(Map.Entry<String, Set<String>> one, Sources sources) {
        return one.getValue().stream()
                .sorted()
                .map(
                        capacity ->
                                capacity.equals(MessageRule.ANY)
                                        ? sources.say("workbench.any-official")
                                        : sources.say("workbench.capacity." + capacity))
                .toList();
    }

    private ProcedureView.Owed owed(Duty duty, Edition edition, Sources sources, Locale locale) {
        String limit =
                duty.instead()
                        .map(
                                other ->
                                        sources.say(
                                                "workbench.doc.instead",
                                                sources.limit(duty.limit()),
                                                sources.limit(other.limit())))
                        .orElseGet(() -> sources.limit(duty.limit()));
        return new ProcedureView.Owed(
                duty.id(),
                sources.say(
                        "law.between."
                                + duty.party().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                what(duty.owes(), edition, locale),
                limit,
                sources.say("workbench.event." + duty.start().wireName()),
                duty.policy(),
                duty.effect().map(effect -> effect.text().in(locale)),
                sources.of(duty.citations()));
    }

    /** The name of the message or the act that is owed. */
    private static String what(String owes, Edition edition, Locale locale) {
        for (Map.Entry<MessageType, MessageRule> one : edition.messages().entrySet()) {
            if (one.getKey().value().equals(owes)) {
                return one.getValue().title().in(locale);
            }
        }
        Bilingual act = edition.acts().get(owes.substring(owes.lastIndexOf('.') + 1));
        return act == null ? owes : act.in(locale);
    }

    private static ProcedureView.Agreement agreement(
            Overlay one, String procedure, Sources sources, Locale locale) {
        List<String> lines = new ArrayList<>();
        one.targets().stream()
                .filter(target -> target.duty().startsWith(procedure + "."))
                .forEach(
                        target ->
                                lines.add(
                                        sources.say(
                                                "workbench.doc.agreements.target",
                                                target.duty(),
                                                sources.limit(target.within()))));
        one.additions().stream()
                .filter(addition -> addition.message().startsWith(procedure + "."))
                .forEach(
                        addition ->
                                lines.add(
                                        sources.say(
                                                "workbench.doc.agreements.promise",
                                                addition.message(),
                                                addition.promise().in(locale),
                                                sources.limit(addition.within()))));
        return new ProcedureView.Agreement(
                one.name().in(locale),
                Days.text(one.from()),
                one.to().map(Days::text).orElse(""),
                lines);
    }

    private List<String> kinds(Collection<String> kinds, Locale locale) {
        return kinds.stream().map(one -> kind(one, locale)).sorted().toList();
    }

    private String kind(String id, Locale locale) {
        return directory
                .kind(id)
                .map(one -> one.names().getOrDefault(locale.getLanguage(), id))
                .orElse(id);
    }
}
