package vn.liennganh.regulation.workbench.walk;

import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.MessageFact;

/** What an exchange may have that lets more be done, and never less. */
sealed interface Means {

    /** Whether it is there because this is owed: who owes it to whom, and what brought it about. */
    boolean givenWith(Debt debt);

    /** An agency takes part, and may speak. */
    record Party(AgencyId agency) implements Means {

        @Override
        public boolean givenWith(Debt debt) {
            return agency.equals(debt.party()) || agency.equals(debt.owedTo());
        }
    }

    /** A message was sent to which others may refer, so often. */
    record Sent(MessageFact fact) implements Means {

        @Override
        public boolean givenWith(Debt debt) {
            return debt.rule().startsWith(fact.type().procedure() + "/")
                    && debt.rule().contains("#" + fact.type().message() + ".")
                    && (fact.to().isEmpty() || between(debt.party(), debt.owedTo()));
        }

        private boolean between(AgencyId one, AgencyId other) {
            return one.equals(other)
                    ? fact.from().equals(one)
                    : fact.from().equals(one) && fact.to().contains(other)
                            || fact.from().equals(other) && fact.to().contains(one);
        }
    }

    /** A duty is open that a move needs, or whose lapse is a move. */
    record Owed(Debt debt) implements Means {

        @Override
        public boolean givenWith(Debt other) {
            return debt.equals(other);
        }
    }

    /** No other exchange forbids it: nothing that an exchange could see to. */
    record Leave() implements Means {

        @Override
        public boolean givenWith(Debt debt) {
            return false;
        }
    }
}
