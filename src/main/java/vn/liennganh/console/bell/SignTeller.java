package vn.liennganh.console.bell;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;

/** Letters of colleagues that wait for the person's signature or seal. */
@Component
class SignTeller implements Teller {

    private final Drafts drafts;
    private final DutyNames names;

    SignTeller(Drafts drafts, DutyNames names) {
        this.drafts = drafts;
        this.names = names;
    }

    @Override
    public List<Tiding> standing(Person person) {
        Set<Draft.State> turns = EnumSet.noneOf(Draft.State.class);
        if (person.is(Role.OFFICIAL)) {
            turns.add(Draft.State.OFFICIAL);
        }
        if (person.is(Role.CLERK)) {
            turns.add(Draft.State.SEAL);
            turns.add(Draft.State.SENDING);
        }
        if (turns.isEmpty() || !Section.SIGN.admits(person)) {
            return List.of();
        }
        return drafts.waiting(person, turns, MOST).stream()
                .filter(one -> !one.author().equals(person.member()))
                .map(this::tiding)
                .toList();
    }

    private Tiding tiding(Drafts.Waiting one) {
        return Tiding.of(
                        Kind.SIGN,
                        one.id(),
                        Section.SIGN,
                        one.touched(),
                        "/cho-ky/" + one.id(),
                        mark -> !one.touched().isAfter(mark.at()),
                        words -> names.title(one.type(), words),
                        words -> one.authorName())
                .in(new Tiding.Case(one.exchange(), one.caseNumber()));
    }
}
