package vn.liennganh.console;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.bell.Counts;
import vn.liennganh.console.signin.Member;

/**
 * What surrounds every page.
 *
 * @param version of the style sheets and scripts, so that browsers fetch changed ones
 * @param here the path of this page, for the switch of language
 * @param agencyName of whom the person works for, in the page's language
 * @param withheld since when the hub withholds the channel of that agency; empty while it does not
 * @param memberships all of the person's, to change between
 * @param bell what is new; asked by pages that show it
 */
public record Shell(
        boolean sandbox,
        String version,
        String here,
        Optional<Person> person,
        String agencyName,
        Optional<String> withheld,
        List<Member> memberships,
        List<Section> menu,
        Supplier<Counts> bell) {

    /** Whether the person has letters to search in. */
    public boolean searches() {
        return person.filter(Section.MAILBOX::admits).isPresent();
    }

    /** What is new to the person, in all parts and in each. */
    public Counts counts() {
        return bell.get();
    }

    /** Whether the page lies in this part. */
    public boolean in(Section section) {
        return here.equals(section.path()) || here.startsWith(section.path() + "/");
    }
}
