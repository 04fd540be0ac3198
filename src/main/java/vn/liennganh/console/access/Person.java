package vn.liennganh.console.access;

import java.util.Set;
import java.util.UUID;
import vn.liennganh.intake.Channel;
import vn.liennganh.message.AgencyId;

/**
 * Somebody who is signed in and works for an agency.
 *
 * @param member the membership that makes the person one of this agency
 * @param agency whom the person belongs to
 * @param acting in whose name it sends: the agency itself, or for a regional division its province
 * @param kind of {@code acting}
 */
public record Person(
        UUID member, String name, AgencyId agency, AgencyId acting, String kind, Set<Role> roles) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The way in of what this person sends. */
    public Channel channel() {
        return new Channel("console", agency, acting);
    }
}
