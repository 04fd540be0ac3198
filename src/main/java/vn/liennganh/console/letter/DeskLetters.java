package vn.liennganh.console.letter;

import java.util.Optional;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Urgency;

/** What a desk proposes, as a letter begins with it. */
public final class DeskLetters {

    private DeskLetters() {}

    /** The letter of a desk's draft; what is missing in it, its form asks for. */
    public static NewLetter of(vn.liennganh.desk.Draft one) {
        return new NewLetter(
                one.type(),
                one.to().stream().map(AgencyId::value).toList(),
                Optional.empty(),
                one.exchange(),
                one.related(),
                Optional.of(one.caseNumber()).filter(text -> !text.isEmpty()),
                Urgency.NORMAL,
                one.body());
    }
}
