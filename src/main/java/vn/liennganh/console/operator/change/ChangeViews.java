package vn.liennganh.console.operator.change;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Days;
import vn.liennganh.console.operator.CertificateLine;
import vn.liennganh.console.operator.Certification;
import vn.liennganh.console.operator.Stakes;
import vn.liennganh.console.operator.Times;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.console.signin.Member;
import vn.liennganh.console.signin.Members;
import vn.liennganh.delivery.ParkedDelivery;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.AgencyKind;
import vn.liennganh.directory.BoundCertificate;
import vn.liennganh.directory.Certificates;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Texts;

/** Says what a proposal changes, and what that touches. */
@Component
class ChangeViews {

    private final Changes changes;
    private final Stakes stakes;
    private final Directory directory;
    private final Certificates certificates;
    private final Members members;
    private final LaterVersions later;
    private final Clock machine;

    ChangeViews(
            Changes changes,
            Stakes stakes,
            Directory directory,
            Certificates certificates,
            Members members,
            LaterVersions later,
            @Qualifier("machineClock") Clock machine) {
        this.changes = changes;
        this.stakes = stakes;
        this.directory = directory;
        this.certificates = certificates;
        this.members = members;
        this.later = later;
        this.machine = machine;
    }

    ChangeView of(ChangeProposal one, Person reader, Locale locale) {
        What what = one.what();
        Optional<Agency> agency = directory.agency(what.agency());
        boolean stale = one.open() && changes.stale(one);
        return new ChangeView(
                one.id().toString(),
                what.kind().word(),
                what.subject(),
                what.agency().value(),
                agencyName(what, locale),
                agency.isPresent(),
                lines(what, one.open() && !stale ? agency : Optional.empty(), locale),
                certificate(what, locale),
                left(what),
                signsIn(what),
                stakes.of(what.agency()),
                one.reason(),
                one.proposerName(),
                Times.second(one.proposed()),
                one.decision()
                        .map(
                                it ->
                                        new ChangeView.Decided(
                                                it.outcome().word(),
                                                it.deciderName(),
                                                Times.second(it.decided()),
                                                it.reason())),
                changes.own(reader, one),
                stale,
                one.open() && !stale ? changes.fault(what) : Optional.empty());
    }

    ChangeLine line(ChangeProposal one, Person reader, Locale locale) {
        What what = one.what();
        return new ChangeLine(
                one.id().toString(),
                what.kind().word(),
                what.agency().value(),
                agencyName(what, locale),
                one.reason(),
                one.proposerName(),
                Times.second(one.proposed()),
                one.open() && changes.own(reader, one),
                one.decision().map(it -> it.outcome().word()).orElse(""),
                one.decision().map(ChangeDecision::deciderName).orElse(""),
                one.decision().map(it -> Times.second(it.decided())).orElse(""));
    }

    private String agencyName(What what, Locale locale) {
        return directory
                .agency(what.agency())
                .map(it -> name(it, locale))
                .orElse(what.field(locale.getLanguage().equals("en") ? "en" : "vi"));
    }

    /** The same that a proposal would show of the certificate. */
    Optional<CertificateLine> certificate(What what, Locale locale) {
        return directory
                .certificate(what.subject())
                .map(one -> CertificateLine.of(one, name(one.agency(), locale), machine.instant()));
    }

    List<ChangeView.Left> left(What what) {
        Optional<BoundCertificate> gone = directory.certificate(what.subject());
        if (gone.isEmpty()) {
            return List.of();
        }
        Instant now = machine.instant();
        List<BoundCertificate> usable =
                Certification.usable(certificates.of(what.agency()), now).stream()
                        .filter(one -> !one.fingerprint().equals(what.subject()))
                        .toList();
        return gone.get().uses().stream()
                .sorted()
                .map(
                        use ->
                                new ChangeView.Left(
                                        use.name().toLowerCase(Locale.ROOT),
                                        usable.stream().filter(one -> one.serves(use)).count()))
                .toList();
    }

    List<String> signsIn(What what) {
        return what.subject().isEmpty()
                ? List.of()
                : members.of(Member.CERTIFICATE, what.subject()).stream()
                        .map(Member::name)
                        .toList();
    }

    /** What is known of a delivery that is to be given up, or of an agency's later versions. */
    List<ChangeView.Line> facts(What what, Locale locale) {
        List<ChangeView.Line> lines = new ArrayList<>(later.there(what));
        if (what.kind() == ChangeKind.GIVE_UP) {
            add(lines, "number", what.subject(), "");
            add(lines, "message", what.field("message"), "");
            add(lines, "type", what.field("type"), "");
            add(lines, "sender", named(what.field("sender"), locale), "");
            add(
                    lines,
                    "parked",
                    Texts.render(ParkedDelivery.text(what.field("parked")), locale)
                            + " ("
                            + what.field("parked")
                            + ")",
                    "");
            add(lines, "attempts", what.field("attempts"), "");
        }
        return lines;
    }

    private List<ChangeView.Line> lines(What what, Optional<Agency> now, Locale locale) {
        List<ChangeView.Line> lines = new ArrayList<>();
        switch (what.kind()) {
            case ADD -> {
                add(lines, "identifier", "", what.agency().value());
                add(lines, "kind", "", kind(what.field("kind"), locale));
                add(lines, "vi", "", what.field("vi"));
                add(lines, "en", "", what.field("en"));
                add(lines, "territory", "", what.field("territory"));
                add(lines, "parent", "", named(what.field("parent"), locale));
                add(lines, "actsFor", "", named(what.field("actsFor"), locale));
                add(lines, "from", "", day(what.field("from")));
                add(lines, "groups", "", what.field("groups"));
                reach(lines, what, Optional.empty());
            }
            case REACH -> {
                reach(lines, what, now);
                now.ifPresent(one -> lines.addAll(later.carried(one, what)));
            }
            case END -> {
                Optional<Agency> last = now.map(later::last);
                add(
                        lines,
                        "to",
                        last.flatMap(Agency::validTo).map(Times::day).orElse(""),
                        day(what.field("to")));
                String before =
                        last.stream()
                                .flatMap(one -> one.successors().stream())
                                .map(one -> named(one.agency().value(), locale))
                                .collect(Collectors.joining(", "));
                add(lines, "successor", before, named(what.field("successor"), locale));
            }
            case GIVE_UP -> lines.addAll(facts(what, locale));
            default -> {}
        }
        return lines;
    }

    private static void reach(List<ChangeView.Line> lines, What what, Optional<Agency> now) {
        add(
                lines,
                "channel",
                now.map(ChangeViews::way).orElse(""),
                way(what.field("channel"), what.field("url"), what.field("sends")));
        for (String contact : EntryAct.CONTACTS) {
            add(
                    lines,
                    contact,
                    now.map(one -> one.contacts().getOrDefault(contact, "")).orElse(""),
                    what.field(contact));
        }
    }

    static String way(Agency one) {
        return way(
                one.channel(),
                one.reach().push().map(Object::toString).orElse(""),
                EntryAct.word(one.reach().form()));
    }

    private static String way(String channel, String url, String sends) {
        return url.isEmpty() ? channel : channel + " · " + sends + " · " + url;
    }

    private static void add(
            List<ChangeView.Line> lines, String label, String before, String after) {
        if (!before.isEmpty() || !after.isEmpty()) {
            lines.add(new ChangeView.Line(label, before, after));
        }
    }

    private String kind(String id, Locale locale) {
        return directory
                .kind(id)
                .map(AgencyKind::names)
                .map(names -> names.getOrDefault(locale.getLanguage(), id))
                .orElse(id);
    }

    private String named(String id, Locale locale) {
        return Stream.of(id)
                .filter(it -> !it.isEmpty())
                .map(it -> name(AgencyId.of(it), locale) + " (" + it + ")")
                .findFirst()
                .orElse("");
    }

    private String name(AgencyId id, Locale locale) {
        return directory.agency(id).map(one -> name(one, locale)).orElse(id.value());
    }

    static String name(Agency agency, Locale locale) {
        return agency.names()
                .getOrDefault(locale.getLanguage(), agency.names().getOrDefault("vi", ""));
    }

    private static String day(String typed) {
        return Days.read(typed).map(Times::day).orElse(typed);
    }
}
