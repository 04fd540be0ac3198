package vn.liennganh.console.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The parts of the consoles, in the order of the menu: where each begins and whom it is for. A page
 * that names no part is shown to nobody ({@link Page}).
 */
public enum Section {
    /** Status, evidence check, problem codes: everybody, signed in or not. */
    OPEN("/", Set.of(), Set.of()),
    /** What every signed-in person may do: change agency, sign out, help. */
    OWN("/toi", Roles.ANY, Set.of()),
    TODAY("/hom-nay", Roles.DESK, Kinds.ENFORCEMENT),
    MAILBOX("/hop-thu", Roles.DESK, Set.of()),
    COMPOSE("/yeu-cau", Roles.DESK, Set.of()),
    SIGN("/cho-ky", Roles.DESK, Set.of()),
    SEARCH("/tra-cuu", Roles.DESK, Set.of()),
    RADAR("/han", Roles.DESK, Set.of()),
    POLICE("/lich-cuong-che", Roles.DESK, Kinds.SECURITY),
    BANK("/ngan-hang", Roles.DESK, Kinds.MONEY),
    MONEY("/phong-toa", Roles.DESK, Kinds.ENFORCEMENT),
    INMATES("/pham-nhan", Roles.DESK, Kinds.INMATES),
    COURT("/giai-thich", Roles.DESK, Kinds.COURTS),
    LAND("/dang-ky", Roles.DESK, Kinds.REGISTRIES),
    PROCURACY("/kiem-sat", Roles.DESK, Set.of("procuracy")),
    STEERING("/ban-chi-dao", Roles.DESK, Set.of("steering-committee", "provincial-committee")),
    COMMUNE("/xa-phuong", Roles.DESK, Set.of("commune-committee")),
    REGISTERS("/so-theo-doi", Roles.DESK, Kinds.CASES),
    STATISTICS("/thong-ke", Roles.DESK, Kinds.FIGURES),
    DIRECTORY("/danh-ba", Roles.ANY, Set.of()),
    INTEGRATOR("/nha-tich-hop", EnumSet.of(Role.INTEGRATOR), Set.of()),
    MEMBERS("/quan-tri", EnumSet.of(Role.HEAD), Set.of()),
    OPERATOR("/van-hanh", EnumSet.of(Role.OPERATOR), Set.of("hub")),
    AUDITOR("/thanh-tra", EnumSet.of(Role.AUDITOR), Set.of());

    private final String path;
    private final Set<Role> roles;
    private final Set<String> kinds;

    Section(String path, Set<Role> roles, Set<String> kinds) {
        this.path = path;
        this.roles = Set.copyOf(roles);
        this.kinds = Set.copyOf(kinds);
    }

    /** Where it begins; all its pages lie below. */
    public String path() {
        return path;
    }

    /** Whether nobody has to sign in for it. */
    public boolean open() {
        return roles.isEmpty();
    }

    /** Whether it is for this person. */
    public boolean admits(Person person) {
        return open()
                || roles.stream().anyMatch(person::is)
                        && (kinds.isEmpty() || kinds.contains(person.kind()));
    }

    /** In kebab-case, as texts and templates name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The parts that this person finds in the menu. */
    public static List<Section> menu(Person person) {
        return Arrays.stream(values())
                .filter(one -> !one.open() && one != OWN && one != COMPOSE && one != SEARCH)
                .filter(one -> one.admits(person))
                .toList();
    }

    /** Sets of roles; apart, because an enum's constants cannot name its own constants' fields. */
    private static final class Roles {
        static final Set<Role> ANY = EnumSet.allOf(Role.class);
        static final Set<Role> DESK =
                EnumSet.of(Role.HANDLER, Role.OFFICIAL, Role.CLERK, Role.HEAD);
    }

    /** Kinds of agencies, as {@code config/agencies/vocabulary.yaml} names them. */
    private static final class Kinds {
        static final Set<String> ENFORCEMENT =
                Set.of(
                        "central-enforcement-department",
                        "enforcement-agency",
                        "private-enforcement-office");
        static final Set<String> CASES =
                Set.of(
                        "central-enforcement-department",
                        "enforcement-agency",
                        "private-enforcement-office",
                        "provincial-police",
                        "finance-department");
        static final Set<String> SECURITY =
                Set.of(
                        "provincial-police",
                        "commune-police",
                        "enforcement-agency",
                        "private-enforcement-office",
                        "steering-committee",
                        "commune-committee");
        static final Set<String> MONEY = Set.of("bank", "state-bank", "state-treasury");
        static final Set<String> INMATES =
                Set.of(
                        "prison",
                        "remand-prison",
                        "criminal-enforcement-police",
                        "enforcement-agency",
                        "private-enforcement-office");
        static final Set<String> COURTS =
                Set.of("court", "enforcement-agency", "private-enforcement-office");
        static final Set<String> REGISTRIES =
                Set.of(
                        "land-office",
                        "vehicle-registry",
                        "business-registry",
                        "secured-transaction-registry",
                        "securities-depository",
                        "notary-office",
                        "enforcement-agency",
                        "private-enforcement-office");
        static final Set<String> FIGURES =
                Set.of(
                        "central-enforcement-department",
                        "enforcement-agency",
                        "private-enforcement-office",
                        "procuracy",
                        "court");
    }
}
