package vn.liennganh.startup.people;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vn.liennganh.console.access.Role;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;

/**
 * One line of {@code users.txt}: an invented person of an invented agency.
 *
 * @param role the word of the file; which rights it stands for says {@link Job}
 */
record SandboxUser(AgencyId agency, Job role, String user, String password) {

    /** The jobs that the sandbox fills in every agency. */
    enum Job {
        OFFICER(EnumSet.of(Role.HANDLER, Role.OFFICIAL)),
        CLERK(EnumSet.of(Role.HANDLER, Role.CLERK)),
        HEAD(EnumSet.of(Role.HEAD, Role.HANDLER, Role.OFFICIAL)),
        DEPUTY(EnumSet.of(Role.HEAD, Role.HANDLER)),
        INTEGRATOR(EnumSet.of(Role.INTEGRATOR)),
        AUDITOR(EnumSet.of(Role.AUDITOR)),
        OPERATOR(EnumSet.of(Role.OPERATOR)),
        OPERATOR2(EnumSet.of(Role.OPERATOR));

        private final Set<Role> roles;

        Job(Set<Role> roles) {
            this.roles = Set.copyOf(roles);
        }

        /** The invented name of whoever does the job. */
        String person() {
            return Texts.render(Text.of("sandbox.person." + word()), Texts.VIETNAMESE);
        }

        Set<Role> roles() {
            return roles;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Who works in an agency: the hub has operators instead of officers. */
        static List<Job> of(String kind) {
            return kind.equals("hub")
                    ? List.of(OPERATOR, OPERATOR2, HEAD, DEPUTY, AUDITOR)
                    : List.of(OFFICER, CLERK, HEAD, DEPUTY, INTEGRATOR);
        }
    }

    String line() {
        return agency + " " + role.word() + " " + user + " " + password;
    }
}
