package vn.liennganh.console.members;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.liennganh.console.access.Role;
import vn.liennganh.console.signin.Member;
import vn.liennganh.directory.Delegation;
import vn.liennganh.directory.Directory;

/**
 * The list of an agency's members as its heads see it.
 *
 * @param delegations what members sign by delegation today, by membership
 * @param heads how many could approve each other's proposals
 */
record MembersView(
        List<Member> present,
        List<Member> former,
        Map<String, List<Delegation>> delegations,
        long heads) {

    static MembersView of(List<Member> all, LocalDate today, Directory directory) {
        List<Member> present =
                all.stream()
                        .filter(one -> one.inForce(today))
                        .sorted(Comparator.comparing(Member::name).thenComparing(Member::subject))
                        .toList();
        return new MembersView(
                present,
                all.stream().filter(one -> !one.inForce(today)).toList(),
                present.stream()
                        .collect(
                                Collectors.toMap(
                                        one -> one.id().toString(),
                                        one -> delegations(one, today, directory))),
                present.stream()
                        .filter(one -> one.roles().contains(Role.HEAD))
                        .map(Member::name)
                        .distinct()
                        .count());
    }

    /** Those under which the member signs; empty for accounts, which hold no key. */
    public List<Delegation> delegationsOf(Member member) {
        return delegations.getOrDefault(member.id().toString(), List.of());
    }

    private static List<Delegation> delegations(
            Member member, LocalDate today, Directory directory) {
        return member.issuer().equals(Member.CERTIFICATE)
                ? directory.delegations(member.subject()).stream()
                        .filter(one -> !today.isBefore(one.from()) && !today.isAfter(one.to()))
                        .toList()
                : List.of();
    }
}
