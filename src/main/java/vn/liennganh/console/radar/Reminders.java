package vn.liennganh.console.radar;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.due.Dues;
import vn.liennganh.console.due.DutyNames;
import vn.liennganh.console.letter.Drafts;
import vn.liennganh.console.letter.NewLetter;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;
import vn.liennganh.message.Text;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Urgency;
import vn.liennganh.message.WireTime;
import vn.liennganh.message.language.Words;
import vn.liennganh.regulation.Obligation;

/** Drafts the letter that reminds somebody of what it owes; people complete and sign it. */
@Component
class Reminders {

    private static final MessageType LETTER = new MessageType("reminder.letter");
    private static final Words VIETNAMESE = new Words(Texts.VIETNAMESE);

    private final Drafts drafts;
    private final DutyNames names;
    private final Dues dues;

    Reminders(Drafts drafts, DutyNames names, Dues dues) {
        this.drafts = drafts;
        this.names = names;
        this.dues = dues;
    }

    /** Begins the draft and returns its id. */
    UUID begin(Person person, Obligation duty) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("obligation", duty.id().toString());
        body.putObject("document").put("messageId", duty.cause().toString());
        body.put("owes", names.owed(duty, VIETNAMESE))
                .put("due", WireTime.seconds(duty.due()))
                .put("content", content(person, duty))
                .put("occurrence", 1);
        return drafts.begin(
                person,
                new NewLetter(
                        LETTER,
                        List.of(duty.party().value()),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(duty.exchange()),
                        Optional.empty(),
                        Urgency.NORMAL,
                        body));
    }

    private String content(Person person, Obligation duty) {
        return Texts.render(
                Text.of(
                        "radar.reminder",
                        dues.pill(duty, VIETNAMESE).day(),
                        names.agency(person.acting(), VIETNAMESE),
                        names.owed(duty, VIETNAMESE),
                        duty.cause().toString()),
                Texts.VIETNAMESE);
    }
}
