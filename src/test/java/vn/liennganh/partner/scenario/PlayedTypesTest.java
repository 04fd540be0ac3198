package vn.liennganh.partner.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.RuleBook;
import vn.liennganh.support.ConfiguredRules;

/** What a desk lives on is played: every type of a flagship is sent in some scenario. */
class PlayedTypesTest {

    private static final Set<String> FLAGSHIPS =
            Set.of(
                    "account-information",
                    "account-freeze",
                    "account-deduction",
                    "registration-suspension",
                    "judgment-clarification",
                    "inmate-payment",
                    "results-certificate",
                    "coercion-security",
                    "credit-recovery",
                    "enforcement-decision",
                    "judgment-transfer");

    /** Types that no scenario sends; nothing may be added without a word why. */
    private static final Set<String> EXCUSED =
            lines(
                    """
                    # Played by the freeze desk's own tests, with figures: FreezeDecisionsScenarioTest.
                    account-freeze.amendment
                    account-freeze.coercion-grounds-record
                    account-freeze.coercion-grounds-withdrawal
                    account-freeze.deduction-order
                    account-freeze.inflow-report
                    account-freeze.money-receipt
                    account-freeze.service-by-posting
                    account-freeze.transfer-notice
                    """);

    private static Set<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_type_of_a_flagship_is_sent_in_some_scenario() throws IOException {
        Set<String> missing = new TreeSet<>(types());
        missing.removeAll(sent());

        assertThat(missing).isEqualTo(EXCUSED);
    }

    private static Set<String> types() {
        RuleBook rules = ConfiguredRules.BOOK;
        return FLAGSHIPS.stream()
                .flatMap(name -> rules.edition(name, LocalDate.of(2026, 11, 20)).stream())
                .flatMap(edition -> edition.messages().keySet().stream())
                .map(MessageType::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Refused sendings do not count: nothing was played by them. */
    private static Set<String> sent() {
        Scenarios all = new Scenarios(Scenarios.FOLDER);
        return all.names().stream()
                .map(name -> all.find(name).orElseThrow())
                .flatMap(PlayedTypesTest::sends)
                .filter(send -> send.refused().isEmpty())
                .map(Step.Send::type)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Step.Send> sends(Scenario scenario) {
        return scenario.steps().stream()
                .filter(Step.Send.class::isInstance)
                .map(Step.Send.class::cast);
    }
}
