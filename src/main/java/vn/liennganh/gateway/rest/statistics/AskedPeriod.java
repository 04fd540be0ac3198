package vn.liennganh.gateway.rest.statistics;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.statistics.figure.Period;

/** Which period is asked for: the year in which it ends, and its months from 1 October. */
public final class AskedPeriod {

    private static final String YEARS = "2[01][0-9]{2}";

    @QueryParam("year")
    @Parameter(description = "In which the statistical year ends", example = "2027")
    @Nullable String year;

    @QueryParam("period")
    @Parameter(
            description = "Months from 1 October: 3-months, 6-months, 10-months or 12-months",
            example = "6-months")
    @Nullable String period;

    /** The period; a problem with the parameter that names none. */
    Period period() {
        Period.Length length =
                Period.Length.of(Optional.ofNullable(period).orElse(""))
                        .orElseThrow(() -> new ProblemException(Problem.badParameter("period")));
        if (year == null || !year.matches(YEARS)) {
            throw new ProblemException(Problem.badParameter("year"));
        }
        return new Period(Integer.parseInt(year), length);
    }
}
