package vn.liennganh.console;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.scenario.RunningHub;
import vn.liennganh.support.Visitor;

/** Everybody of the sandbox as the hub knows them, by the names they sign in with. */
final class People {

    private People() {}

    static Map<String, Person> of(RunningHub hub) {
        Map<String, Person> people = new LinkedHashMap<>();
        Visitor.users(hub).forEach(user -> people.put(user.name(), person(hub, user)));
        return people;
    }

    private static Person person(RunningHub hub, Visitor.User user) {
        Directory directory = hub.bean(Directory.class);
        Agency agency = directory.agency(AgencyId.of(user.agency())).orElseThrow();
        AgencyId acting = agency.actsFor().orElse(agency.id());
        Member member =
                hub.bean(Members.class).of(agency.id()).stream()
                        .filter(one -> one.subject().equals(user.name()))
                        .findFirst()
                        .orElseThrow();
        return new Person(
                member.id(),
                member.name(),
                agency.id(),
                acting,
                directory.agency(acting).orElseThrow().kind(),
                member.roles());
    }
}
