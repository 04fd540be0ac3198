package vn.liennganh.regulation.workbench.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.Obligation;
import vn.liennganh.regulation.workbench.sheet.Place;

/** What a story expects, and where it came out otherwise. */
final class Expectations {

    private final Scenario scenario;
    private final Locale locale;
    private final List<String> failures = new ArrayList<>();

    Expectations(Scenario scenario, Locale locale) {
        this.scenario = scenario;
        this.locale = locale;
    }

    List<String> failures() {
        return failures;
    }

    /** Compares what has come out with what the story expects at this place. */
    void meet(Scenario.Event event, Optional<ExchangeState> state, Optional<String> refused) {
        Scenario.Expectation expected = event.expected();
        check(event.place(), "refused", expected.refused().orElse("-"), refused.orElse("-"));
        state.ifPresent(
                now -> {
                    expected.state()
                            .ifPresent(one -> check(event.place(), "state", one, now.state()));
                    expected.lanes()
                            .forEach(
                                    (agency, lane) ->
                                            check(
                                                    event.place(),
                                                    "state of " + scenario.name(agency),
                                                    lane,
                                                    now.lanes().getOrDefault(agency, "-")));
                    expected.duties().forEach(one -> check(one, now));
                });
    }

    private void check(Scenario.Owed expected, ExchangeState state) {
        List<String> nearly = new ArrayList<>();
        for (Obligation duty : state.obligations()) {
            boolean same =
                    duty.party().equals(expected.by())
                            && (duty.owes().equals(expected.owes())
                                    || duty.owes().endsWith("." + expected.owes()));
            if (!same) {
                continue;
            }
            boolean meets =
                    expected.due().map(duty.due()::equals).orElse(true)
                            && expected.status().map(duty.status().wireName()::equals).orElse(true)
                            && expected.provisional()
                                    .map(yes -> yes == duty.provisional())
                                    .orElse(true)
                            && expected.policy().map(yes -> yes == duty.policy()).orElse(true);
            if (meets) {
                return;
            }
            nearly.add(
                    Simulation.time(duty.due())
                            + " "
                            + duty.status().wireName()
                            + (duty.provisional() ? " provisional" : "")
                            + (duty.policy() ? " policy" : ""));
        }
        failures.add(
                say(
                        "not-owed",
                        expected.place(),
                        scenario.name(expected.by()),
                        expected.owes(),
                        expected.due().map(Simulation::time).orElse(""),
                        nearly.isEmpty() ? "-" : String.join("; ", nearly)));
    }

    private void check(Place place, String what, String expected, String found) {
        if (!expected.equals(found)) {
            failures.add(say("otherwise", place, what, expected, found));
        }
    }

    private String say(String key, Object... args) {
        return Texts.render(Text.of("workbench.simulate." + key, args), locale);
    }
}
