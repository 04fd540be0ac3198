package vn.liennganh.credit.position;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.liennganh.message.AgencyId;

/**
 * Something that moved in a case, as far as it is shown.
 *
 * @param what kind of thing and what became of it, such as {@code item-papers-waiting}
 * @param by who said it, where that is told
 */
public record Event(Instant at, String what, Optional<AgencyId> by) {

    /** Everything that moved, the earliest first. */
    public static List<Event> of(CreditCase seen) {
        List<Event> all = new ArrayList<>();
        seen.milestones()
                .forEach(
                        one ->
                                all.add(
                                        new Event(
                                                one.at(),
                                                "milestone-" + one.kind().word(),
                                                Optional.empty())));
        for (BankFile file : seen.files()) {
            file.claim().ifPresent(one -> claim(all, seen, one));
            file.items().forEach(one -> item(all, one));
            file.end()
                    .ifPresent(
                            one ->
                                    all.add(
                                            new Event(
                                                    one.at(),
                                                    "stage-" + one.stage().word(),
                                                    Optional.of(seen.key().agency()))));
        }
        seen.waivers().forEach(one -> waiver(all, one));
        all.sort(Comparator.comparing(Event::at));
        return all;
    }

    private static void claim(List<Event> all, CreditCase seen, Claim one) {
        all.add(new Event(one.at(), "claim-open", Optional.of(one.by())));
        one.answeredAt()
                .ifPresent(
                        when ->
                                all.add(
                                        new Event(
                                                when,
                                                "claim-" + one.outcome().word(),
                                                Optional.of(seen.key().agency()))));
    }

    private static void item(List<Event> all, Item one) {
        String name = "item-" + one.kind().word() + "-";
        all.add(new Event(one.at(), name + "said", Optional.of(one.from())));
        one.answeredAt()
                .ifPresent(
                        when -> all.add(new Event(when, name + "answered", Optional.of(one.to()))));
    }

    private static void waiver(List<Event> all, Waiver one) {
        all.add(new Event(one.at(), "waiver-proposed", Optional.of(one.proposer())));
        one.forwardedAt()
                .filter(when -> !when.equals(one.at()))
                .ifPresent(when -> all.add(new Event(when, "waiver-forwarded", Optional.empty())));
        one.answer()
                .ifPresent(
                        said ->
                                all.add(
                                        new Event(
                                                said.at(), "waiver-answered", one.institution())));
    }
}
