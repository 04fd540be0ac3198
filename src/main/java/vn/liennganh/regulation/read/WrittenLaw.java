package vn.liennganh.regulation.read;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.legaltime.TimeLimit;
import vn.liennganh.message.MessageType;
import vn.liennganh.regulation.Duty;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.MessageRule;
import vn.liennganh.regulation.overlay.Law;
import vn.liennganh.regulation.overlay.Overlays;

/** The rules that were read, as coordination regulations are measured against them. */
record WrittenLaw(List<Edition> editions, LegalClock clock, Duration immediately) implements Law {

    WrittenLaw {
        editions = List.copyOf(editions);
    }

    @Override
    public List<TimeLimit> limits(String duty, LocalDate from, Optional<LocalDate> to) {
        List<TimeLimit> limits = new ArrayList<>();
        for (Edition edition : stretches()) {
            boolean meets =
                    edition.to().map(last -> !last.isBefore(from)).orElse(true)
                            && to.map(last -> !last.isBefore(edition.from())).orElse(true);
            if (!meets) {
                continue;
            }
            for (MessageRule rule : edition.messages().values()) {
                rule.duties().forEach(one -> limit(one, duty).ifPresent(limits::add));
            }
        }
        return limits;
    }

    /** The duty itself, or the one that takes its place under its condition, by its own name. */
    private static Optional<TimeLimit> limit(Duty duty, String name) {
        String base = Overlays.name(duty.id());
        if (name.equals(base)) {
            return Optional.of(duty.limit());
        }
        return name.equals(base + ".instead")
                ? duty.instead().map(Duty.Instead::limit)
                : Optional.empty();
    }

    /** An edition whose limits change on a day is measured before and since. */
    private List<Edition> stretches() {
        return editions.stream().flatMap(edition -> edition.stretches().stream()).toList();
    }

    @Override
    public boolean discreet(String type) {
        return editions.stream()
                .flatMap(edition -> edition.messages().values().stream())
                .anyMatch(rule -> rule.discreet() && rule.type().value().equals(type));
    }

    @Override
    public boolean knowsMessage(String type) {
        return editions.stream()
                .flatMap(edition -> edition.messages().keySet().stream())
                .map(MessageType::value)
                .anyMatch(type::equals);
    }
}
