package vn.liennganh.gateway.rest.inmate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;

/** Reads what callers say of agencies and time; what cannot be read is named. */
final class Sides {

    private Sides() {}

    static AgencyId agency(String name, @Nullable String text) {
        try {
            return AgencyId.of(text == null ? "" : text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter("at"));
        }
    }

    static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        try {
            return text == null || text.isEmpty() ? otherwise : LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }
}
