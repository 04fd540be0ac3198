package vn.liennganh.console.radar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.exchange.ObligationFilter;
import vn.liennganh.exchange.ObligationFilter.Role;
import vn.liennganh.exchange.ObligationPage;
import vn.liennganh.intake.view.Sight;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** Reads what is owed to and by an agency now. */
@Component
class Radar {

    private final Sight sight;

    Radar(Sight sight) {
        this.sight = sight;
    }

    /**
     * All that is owed, the earliest due first.
     *
     * @param whole false where there is more than {@link ExchangeBook#PAGE_MAX} of a side
     */
    record Field(List<Owed> duties, boolean whole) {}

    Field look(AgencyId viewer) {
        List<Owed> all = new ArrayList<>();
        boolean whole = true;
        for (Role role : List.of(Role.PARTY, Role.OWED_TO)) {
            ObligationFilter filter =
                    new ObligationFilter(
                            EnumSet.of(Obligation.Status.OPEN, Obligation.Status.OVERDUE), role);
            ObligationPage page =
                    sight.obligations(viewer, filter, Optional.empty(), ExchangeBook.PAGE_MAX);
            whole &= page.next().isEmpty();
            page.items().stream()
                    .filter(duty -> onThatSide(duty, role, viewer))
                    .map(duty -> new Owed(duty, role == Role.PARTY))
                    .forEach(all::add);
        }
        all.sort(
                Comparator.comparing((Owed one) -> one.duty().due())
                        .thenComparing(one -> one.duty().id()));
        return new Field(List.copyOf(all), whole);
    }

    /** What the viewer owes itself, also as the heir of either side, is its own alone. */
    private boolean onThatSide(Obligation duty, Role role, AgencyId viewer) {
        boolean mine = sight.owes(duty, viewer);
        return role == Role.PARTY ? mine : !mine && sight.awaits(duty, viewer);
    }
}
