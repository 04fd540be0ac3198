package vn.liennganh.partner.scenario;

import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.Text;
import vn.liennganh.partner.client.Problem;
import vn.liennganh.partner.client.VerificationFailed;

/** One story on its way. It stops where time has to pass, and where something goes wrong. */
final class Play {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Scenario scenario;
    private final Plot plot;
    private final Chronicle chronicle = new Chronicle();
    private final Mail mail;
    private final Audience audience;
    private final Trail trail;
    private int next;
    private Optional<Step.Advance> waited = Optional.empty();
    private Optional<Performance.Failure> failure = Optional.empty();

    Play(Scenario scenario, Company company) {
        this.scenario = scenario;
        this.plot = new Plot(scenario, company);
        this.mail = new Mail(plot, chronicle);
        this.audience = new Audience(scenario, plot, chronicle);
        this.trail = new Trail(plot, chronicle);
    }

    /** Plays on; answers until when time must pass, and nothing once the story is over. */
    Optional<OffsetDateTime> proceed() {
        int line = waited.map(Step.Advance::line).orElse(0);
        try {
            if (waited.isPresent()) {
                Step.Advance passed = waited.get();
                waited = Optional.empty();
                audience.look(passed.expected());
            }
            while (next < scenario.steps().size()) {
                Step step = scenario.steps().get(next++);
                line = step.line();
                if (step instanceof Step.Advance advance) {
                    waited = Optional.of(advance);
                    return Optional.of(until(advance.until()));
                }
                play(step);
                audience.look(step.expected());
            }
            line = 0;
            trail.verify();
        } catch (Failed failed) {
            failure = Optional.of(new Performance.Failure(line, failed.text()));
        } catch (Problem
                | VerificationFailed
                | UncheckedIOException
                | IllegalArgumentException trouble) {
            String why = trouble.getClass().getSimpleName() + " " + trouble.getMessage();
            failure = Optional.of(new Performance.Failure(line, Text.of("scenario.trouble", why)));
        }
        return Optional.empty();
    }

    private void play(Step step) {
        if (step instanceof Step.Send send) {
            mail.send(send);
        } else if (step instanceof Step.Receive receive) {
            mail.receive(receive);
        }
    }

    private OffsetDateTime until(Step.Until until) {
        OffsetDateTime now = anybody().now();
        OffsetDateTime then;
        if (until instanceof Step.Until.Passed passed) {
            then = now.plus(passed.span());
        } else if (until instanceof Step.Until.Clock clock) {
            ZonedDateTime at = now.atZoneSameInstant(ZONE).with(clock.time());
            while (at.toOffsetDateTime().isBefore(now)
                    || at.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
                at = at.plusDays(1);
            }
            then = at.toOffsetDateTime();
        } else if (until instanceof Step.Until.Moment moment) {
            Values values = new Values(plot.byName(), now, "");
            then = OffsetDateTime.parse(values.of(moment.value()).asString()).plusSeconds(1);
        } else {
            then = audience.due((Step.Until.Due) until);
        }
        chronicle.tell(now, "scenario.time-passes", Chronicle.moment(then));
        return then;
    }

    /** Whoever comes first in the file; everybody sees the same clock. */
    Actor anybody() {
        return plot.actor(scenario.actors().keySet().iterator().next());
    }

    Performance.Outcome outcome() {
        List<Chronicle.Event> events = chronicle.events();
        return new Performance.Outcome(
                scenario,
                events.stream()
                        .map(event -> new Performance.Line(event.moment(), event.text()))
                        .toList(),
                failure);
    }
}
