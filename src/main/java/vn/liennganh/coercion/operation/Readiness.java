package vn.liennganh.coercion.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What there must be before somebody decides to go, and what is missing. It decides nothing.
 *
 * @param items in the order in which they come about
 */
public record Readiness(List<Item> items) {

    /** What is looked for. */
    public enum Wanted {
        CONSENT("consultation-reply"),
        PLAN("plan"),
        PROTECTION_PLAN("protection-plan"),
        FORCES(""),
        COST_NOTICE("cost-notice-record"),
        MEETING("hold-meeting"),
        CHAIRMAN_REPORT(""),
        DEPLOYABLE(""),
        TIME_PROPOSALS("time-answer"),
        INFORMATION("more-information"),
        GO("go-or-not");

        private final String owes;

        Wanted(String owes) {
            this.owes = owes;
        }

        /** What the duty that asks for it is about; empty where none does. */
        public String owes() {
            return owes;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether it is there. */
    public enum State {
        DONE,
        MISSING,
        /** Owed only in large and complex cases: whether it is one a person judges. */
        TO_JUDGE,
        /** Nothing is to be done. */
        NOT_NEEDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One line of the list.
     *
     * @param by the message that does it
     */
    public record Item(Wanted wanted, State state, Optional<UUID> by) {}

    public Readiness {
        items = List.copyOf(items);
    }

    /** Whether nothing is missing before the decision itself. */
    public boolean complete() {
        return items.stream()
                .filter(one -> one.wanted() != Wanted.GO)
                .noneMatch(one -> one.state() == State.MISSING);
    }

    public static Readiness of(Operation operation) {
        int version = operation.text().map(Fact::version).orElse(0);
        List<Item> items = new ArrayList<>();
        items.add(consent(operation));
        items.add(since(operation, Wanted.PLAN, "plan", version));
        items.add(since(operation, Wanted.PROTECTION_PLAN, "protection-plan", version));
        // Where nobody says how many, it is somebody at least.
        boolean forces = operation.committed() >= operation.asked().orElse(1);
        items.add(item(Wanted.FORCES, forces, Optional.empty()));
        items.add(after(operation, Wanted.COST_NOTICE, "cost-notice-record"));
        items.add(after(operation, Wanted.MEETING, "meeting-minutes"));
        items.add(chairman(operation));
        items.add(open(Wanted.DEPLOYABLE, operation.unable()));
        items.add(
                open(
                        Wanted.TIME_PROPOSALS,
                        !operation.openProposals().isEmpty()
                                || operation.agreedTime().isPresent()));
        items.add(
                open(
                        Wanted.INFORMATION,
                        operation.stands(
                                "more-information-request", "more-information", "consultation")));
        items.add(since(operation, Wanted.GO, "go-decision", version));
        return new Readiness(items);
    }

    private static Item consent(Operation operation) {
        return item(
                Wanted.CONSENT,
                operation.consented(),
                operation.consents().stream()
                        .filter(one -> one.status().given())
                        .findFirst()
                        .flatMap(Consent::message));
    }

    /** It must be about the text in force, and later than it. */
    private static Item since(Operation operation, Wanted wanted, String type, int version) {
        boolean there =
                operation.stands(type, "consultation", "postponement")
                        && operation.last(type).filter(one -> one.version() == version).isPresent();
        return item(wanted, there, operation.last(type).map(Fact::message));
    }

    /** It names no version: it must be later than the plan. */
    private static Item after(Operation operation, Wanted wanted, String type) {
        return item(
                wanted,
                operation.stands(type, "plan", "consultation", "postponement"),
                operation.last(type).map(Fact::message));
    }

    /** The police or the office itself have called the case complex: then it is asked for. */
    private static Item chairman(Operation operation) {
        Optional<Fact> report = operation.last("chairman-report");
        boolean complex =
                operation
                        .last("complexity-report", "committee-report", "forces-request")
                        .isPresent();
        State state = report.isPresent() ? State.DONE : complex ? State.MISSING : State.TO_JUDGE;
        return new Item(Wanted.CHAIRMAN_REPORT, state, report.map(Fact::message));
    }

    private static Item open(Wanted wanted, boolean open) {
        return new Item(wanted, open ? State.MISSING : State.NOT_NEEDED, Optional.empty());
    }

    private static Item item(Wanted wanted, boolean there, Optional<UUID> by) {
        return new Item(wanted, there ? State.DONE : State.MISSING, there ? by : Optional.empty());
    }
}
