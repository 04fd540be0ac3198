package vn.liennganh.clarification;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.clarification.position.Asking;
import vn.liennganh.clarification.position.Position;
import vn.liennganh.clarification.position.Steps;
import vn.liennganh.desk.Book;
import vn.liennganh.desk.Entry;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Standing;
import vn.liennganh.message.AgencyId;

/** What was asked about the judgment of a case, and what stops or moves its enforcement. */
@Component
public class ClarificationBook implements Book<Position> {

    /** Marks a case in which something was asked: decisions alone make no list. */
    public static final String ASKED = "asked";

    /** Marks a case with a question that nobody has settled. */
    public static final String OPEN = "open";

    /** Marks a case with an answered request that the office has not followed up. */
    public static final String TO_FOLLOW_UP = "to-follow-up";

    private static final Set<String> PROCEDURES =
            Set.of(
                    "judgment-clarification",
                    "cassation-recommendation",
                    "stay",
                    "enforcement-decision");

    @Override
    public String name() {
        return "clarification";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Position> type() {
        return Position.class;
    }

    @Override
    public boolean concerns(String procedure) {
        return PROCEDURES.contains(procedure);
    }

    /** The agency's case, whoever speaks first: a stay is asked of it by others. */
    @Override
    public Set<Matter> opens(Heard opening) {
        boolean toAgency = opening.envelope().type().procedure().equals("stay");
        List<AgencyId> agency = toAgency ? opening.recipients() : List.of(opening.from());
        return agency.stream()
                .limit(1)
                .map(one -> new Matter(one, opening.caseNumber(), ""))
                .collect(Collectors.toSet());
    }

    @Override
    public Position empty(Matter matter) {
        return Position.empty(matter);
    }

    @Override
    public Position after(Position before, Heard heard) {
        return Steps.after(before, heard);
    }

    /** The agency, whoever was asked, and the courts above. */
    @Override
    public Entry entry(Standing<Position> standing) {
        Set<AgencyId> readers = new HashSet<>();
        readers.add(standing.matter().agency());
        Set<String> marks = new HashSet<>();
        for (Asking one : standing.content().askings()) {
            readers.add(one.authority());
            one.referrals().forEach(referral -> readers.add(referral.court()));
            marks.add(ASKED);
            if (one.open() > 0 && one.followUp().isEmpty()) {
                marks.add(OPEN);
            }
            if (one.answered() && one.followUp().isEmpty()) {
                marks.add(TO_FOLLOW_UP);
            }
        }
        return new Entry(readers, marks);
    }
}
