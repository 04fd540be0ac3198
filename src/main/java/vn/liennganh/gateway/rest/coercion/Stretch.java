package vn.liennganh.gateway.rest.coercion;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.coercion.CoercionPlanning;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;

/** Reads the days and agencies that a caller asks about. */
@Component
class Stretch {

    private static final int DAYS_DEFAULT = 31;

    private final Clock clock;

    Stretch(Clock clock) {
        this.clock = clock;
    }

    /** The first day; today where none is named. */
    LocalDate first(@Nullable String from) {
        return day(from, "from", LocalDate.ofInstant(clock.instant(), WireTime.ZONE));
    }

    /** The last day; a month after the first where none is named. */
    static LocalDate last(LocalDate first, @Nullable String to) {
        LocalDate last = day(to, "to", first.plusDays(DAYS_DEFAULT));
        long days = ChronoUnit.DAYS.between(first, last);
        if (days < 0 || days > CoercionPlanning.DAYS_MAX) {
            throw new ProblemException(Problem.badParameter("to"));
        }
        return last;
    }

    static AgencyId agency(String text) {
        try {
            return AgencyId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter("unit"));
        }
    }

    private static LocalDate day(@Nullable String text, String name, LocalDate absent) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeException malformed) {
            // Falls through to the refusal below.
        }
        throw new ProblemException(Problem.badParameter(name));
    }
}
