package vn.liennganh.console.police;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.clarification.stop.Stop;
import vn.liennganh.clarification.stop.Stops;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.operation.Texting;
import vn.liennganh.coercion.schedule.Claim;
import vn.liennganh.coercion.schedule.Clash;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Says what is needed twice, what was changed after a consent, and what stops the case. */
@Component
public class Warnings {

    private final DutyNames names;
    private final Stops stops;

    Warnings(DutyNames names, Stops stops) {
        this.names = names;
        this.stops = stops;
    }

    /** Of a clash the viewer is told no more than that somebody is engaged elsewhere. */
    public List<Warning> clashes(Collection<Clash> clashes, Set<AgencyId> viewers, Words words) {
        Said said = new Said(words.locale());
        List<Warning> all = new ArrayList<>();
        for (Clash one : clashes) {
            List<Claim> own =
                    one.claims().stream()
                            .filter(each -> each.readers().stream().anyMatch(viewers::contains))
                            .toList();
            String whom =
                    own.stream()
                            .map(each -> name(each, words))
                            .filter(name -> !name.isEmpty())
                            .findFirst()
                            .orElse("");
            String which =
                    one.claims().stream()
                            .map(each -> own.contains(each) ? each.number() : other(said))
                            .distinct()
                            .collect(Collectors.joining(", "));
            String key = "coercion.clash-" + one.kind().word();
            String text =
                    one.needed() > 0
                            ? said.say(
                                    "police.clash.people",
                                    said.say(key),
                                    whom,
                                    said.moment(one.from()),
                                    one.needed(),
                                    one.free(),
                                    which)
                            : said.say(
                                    "police.clash.twice",
                                    said.say(key),
                                    whom,
                                    said.moment(one.from()),
                                    which);
            String sure = one.confirmed() ? "police.clash.sure" : "police.clash.perhaps";
            all.add(
                    new Warning(
                            text + " " + said.say(sure),
                            own.stream().map(Claim::exchange).findFirst(),
                            one.confirmed()));
        }
        return all;
    }

    private static String other(Said said) {
        return said.say("police.clash.other");
    }

    private String name(Claim claim, Words words) {
        return claim.kind() == Claim.Kind.PEOPLE
                ? names.agency(claim.holder(), words)
                : claim.name();
    }

    /**
     * Stays, protests, postponements and open questions of the same cases; only the agency whose
     * operations they are is told.
     */
    public List<Warning> stops(
            Collection<Operation> operations, Set<AgencyId> viewers, Words words) {
        List<Operation> own =
                operations.stream()
                        .filter(one -> !one.over() && viewers.contains(one.key().agency()))
                        .toList();
        Map<Matter, List<Stop>> found = stops.of(own.stream().map(Warnings::theCase).toList());
        List<Warning> all = new ArrayList<>();
        for (Operation one : own) {
            for (Stop stop : found.getOrDefault(theCase(one), List.of())) {
                all.add(stop(one, stop, words));
            }
        }
        return all;
    }

    private static Matter theCase(Operation one) {
        return Stops.theCase(one.key().agency(), one.key().number());
    }

    private Warning stop(Operation operation, Stop stop, Words words) {
        Said said = new Said(words.locale());
        return new Warning(
                said.say(
                        "police.stop",
                        operation.key().number(),
                        names.title(stop.type(), words),
                        names.agency(stop.from(), words),
                        said.moment(stop.at()),
                        names.state(stop.procedure(), stop.state(), words)),
                Optional.of(operation.exchange()),
                true);
    }

    /** An operation whose text was changed after somebody had agreed to it. */
    public Optional<Warning> changed(Operation operation, Words words) {
        Said said = new Said(words.locale());
        Optional<Consent> reopened = operation.reopened();
        if (reopened.isEmpty() || operation.over()) {
            return Optional.empty();
        }
        Optional<Terms> former = Texting.former(operation).map(Texting::terms);
        String what =
                reopened.get().changed().stream()
                        .sorted()
                        .map(term -> change(term, former, operation.terms(), said))
                        .collect(Collectors.joining("; "));
        UUID exchange = operation.exchange();
        return Optional.of(
                new Warning(
                        said.say("police.changed", operation.key().number(), what),
                        Optional.of(exchange),
                        true));
    }

    private static String change(
            Terms.Term term, Optional<Terms> former, Optional<Terms> present, Said said) {
        String word = said.say("police.term." + term.name().toLowerCase(java.util.Locale.ROOT));
        if (former.isEmpty() || present.isEmpty()) {
            return word;
        }
        Terms before = former.get();
        Terms after = present.get();
        return switch (term) {
            case TIME -> arrow(word, said.moment(before.time()), said.moment(after.time()));
            case PLACE -> arrow(word, before.place(), after.place());
            case MEASURE -> arrow(word, before.measure(), after.measure());
            case FORCES ->
                    before.people().equals(after.people())
                            ? word
                            : arrow(
                                    word,
                                    Said.number(before.people()),
                                    Said.number(after.people()));
        };
    }

    private static String arrow(String word, String before, String after) {
        return word + ": " + before + " \u2192 " + after;
    }
}
