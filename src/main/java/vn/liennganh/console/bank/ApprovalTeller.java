package vn.liennganh.console.bank;

import java.time.Instant;
import java.util.List;
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
        return approvals.asked(person, MOST).stream()
                .flatMap(one -> drafts.find(one, person).stream())
                .filter(one -> approvals.mayDecide(one, person))
                .map(this::tiding)
                .toList();
    }

    private Tiding tiding(Draft draft) {
        Approval asked = approvals.of(draft).orElseThrow();
        Instant at = asked.askedAt();
        return Tiding.of(
                Kind.APPROVAL,
                draft.id(),
                Section.BANK,
                at,
                BankAskController.QUEUE,
                mark -> !at.isAfter(mark.at()),
                words -> names.title(draft.letter().type(), words),
                words -> asked.askedName());
    }
}
