package vn.liennganh.console.bank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.bell.Kind;
import vn.liennganh.console.bell.Teller;
import vn.liennganh.console.bell.Tiding;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Draft;
import vn.liennganh.console.letter.Drafts;

/** Answers of colleagues about accounts, which the person is asked to approve. */
@Component
class ApprovalTeller implements Teller {

    /**
     * How many times more is looked at than is told, where words were changed after somebody asked.
     */
    private static final int LOOKED = 4;

    private final Approvals approvals;
    private final Drafts drafts;
    private final DutyNames names;

    ApprovalTeller(Approvals approvals, Drafts drafts, DutyNames names) {
        this.approvals = approvals;
        this.drafts = drafts;
        this.names = names;
    }

    @Override
    public List<Tiding> standing(Person person) {
        if (!Section.BANK.admits(person)) {
            return List.of();
        }
        List<Approval> asked = approvals.asked(person, LOOKED * MOST);
        List<Tiding> told = new ArrayList<>();
        for (int from = 0; from < asked.size() && told.size() < MOST; from += MOST) {
            List<Approval> some = asked.subList(from, Math.min(asked.size(), from + MOST));
            Map<UUID, Draft> written = written(some, person);
            some.stream()
                    .filter(one -> written.containsKey(one.draft()))
                    .filter(one -> Approvals.stands(one, written.get(one.draft())))
                    .map(one -> tiding(one, written.get(one.draft())))
                    .forEach(told::add);
        }
        return told.subList(0, Math.min(told.size(), MOST));
    }

    private Map<UUID, Draft> written(List<Approval> asked, Person person) {
        return drafts.find(asked.stream().map(Approval::draft).toList(), person).stream()
                .collect(Collectors.toMap(Draft::id, Function.identity()));
    }

    private Tiding tiding(Approval asked, Draft draft) {
        Instant at = asked.askedAt();
        return Tiding.of(
                        Kind.APPROVAL,
                        draft.id(),
                        Section.BANK,
                        at,
                        BankAskController.QUEUE,
                        mark -> !at.isAfter(mark.at()),
                        words -> names.title(draft.letter().type(), words),
                        words -> asked.askedName())
                .in(new Tiding.Case(draft.letter().exchange(), draft.letter().caseNumber()));
    }
}
