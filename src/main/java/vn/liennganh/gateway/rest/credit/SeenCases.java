package vn.liennganh.gateway.rest.credit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.credit.CreditCases;
import vn.liennganh.credit.position.CreditCase;
import vn.liennganh.desk.Standing;
import vn.liennganh.gateway.Problem;
import vn.liennganh.gateway.ProblemException;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.message.AgencyId;

/** What {@link CreditCases} shows a caller, asked by parameters and answered by problems. */
@Component
class SeenCases {

    private static final int NUMBER_MAX = 100;

    private final CreditCases cases;

    SeenCases(CreditCases cases) {
        this.cases = cases;
    }

    Standing<CreditCase> cut(AgencyId viewer, Standing<CreditCase> one) {
        return cases.cut(viewer, one);
    }

    /**
     * The case of that number.
     *
     * @param agency whose case it is; the viewer's own where absent
     */
    Standing<CreditCase> one(
            AgencyId viewer,
            @Nullable String agency,
            @Nullable String number,
            @Nullable String at) {
        if (number == null || number.isBlank() || number.length() > NUMBER_MAX) {
            throw new ProblemException(Problem.badParameter("number"));
        }
        Optional<AgencyId> whose =
                Optional.ofNullable(agency)
                        .filter(text -> !text.isEmpty())
                        .map(text -> id("agency", text));
        return cases.one(viewer, whose, number, Matters.instant(at))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    /** The cases of a package. */
    List<Standing<CreditCase>> ofPackage(AgencyId viewer, UUID exchange) {
        List<Standing<CreditCase>> all = cases.ofPackage(viewer, exchange);
        if (all.isEmpty()) {
            throw new ProblemException(Problem.notFound());
        }
        return all;
    }

    static AgencyId id(String name, String text) {
        try {
            return AgencyId.normalised(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.badParameter(name));
        }
    }

    /** The marks that narrow a list. */
    static Set<String> marks(Stream<Optional<String>> wanted) {
        return wanted.flatMap(Optional::stream).collect(Collectors.toSet());
    }
}
