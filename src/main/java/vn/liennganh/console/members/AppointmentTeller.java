package vn.liennganh.console.members;

import java.util.List;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.access.Section;
import vn.liennganh.console.bell.Kind;
import vn.liennganh.console.bell.Teller;
import vn.liennganh.console.bell.Tiding;

/** Members whom another head has proposed. */
@Component
class AppointmentTeller implements Teller {

    private final Appointments appointments;

    AppointmentTeller(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public List<Tiding> standing(Person person) {
        return appointments.asked(person).stream().limit(MOST).map(this::tiding).toList();
    }

    private Tiding tiding(Proposal one) {
        return Tiding.of(
                Kind.MEMBER,
                one.id(),
                Section.MEMBERS,
                one.proposed(),
                Section.MEMBERS.path(),
                mark -> !one.proposed().isAfter(mark.machineAt()),
                words -> words.say("bell.member"),
                words -> one.proposerName());
    }
}
