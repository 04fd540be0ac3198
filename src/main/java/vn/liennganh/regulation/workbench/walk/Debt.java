package vn.liennganh.regulation.workbench.walk;

import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.Obligation;

/** What one party owes another by one rule; how often and until when is left out. */
record Debt(String rule, String owes, AgencyId party, AgencyId owedTo, Optional<String> item) {

    static Debt of(Obligation one) {
        return new Debt(one.rule(), one.owes(), one.party(), one.owedTo(), one.item());
    }
}
