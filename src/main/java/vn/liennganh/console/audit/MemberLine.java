package vn.liennganh.console.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.operator.Times;
import vn.liennganh.console.signin.Member;

/**
 * One person of an agency with what it may do there.
 *
 * @param has one for each role, in their order
 * @param joined keys of the pairs of roles that one person should not have together
 */
public record MemberLine(
        String name,
        boolean certificate,
        boolean inForce,
        String since,
        String until,
        List<Boolean> has,
        List<String> joined) {

    static MemberLine of(Member one, LocalDate today) {
        return new MemberLine(
                one.name(),
                one.issuer().equals(Member.CERTIFICATE),
                one.inForce(today),
                Times.day(one.since()),
                one.until().map(Times::day).orElse(""),
                Arrays.stream(Role.values()).map(one.roles()::contains).toList(),
                one.inForce(today) ? joined(one) : List.of());
    }

    /** Whoever does one of these should not check it by the other. */
    private static List<String> joined(Member one) {
        List<String> joined = new ArrayList<>();
        if (one.roles().contains(Role.OFFICIAL) && one.roles().contains(Role.CLERK)) {
            joined.add("sign-and-seal");
        }
        if (one.roles().contains(Role.OPERATOR) && one.roles().contains(Role.HEAD)) {
            joined.add("run-and-appoint");
        }
        if (one.roles().contains(Role.AUDITOR) && one.roles().size() > 1) {
            joined.add("audit-and-act");
        }
        return joined;
    }
}
