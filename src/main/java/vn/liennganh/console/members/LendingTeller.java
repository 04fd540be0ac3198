package vn.liennganh.console.members;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.bell.Kind;
import vn.liennganh.console.bell.Teller;
import vn.liennganh.console.bell.Tiding;

/** Delegations that another head has written down. */
@Component
class LendingTeller implements Teller {

    private final Lendings lendings;

    LendingTeller(Lendings lendings) {
        this.lendings = lendings;
    }

    @Override
    public List<Tiding> standing(Person person) {
        return lendings.asked(person).stream().limit(MOST).map(this::tiding).toList();
    }

    private Tiding tiding(Lending one) {
        return Tiding.of(
                Kind.MEMBER,
                one.id(),
                Section.MEMBERS,
                one.proposed(),
                LentController.PATH,
                mark -> !one.proposed().isAfter(mark.machineAt()),
                words -> words.say("bell.lending"),
                words -> one.proposerName());
    }
}
