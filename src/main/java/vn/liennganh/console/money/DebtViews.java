package vn.liennganh.console.money;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.amount.Moments;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Standing;
import vn.liennganh.freeze.FreezeDrafts;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.OtherMeasure;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;

/** Words a debt's position for the pages of the agency whose case it is. */
@Service
class DebtViews {

    private final Desks desks;
    private final FreezeDrafts drafts;
    private final Sight sight;
    private final DutyNames names;

    DebtViews(Desks desks, FreezeDrafts drafts, Sight sight, DutyNames names) {
        this.desks = desks;
        this.drafts = drafts;
        this.sight = sight;
        this.names = names;
    }

    /** The debt with its holders, and what would let go of the excess. */
    DebtView of(Standing<Position> standing, Person person, Words words, boolean now) {
        Position position = standing.content();
        long kept = position.kept();
        long limit = position.limit().orElse(0);
        long whole = Math.max(1, Math.max(limit, kept));
        long excess = position.excess();
        return new DebtView(
                standing.matter().number(),
                standing.matter().part(),
                debtor(position),
                Dong.full(limit),
                position.limit().isPresent(),
                Dong.full(kept),
                Dong.full(excess),
                excess > 0,
                spared(position, words),
                Dong.full(position.inFlight()),
                position.inFlight() > 0,
                position.unvalued(),
                Dong.percent(Math.max(0, kept - excess), whole),
                Dong.percent(excess, whole),
                position.excessSince().map(Moments::text).orElse(""),
                position.holds().stream().map(one -> holder(one, person, words)).toList(),
                position.others().stream().map(one -> other(one, person, words)).toList(),
                now ? releases(position, words) : List.of());
    }

    private List<DebtView.Spared> spared(Position position, Words words) {
        boolean english = words.locale().equals(Locale.ENGLISH);
        String since = position.sparedSince().map(Moments::text).orElse("");
        return drafts.overreaches(position).stream()
                .map(
                        one ->
                                new DebtView.Spared(
                                        name(one.hold().holder(), words),
                                        one.account(),
                                        Dong.full(one.amount()),
                                        one.kind(),
                                        english ? one.en() : one.vi(),
                                        since))
                .toList();
    }

    private List<DebtView.Release> releases(Position position, Words words) {
        return drafts.releases(position, Optional.empty()).stream()
                .map(
                        one ->
                                new DebtView.Release(
                                        Proposals.key(one),
                                        name(one.to().get(0), words),
                                        released(one.body()),
                                        one.missing().size()))
                .toList();
    }

    private static String released(ObjectNode body) {
        for (JsonNode field : body.values()) {
            if (field.path("amount").isIntegralNumber()) {
                return Dong.full(field.path("amount").asLong());
            }
        }
        return "";
    }

    private DebtView.Holder holder(Hold one, Person person, Words words) {
        return new DebtView.Holder(
                name(one.holder(), words),
                words.say("money.state-" + one.state().word()),
                chip(one),
                Dong.full(one.ordered()),
                Dong.full(one.held()),
                one.beyondOrder() > 0 ? Dong.full(one.beyondOrder()) : "",
                one.releasing() > 0 ? Dong.full(one.releasing()) : "",
                one.released() > 0 ? Dong.full(one.released()) : "",
                one.money().sentSum() > 0 ? Dong.full(one.money().sentSum()) : "",
                one.money().receivedSum() > 0 ? Dong.full(one.money().receivedSum()) : "",
                Moments.text(one.since()),
                one.unvalued(),
                one.found().earlier().stream()
                        .map(it -> it.authority() + " " + it.documentNumber())
                        .toList(),
                sight.message(one.measure(), person.acting()).map(it -> "/hop-thu/" + it.id()));
    }

    private DebtView.Other other(OtherMeasure one, Person person, Words words) {
        return new DebtView.Other(
                name(one.holder(), words),
                names.procedure(one.procedure(), words),
                names.state(one.procedure(), one.state(), words),
                Moments.text(one.since()),
                one.money().sentSum() > 0 ? Dong.full(one.money().sentSum()) : "",
                sight.message(one.measure(), person.acting()).map(it -> "/hop-thu/" + it.id()));
    }

    private static String chip(Hold one) {
        if (one.state().over()) {
            return "idle";
        }
        return one.state().unanswered() ? "moving" : "working";
    }

    /** The debtor, as the latest order that is still read names it. */
    private String debtor(Position position) {
        return order(position)
                .map(body -> body.path("debtor").path("name").asString(""))
                .orElse("");
    }

    /** The body of the latest measure that names a debt: what a plan is written from. */
    Optional<ObjectNode> order(Position position) {
        return position.holds().stream()
                .map(Hold::measure)
                .flatMap(id -> desks.message(id).stream())
                .filter(heard -> heard.body().has("debtor"))
                .reduce((first, last) -> last)
                .map(Heard::body);
    }

    String name(AgencyId agency, Words words) {
        return names.agency(agency, words);
    }
}
