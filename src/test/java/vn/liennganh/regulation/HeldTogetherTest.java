package vn.liennganh.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.liennganh.regulation.Story.AGENCY;
import static vn.liennganh.regulation.Story.FORMER_AGENCY;
import static vn.liennganh.regulation.Story.local;
import static vn.liennganh.regulation.Story.to;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Refusal;

/**
 * One debt of a hundred at banks A, B and C, and a third party E that pays: what the office owes
 * itself to let go, whoever has told what, and what it may order.
 */
class HeldTogetherTest {

    private static final Map<String, AgencyId> PARTIES =
            Map.of(
                    "A", AgencyId.of("X99.51.001"),
                    "B", AgencyId.of("X99.51.002"),
                    "C", AgencyId.of("X99.52.001"),
                    "E", AgencyId.of("X99.95.001"));

    private final Map<String, Story> stories = new LinkedHashMap<>();
    private final Instant start = local("2026-11-23T08:00");
    private int steps;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # what is paid stays paid when the measure is released, or lapses
            A orders 100, B orders 100, C orders 100, A holds 60, A pays 60, A freed, B holds 30, C holds 30 | C
            A orders 100, B orders 100, C orders 100, A holds 60, A pays 60, A lapses, B holds 30, C holds 30 | C
            A orders 100, B orders 100, C orders 100, A holds 60, A pays 60, A freed, B holds 20, C holds 20 | -
            A orders 100, B orders 100, C orders 100, A holds 60, A pays 60, A freed, E asked, E pays 20, B holds 15, C holds 15 | C
            # who alone holds too much by what others have paid cannot know it, in whatever order
            B orders 100, E asked, B holds 100, E pays 60 | E
            B orders 100, E asked, E pays 60, B holds 100 | B
            B orders 100, E asked, E pays 60, B holds 40 | -
            B orders 100, A orders 100, A holds 60, A pays 60, A freed, B holds 100 | B
            # beyond its own order (!) a bank says it itself, or its total does
            B orders 100, B holds 105 | B!
            B orders 50, B holds 60 | B!
            B orders 50, E asked, E pays 60, B holds 45 | B
            B orders 100, B holds 40, B grows 105 | B!
            B orders 100, B holds 40, B pays 40, B grows 100 | B!
            B orders 100, B holds 40, B pays 40, B grows 60 | -
            # what a bank holds beyond its own order is let go there, all of it, and nowhere else
            A orders 40, B orders 60, A holds 40, B holds 50, B grows 70 | B B!
            A orders 40, B orders 60, A holds 40, B holds 50, B grows 70, A lets 10 B | B!
            A orders 40, B orders 60, A holds 40, B holds 50, B grows 70, B lets 10 | -
            B orders 60, B holds 50, B grows 70, B grows 80, B lets 10 | B!
            B orders 60, B holds 50, B grows 70, B grows 80, B lets 20 | -
            B orders 60, B holds 70, B lets 5 | B!
            A orders 100, B orders 60, A holds 80, B holds 50, B grows 70, B grows 80, B lets 20 | B B
            B orders 60, B holds 70, B freed | -
            # all that was ordered is paid and more is still held
            B orders 60, B holds 60, B pays 60 | -
            B orders 60, B holds 60, B grows 80, B pays 60 | B!
            # one duty to let go of it is enough, whatever shows it again; a new surplus is a new one
            B orders 60, B holds 70, B grows 75, B grows 80, B grows 90 | B!
            B orders 60, B holds 70, B lets 10, B grows 70 | B!
            B orders 60, B holds 70, B grows 75, B lets 15, B grows 60 | -
            A orders 40, B orders 60, A holds 50, B holds 70, B grows 75 | A! B B B!
            B orders 60, B holds 60, B pays 60 keeps 20 | B!
            B orders 60, B holds 60, B pays 60 keeps 20, B freed | -
            # less is owed: who is told to hold less lets go by that, once nothing is too much
            A orders 100, B orders 100, A holds 60, B holds 40, A amends 60 of 60 | A
            A orders 100, B orders 100, A holds 60, B holds 40, A amends 60 of 60, B amends 20 of 60 A | A B
            A orders 100, B orders 100, A holds 60, B holds 40, A amends 60 of 60, B amends 20 of 60 A, A amends 40 of 60 | B
            A orders 100, B orders 100, A holds 60, B holds 40, A amends 60 of 60, B amends 20 of 60 A, A amends 40 of 60 B | -
            A orders 100, B orders 100, E asked, A holds 60, B holds 40, E pays 30, B amends 10 of 70 A E | -
            B orders 60, B holds 70, B amends 80 | -
            # too little less answers for nothing, enough for all
            A orders 100, B orders 100, A holds 60, B holds 60, B amends 50 | B B
            A orders 100, B orders 100, A holds 60, B holds 60, B amends 50, B amends 40 | -
            # an heir has what its predecessor let be known
            A had 100, B orders 100, A holds 60, B holds 50 | B
            A had 100, B orders 100, B holds 50, A holds 60 | A
            A had 100, A holds 100, E asked, E pays 1 | E
            # several payments, one release: all are answered once nothing is too much, one before
            B orders 100, E asked, B holds 100, E pays 30, E pays 30 | E E
            B orders 100, E asked, B holds 100, E pays 30, E pays 30, B lets 60 E | -
            B orders 100, E asked, B holds 100, E pays 30, E pays 30, B lets 30 E | E
            B orders 100, E asked, B holds 100, E pays 30, E pays 30, B lets 30 E, B lets 30 E | -
            A orders 100, B orders 100, E asked, A holds 50, B holds 50, E pays 30, E pays 30, A freed E | E
            A orders 100, B orders 100, E asked, A holds 60, B holds 40, E pays 30, E pays 30, A freed E | -
            """)
    void what_is_too_much_is_owed_until_it_is_let_go(String told, String owed) {
        for (String step : told.split(", ")) {
            assertThat(tell(step)).as(step).isEmpty();
        }

        assertThat(owed()).isEqualTo(owed.equals("-") ? "" : owed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            # a ceiling caps what is held at one time: what was paid does not use it up
            A orders 60 under 60, A holds 60, A pays 60, A freed | B orders 40 of 40 | passed
            A orders 60 under 60, A holds 60, A pays 60, A lapses, A lifts | B orders 40 of 40 | passed
            A orders 60 under 60, A holds 60, A pays 60 | B orders 40 of 40 | passed
            A orders 30 under 30, A holds 30, A pays 30 | B orders 30 of 70 | passed
            A orders 30 under 30, A holds 30, A pays 30 | B orders 31 of 70 | refused
            A orders 60 under 60, E asked, E pays 60 | B orders 1 of 40 | refused
            A orders 30 under 60, E asked, E pays 60 | B orders 10 of 40 | passed
            # and orders together stay within what is still owed, but only under a ceiling
            A orders 60 under 100, E asked, E pays 60, A amends 30 of 40 | B orders 10 of 40 | passed
            A orders 60 under 100, E asked, E pays 60, A amends 30 of 40 | B orders 11 of 40 | refused
            A orders 60 under 100, A holds 60, A pays 60, B orders 40 of 40 | C orders 1 of 40 | refused
            A orders 60, A holds 60, A pays 60, B orders 40 of 40 | C orders 40 of 40 | passed
            # what was paid is no longer ordered
            A orders 60 under 100, A holds 60, A pays 60 | B orders 40 of 40 | passed
            A orders 60 under 100, A holds 20, A pays 20 | B orders 40 of 80 | passed
            A orders 60 under 100, A holds 20, A pays 20 | B orders 41 of 80 | refused
            # an heir has what its predecessor let be known of the case
            A had 60 under 60 | B orders 1 | refused
            A had 60 under 100 | B orders 40 | passed
            A had 60 under 60, A freed | B orders 61 | refused
            A had 60 under 100, A holds 20, A pays 20 | B orders 41 of 80 | refused
            A had 60 under 60, A holds 60, A pays 60 | B orders 40 of 40 | passed
            # a ceiling stands until an order states another
            A orders 60 under 100, A holds 60, A freed | B orders 100 | passed
            A orders 60 under 60, A holds 60, A freed | B orders 61 | refused
            A orders 60 under 60, A lapses | B orders 61 | refused
            A orders 60 under 60, A amends 30 | B orders 31 | refused
            A orders 60 under 60, A amends 30 | B orders 30 | passed
            A orders 60 under 60, A amends 30 of 100 under 61 | B orders 31 | passed
            A orders 60 under 60, A lapses | B orders 61 under 61 | passed
            """)
    void what_may_be_ordered_under_a_ceiling(String told, String order, String comes) {
        for (String step : told.split(", ")) {
            assertThat(tell(step)).as(step).isEmpty();
        }

        assertThat(tell(order).isPresent() ? "refused" : "passed").isEqualTo(comes);
    }

    /** Who has an open duty to let go in its exchange, once for each; its own surplus is marked. */
    private String owed() {
        List<String> owed = new ArrayList<>();
        stories.forEach(
                (party, story) ->
                        story.state().obligations().stream()
                                .filter(Obligation::outstanding)
                                .filter(one -> one.rule().contains(".over-held"))
                                .forEach(one -> owed.add(party + own(one))));
        return owed.stream().sorted().collect(Collectors.joining(" "));
    }

    private static String own(Obligation one) {
        return one.rule().endsWith(".over-held-together") ? "" : "!";
    }

    private Optional<Refusal> tell(String step) {
        String[] words = step.split(" ");
        Story story = stories.computeIfAbsent(words[0], party -> new Story());
        Instant now = start.plus(Duration.ofHours(steps++));
        story.at(now.atZone(vn.liennganh.legaltime.LegalClock.ZONE).toLocalDateTime().toString());
        story.among(stories.values().stream().filter(one -> one != story).toList());
        story.naming(named(words));
        List<AgencyId> holder = to(PARTIES.get(words[0]));
        AgencyId from = PARTIES.get(words[0]);
        return switch (words[1]) {
            case "orders" -> story.send("account-freeze.order", AGENCY, holder, order(words));
            case "had" -> inherited(story, holder, words);
            case "amends" -> amends(story, holder, words);
            case "holds" ->
                    story.send(
                            "account-freeze.execution-report",
                            from,
                            to(AGENCY),
                            "execution=\"part\"",
                            "perAccount=[{\"number\":\"1\",\"held\":" + dong(words[2]) + "}]");
            case "grows" ->
                    story.send(
                            "account-freeze.inflow-report",
                            from,
                            to(AGENCY),
                            "execution=\"part\"",
                            "heldTotal=" + dong(words[2]));
            case "pays" -> pays(story, from, words);
            case "asked" -> story.send("third-party-collection.request", AGENCY, holder, debtor());
            case "lets" ->
                    story.send(
                            "account-freeze.partial-release",
                            AGENCY,
                            holder,
                            "amount=" + dong(words[2]));
            case "freed" -> story.send("account-freeze.release", AGENCY, holder);
            case "lapses" -> story.send("account-freeze.lapse-notice", AGENCY, holder);
            case "lifts" -> story.send("account-freeze.release-report", from, to(AGENCY));
            default -> throw new IllegalArgumentException(step);
        };
    }

    /** An order of the agency that has ended since, and for which the other carries on. */
    private static Optional<Refusal> inherited(Story story, List<AgencyId> holder, String[] words) {
        Optional<Refusal> refusal =
                story.send("account-freeze.order", FORMER_AGENCY, holder, order(words));
        story.carriedOn(FORMER_AGENCY, AGENCY);
        return refusal;
    }

    private static Optional<Refusal> pays(Story story, AgencyId from, String[] words) {
        if (words[0].equals("E")) {
            return story.send(
                    "third-party-collection.payment-notice",
                    from,
                    to(AGENCY),
                    "result=\"part\"",
                    "amount=" + dong(words[2]));
        }
        assertThat(story.send("account-freeze.deduction-order", AGENCY, to(from))).isEmpty();
        return story.send(
                "account-freeze.transfer-notice",
                from,
                to(AGENCY),
                words.length > 3 ? "result=\"full\"" : "result=\"part\"",
                "remainingHeld=" + (words.length > 3 ? dong(words[4]) : ""),
                "amount=" + dong(words[2]));
    }

    private static Optional<Refusal> amends(Story story, List<AgencyId> holder, String[] words) {
        List<String> fields = new ArrayList<>(List.of(order(words)));
        fields.add("supersedes=");
        return story.send(
                "account-freeze.amendment", AGENCY, holder, fields.toArray(String[]::new));
    }

    /** Whose exchanges the message names: the parties behind its first words. */
    private List<Story> named(String[] words) {
        return Arrays.stream(words).skip(2).filter(PARTIES::containsKey).map(stories::get).toList();
    }

    /** {@code A orders 60 of 100 under 80}: amount, debt, ceiling. */
    private static String[] order(String[] words) {
        String debt = "100";
        String ceiling = "";
        for (int i = 3; i + 1 < words.length; i += 2) {
            debt = words[i].equals("of") ? words[i + 1] : debt;
            ceiling = words[i].equals("under") ? dong(words[i + 1]) : ceiling;
        }
        return new String[] {
            debtor(),
            "freezeAmount=" + dong(words[2]),
            "amountInWords=",
            "obligationAmount=" + dong(debt),
            "enforcementCosts=" + dong("0"),
            "capAcrossHolders=" + ceiling
        };
    }

    private static String debtor() {
        return "debtor/identifiers=[{\"type\":\"personal-id\",\"value\":\"001085012345\"}]";
    }

    private static String dong(String amount) {
        return "{\"amount\":" + amount + ",\"currency\":\"VND\"}";
    }
}
