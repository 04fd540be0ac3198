package vn.liennganh.console.police.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.coercion.SeenCoercions;
import vn.liennganh.coercion.operation.Commitment;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Difference;
import vn.liennganh.coercion.operation.Fact;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.coercion.operation.Terms;
import vn.liennganh.coercion.operation.Texting;
import vn.liennganh.coercion.plan.DayOffer;
import vn.liennganh.coercion.plan.LeadTime;
import vn.liennganh.coercion.schedule.Clash;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.police.Deadlines;
import vn.liennganh.console.police.Look;
import vn.liennganh.console.police.Said;
import vn.liennganh.console.police.Warning;
import vn.liennganh.console.police.Warnings;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Viewing;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** Says where one operation stands, for one viewer. */
@Component
class RequestMaker {

    private final CoercionPlanning planning;
    private final LeadTime leadTime;
    private final Desks desks;
    private final Viewing viewing;
    private final RequestParts parts;
    private final Warnings warnings;
    private final Deadlines deadlines;
    private final Dues dues;
    private final DutyNames names;
    private final Clock clock;

    RequestMaker(
            CoercionPlanning planning,
            LeadTime leadTime,
            Desks desks,
            Viewing viewing,
            RequestParts parts,
            Warnings warnings,
            Deadlines deadlines,
            Dues dues,
            DutyNames names,
            Clock clock) {
        this.planning = planning;
        this.leadTime = leadTime;
        this.desks = desks;
        this.viewing = viewing;
        this.parts = parts;
        this.warnings = warnings;
        this.deadlines = deadlines;
        this.dues = dues;
        this.names = names;
        this.clock = clock;
    }

    RequestView of(Person person, Operation seen, Words words) {
        Said said = new Said(words.locale());
        Optional<Terms> terms = seen.terms();
        AgencyId own =
                seen.police().contains(person.acting())
                        ? person.acting()
                        : seen.police().stream().findFirst().orElse(person.acting());
        List<Difference> differences = differences(seen);
        return new RequestView(
                seen,
                seen.key().number(),
                names.agency(seen.key().agency(), words),
                Look.of(seen, own),
                terms.map(one -> said.moment(one.time())).orElse(""),
                terms.map(Terms::place).orElse(""),
                terms.map(Terms::measure)
                        .filter(one -> !one.isEmpty())
                        .orElseGet(() -> said.say("police.measure.unknown")),
                Said.number(seen.asked()),
                seen.committed(),
                parts.of(seen, said),
                owed(deadlines.owed(person, List.of(seen.exchange())), words),
                owed(deadlines.awaited(person, seen.exchange()), words),
                voices(seen, said, words),
                changes(differences, said),
                differences.stream().anyMatch(Difference::reopens),
                warned(person, seen, words),
                steps(person, seen, said),
                history(seen, said, words));
    }

    private List<RequestView.Owed> owed(List<Obligation> duties, Words words) {
        return duties.stream()
                .map(
                        one ->
                                new RequestView.Owed(
                                        names.owed(one, words),
                                        names.agency(one.party(), words),
                                        dues.pill(one, words)))
                .toList();
    }

    private List<RequestView.Voice> voices(Operation seen, Said said, Words words) {
        return seen.consents().stream()
                .map(
                        one -> {
                            Optional<Commitment> forces = seen.committed(one.agency());
                            return new RequestView.Voice(
                                    names.agency(one.agency(), words),
                                    said.say("coercion.consent-" + one.status().word()),
                                    chip(one.status()),
                                    one.at().map(said::moment).orElse(""),
                                    one.note(),
                                    forces.map(each -> forces(each, said)).orElse(""));
                        })
                .toList();
    }

    private static String chip(Consent.Status status) {
        return switch (status) {
            case AWAITED, REFERRED -> "idle";
            case STANDS -> "moving";
            case WITH_CHANGES, REOPENED -> "soon";
            case REFUSED, UNABLE -> "bad";
        };
    }

    private static String forces(Commitment one, Said said) {
        List<String> all = new ArrayList<>();
        all.add(said.say("police.forces.people", one.people()));
        if (!one.unit().isEmpty()) {
            all.add(one.unit());
        }
        one.commanders()
                .forEach(
                        each ->
                                all.add(
                                        said.say(
                                                "police.forces.commander",
                                                each.name(),
                                                each.position(),
                                                each.phone())));
        all.addAll(one.vehicles());
        return String.join(" \u00b7 ", all);
    }

    private List<Difference> differences(Operation seen) {
        Optional<Fact> former = Texting.former(seen).map(Texting::fact);
        return former.isEmpty()
                ? List.of()
                : Difference.between(body(former.get()), body(seen.text().orElseThrow()));
    }

    private JsonNode body(Fact text) {
        return desks.message(text.message()).orElseThrow().body();
    }

    private static List<RequestView.Change> changes(List<Difference> all, Said said) {
        return all.stream()
                .map(
                        one ->
                                new RequestView.Change(
                                        said.say(one.wordKey()),
                                        one.before()
                                                .map(text -> RequestParts.spoken(text, said))
                                                .orElse(""),
                                        one.after()
                                                .map(text -> RequestParts.spoken(text, said))
                                                .orElse(""),
                                        one.reopens()))
                .toList();
    }

    private List<Warning> warned(Person person, Operation seen, Words words) {
        Said said = new Said(words.locale());
        List<Warning> all = new ArrayList<>();
        if (seen.terms().isEmpty() || seen.over()) {
            return all;
        }
        Set<AgencyId> viewers = viewing.viewers(person.acting());
        all.addAll(warnings.stops(List.of(seen), viewers, words));
        warnings.changed(seen, words).ifPresent(all::add);
        LocalDate day = LegalClock.day(seen.terms().get().time());
        List<Clash> clashes =
                planning.schedule(viewers, day, day).clashes().stream()
                        .filter(
                                one ->
                                        one.claims().stream()
                                                .anyMatch(
                                                        each ->
                                                                each.exchange()
                                                                        .equals(seen.exchange())))
                        .toList();
        all.addAll(warnings.clashes(clashes, viewers, words));
        if (SeenCoercions.plans(person.kind())) {
            DayOffer offer =
                    planning.dates(seen.key().agency(), CoercionPlanning.wish(seen), day, day)
                            .get(0);
            offer.against()
                    .forEach(one -> all.add(new Warning(said.say(one), Optional.empty(), true)));
            offer.warnings()
                    .forEach(one -> all.add(new Warning(said.say(one), Optional.empty(), false)));
        }
        return all;
    }

    /** Security without a plan knows none of these steps. */
    private List<RequestView.Step> steps(Person person, Operation seen, Said said) {
        if (seen.terms().isEmpty() || seen.securityOnly() || !SeenCoercions.plans(person.kind())) {
            return List.of();
        }
        LocalDate today = LegalClock.day(clock.instant());
        return leadTime
                .of(
                        seen.terms().get().time(),
                        seen.complex(),
                        seen.last("committee-report").isPresent())
                .stream()
                .map(
                        one ->
                                new RequestView.Step(
                                        said.say("coercion.step-" + one.step().word()),
                                        said.day(one.by()),
                                        one.by().isBefore(today)))
                .toList();
    }

    private List<RequestView.Line> history(Operation seen, Said said, Words words) {
        List<RequestView.Line> all = new ArrayList<>();
        for (Fact one : seen.facts()) {
            all.add(
                    0,
                    new RequestView.Line(
                            one.message(),
                            said.moment(one.at()),
                            names.title(new MessageType("coercion-security." + one.type()), words),
                            names.agency(one.from(), words),
                            one.note()));
        }
        return all;
    }
}
