package vn.liennganh.console.inmate;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.form.SchemaWords;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.inmate.Rounds;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.inmate.plan.OfficePolicy;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.language.Words;

/** Words rounds of certificates, list by list and line by line. */
@Service
class RoundViews {

    private final MatterWords matter;
    private final Rounds rounds;
    private final OfficePolicy policy;

    RoundViews(MatterWords matter, Rounds rounds, OfficePolicy policy) {
        this.matter = matter;
        this.rounds = rounds;
        this.policy = policy;
    }

    /**
     * One list.
     *
     * @param cutOff with its source; empty where the list states none
     * @param asked lines on which the party or a relative has asked: the law's days run for those
     */
    record Part(
            UUID exchange,
            String kind,
            String name,
            String agency,
            String keeper,
            String cutOff,
            String source,
            int lines,
            int asked,
            Optional<String> link) {}

    /** One person of a list. */
    record Listed(
            String number,
            String name,
            String judgment,
            String decision,
            String askedOn,
            String state,
            String chip,
            String certificate,
            String left) {}

    List<Standing<Round>> find(UUID exchange) {
        return rounds.find(exchange).stream().toList();
    }

    Part part(Round one, Person person, Words words) {
        return new Part(
                one.exchange(),
                SchemaWords.of(one.kind(), words.locale()),
                one.name(),
                matter.agency(one.agency(), words),
                matter.agency(one.keeper(), words),
                one.cutOff().map(words::day).orElse(""),
                one.source(),
                one.lines(),
                one.asked(),
                matter.link(one.exchange(), person));
    }

    List<Listed> lines(Round round, Words words) {
        return rounds.lines(round).stream().map(one -> line(one, words)).toList();
    }

    private static Listed line(Line one, Words words) {
        return new Listed(
                one.number(),
                one.name(),
                one.judgment().map(Paper::number).orElse(""),
                one.decision().map(Paper::number).orElse(""),
                one.requestedOn().map(words::day).orElse(""),
                words.say("inmates.line-" + one.state().word()),
                one.state() == Line.State.OPEN ? "working" : "idle",
                one.given().map(it -> it.certificate().number()).orElse(""),
                one.given().map(it -> String.join("; ", it.remaining())).orElse(one.reason()));
    }

    /** Numbers of the lines whose certificates can be written now, as the office orders them. */
    List<String> ready(Round round) {
        return rounds.certificates(round, policy.certifying().requestedFirst()).stream()
                .map(RoundViews::number)
                .toList();
    }

    Optional<Draft> certificate(Round round, String number) {
        return rounds.certificates(round, policy.certifying().requestedFirst()).stream()
                .filter(one -> number(one).equals(number))
                .findFirst();
    }

    private static String number(Draft one) {
        return one.body().path("roundLine").asString("");
    }
}
