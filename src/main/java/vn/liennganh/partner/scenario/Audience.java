package vn.liennganh.partner.scenario;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.liennganh.message.Statement;
import vn.liennganh.message.StatementKind;
import vn.liennganh.partner.client.Duty;
import vn.liennganh.partner.client.Problem;

/** Looks whether what a story expects has come about, each time as one of its actors. */
final class Audience {

    private static final int NOT_FOUND = 404;
    private static final String NOTICE = "obligation-notice.";

    private final Scenario scenario;
    private final Plot plot;
    private final Chronicle chronicle;

    Audience(Scenario scenario, Plot plot, Chronicle chronicle) {
        this.scenario = scenario;
        this.plot = plot;
        this.chronicle = chronicle;
    }

    void look(Step.Expectation expected) {
        expected.states().forEach((who, state) -> state(expected, who, state));
        expected.duties().forEach(owed -> duty(expected, owed));
        expected.silences().forEach(this::silence);
        expected.notices()
                .forEach((who, types) -> types.forEach(type -> notice(expected, who, type)));
        expected.hiddenFrom().forEach(who -> hidden(expected, who));
        if (expected.settled()) {
            settled(expected);
        }
    }

    /** When the duty of somebody falls due, the latest where there are several. */
    OffsetDateTime due(Step.Until.Due wanted) {
        return duties(wanted.by(), plot.begun(wanted.exchange()), wanted.owes()).stream()
                .filter(Duty::awaited)
                .flatMap(duty -> duty.due().stream())
                .max(OffsetDateTime::compareTo)
                .orElseThrow(
                        () ->
                                new Failed(
                                        "scenario.nothing-owed",
                                        plot.named(wanted.by()),
                                        wanted.owes()))
                .plus(wanted.shift());
    }

    private void state(Step.Expectation expected, String who, String state) {
        String found =
                plot.actor(who)
                        .hub()
                        .exchange(plot.begun(expected.exchange()))
                        .path("state")
                        .asString("");
        if (!found.equals(state)) {
            throw new Failed("scenario.other-state", plot.named(who), state, found);
        }
        chronicle.add("scenario.state", plot.named(who), state);
    }

    private void duty(Step.Expectation expected, Step.Owed owed) {
        UUID exchange = plot.begun(expected.exchange());
        List<Duty> found = duties(owed.by(), exchange, owed.owes());
        Optional<Duty> matching =
                found.stream()
                        .filter(duty -> owed.status().map(duty.status()::equals).orElse(true))
                        .filter(duty -> limited(owed, duty))
                        .findFirst();
        Duty duty =
                matching.orElseThrow(
                        () ->
                                new Failed(
                                        "scenario.other-duty",
                                        plot.named(owed.by()),
                                        owed.owes(),
                                        owed.status().orElse("")
                                                + owed.limit().map(" "::concat).orElse(""),
                                        told(owed, exchange, found)));
        chronicle.add(
                "scenario.duty",
                plot.named(owed.by()),
                duty.owes(),
                duty.status(),
                duty.due().map(Chronicle::moment).orElse("-"));
    }

    /** What the hub adds in brackets, such as that it is office policy, is not asked for. */
    private boolean limited(Step.Owed owed, Duty duty) {
        return owed.limit().isEmpty()
                || limit(owed.by(), duty).replaceFirst(" \\(.*", "").equals(owed.limit().get());
    }

    private String limit(String who, Duty duty) {
        String id = duty.document().path("id").asString();
        return plot.actor(who)
                .english()
                .json("/obligations/" + id + "/explanation")
                .path("limit")
                .asString("");
    }

    private String told(Step.Owed owed, UUID exchange, List<Duty> found) {
        List<String> all = new ArrayList<>();
        for (Duty duty : found) {
            all.add(duty.status() + " " + limit(owed.by(), duty));
        }
        if (all.isEmpty()) {
            plot.actor(owed.by())
                    .hub()
                    .dutiesOf(exchange)
                    .forEach(
                            duty ->
                                    all.add(
                                            duty.party()
                                                    + " "
                                                    + duty.owes()
                                                    + " "
                                                    + duty.status()));
        }
        return String.join("; ", all);
    }

    private List<Duty> duties(String who, UUID exchange, String owes) {
        Actor actor = plot.actor(who);
        return actor.hub().dutiesOf(exchange).stream()
                .filter(duty -> duty.party().equals(actor.id().value()))
                .filter(duty -> duty.owes().equals(owes) || owes.endsWith("." + duty.owes()))
                .toList();
    }

    private void silence(Step.Silence silence) {
        Sent sent = plot.message(silence.of());
        String reason = silence.collected() ? "not-answered" : "not-collected";
        String party = plot.address(silence.by());
        Statement found =
                Trail.statements(sent.sender(), sent.id()).stream()
                        .filter(one -> one.kind() == StatementKind.NON_RESPONSE)
                        .filter(one -> one.party().orElseThrow().value().equals(party))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Failed(
                                                "scenario.no-receipt",
                                                "NonResponse",
                                                party,
                                                sent.type()));
        if (!found.reason().orElse("").equals(reason)) {
            throw new Failed("scenario.other-silence", reason, found.reason().orElse("-"));
        }
        sent.expect(StatementKind.NON_RESPONSE.wireName(), party);
        chronicle.tell(
                found.time(), "scenario.silent", plot.named(silence.by()), sent.type(), reason);
    }

    private void notice(Step.Expectation expected, String who, String word) {
        String type = word.contains(".") ? word : NOTICE + word;
        if (plot.actor(who).told(type, plot.begun(expected.exchange())).isEmpty()) {
            throw new Failed("scenario.no-notice", plot.named(who), type);
        }
        chronicle.add("scenario.notice", plot.named(who), type, plot.title(type));
    }

    private void hidden(Step.Expectation expected, String who) {
        try {
            plot.actor(who).hub().exchange(plot.begun(expected.exchange()));
        } catch (Problem refused) {
            if (refused.status() == NOT_FOUND) {
                chronicle.add("scenario.hidden", plot.named(who));
                return;
            }
            throw refused;
        }
        throw new Failed("scenario.not-hidden", plot.named(who));
    }

    private void settled(Step.Expectation expected) {
        UUID exchange = plot.begun(expected.exchange());
        for (String who : scenario.actors().keySet()) {
            for (Duty duty : visible(plot.actor(who), exchange)) {
                if (duty.awaited()) {
                    throw new Failed("scenario.not-settled", duty.party(), duty.owes());
                }
            }
        }
        chronicle.add("scenario.settled");
    }

    private static List<Duty> visible(Actor actor, UUID exchange) {
        try {
            return actor.hub().dutiesOf(exchange);
        } catch (Problem refused) {
            if (refused.status() == NOT_FOUND) {
                return List.of();
            }
            throw refused;
        }
    }
}
