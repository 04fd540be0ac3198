package vn.liennganh.gateway.rest.freeze;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.freeze.FreezeCases;
import vn.liennganh.freeze.position.Answer;
import vn.liennganh.freeze.position.Hold;
import vn.liennganh.freeze.position.Position;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.intake.check.Succession;
import vn.liennganh.message.AgencyId;

/**
 * Whose case it is: its agency's, or that of whoever carries on for it. To everybody else a case is
 * as unknown as one that does not exist.
 */
@Component
class OwnCases {

    private static final int NUMBER_MAX = 100;

    private final FreezeCases cases;
    private final Succession succession;

    OwnCases(FreezeCases cases, Succession succession) {
        this.cases = cases;
        this.succession = succession;
    }

    /** The positions of the viewer's case, one at least; as of an instant where one is given. */
    List<Position> positions(AgencyId viewer, @Nullable String number, @Nullable String at) {
        if (number == null || number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("number"));
        }
        Optional<Instant> instant = instant(at);
        Set<AgencyId> agencies = new HashSet<>(succession.predecessors(viewer));
        agencies.add(viewer);
        List<Position> found =
                cases.find(agencies, number).stream()
                        .filter(one -> carriedOnBy(viewer, one))
                        .map(one -> instant.map(when -> cases.at(one.key(), when)).orElse(one))
                        .filter(one -> one.last() > 0)
                        .toList();
        if (found.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        return found;
    }

    private boolean carriedOnBy(AgencyId viewer, Position position) {
        AgencyId agency = position.key().agency();
        return agency.equals(viewer)
                || exchanges(position)
                        .anyMatch(one -> succession.standsFor(viewer, List.of(agency), one));
    }

    private static Stream<UUID> exchanges(Position position) {
        return Stream.concat(
                position.holds().stream().map(Hold::exchange),
                position.answers().stream().map(Answer::exchange));
    }

    private static Optional<Instant> instant(@Nullable String at) {
        try {
            return Optional.ofNullable(at)
                    .filter(text -> !text.isEmpty())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter("at"));
        }
    }
}
