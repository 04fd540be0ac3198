package vn.liennganh.console.operator.change;

import java.net.URI;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.liennganh.console.operator.change.ChangeProposal.What;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Agency.Reach;
import vn.liennganh.directory.Agency.Reach.Form;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.change.AgencyChanges;
import vn.liennganh.directory.change.Warrant;
import vn.liennganh.message.AgencyId;

/**
 * Adds agencies, moves their channels, ends them: each change is whole entries. Where later dated
 * versions of an entry stand in the files, none of them overrules silently what two operators
 * agreed on: a channel or contact moves in each version that says the same as today's, and an end
 * is the end of the last one.
 */
@Component
class EntryAct implements Act {

    /** The fields of contacts that pages know; others stay as a file has them. */
    static final List<String> CONTACTS = List.of("email", "phone");

    /** The hub does not change or end itself by its own pages. */
    static final String HUB = "hub";

    private final AgencyChanges changes;
    private final Directory directory;

    EntryAct(AgencyChanges changes, Directory directory) {
        this.changes = changes;
        this.directory = directory;
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.ADD, ChangeKind.REACH, ChangeKind.END);
    }

    @Override
    public Optional<String> basis(What what) {
        if (what.kind() == ChangeKind.ADD) {
            boolean late = passed(what, "from");
            return late || changes.taken(what.agency()) ? Optional.empty() : Optional.of("nobody");
        }
        if (passed(what, "to")) {
            return Optional.empty();
        }
        return last(what.agency())
                .filter(one -> !one.kind().equals(HUB))
                .filter(one -> one.validTo().map(this::ahead).orElse(true))
                .map(one -> changes.entries(one.id()));
    }

    /** The last of the versions that an agency has or will have: the one that can end it. */
    Optional<Agency> last(AgencyId agency) {
        return changes.versions(agency).stream().max(Comparator.comparing(Agency::validFrom));
    }

    /** Those that are dated after the one that counts today. */
    List<Agency> later(Agency today) {
        return changes.versions(today.id()).stream()
                .filter(one -> one.validFrom().isAfter(today.validFrom()))
                .toList();
    }

    /** What nobody approved in its time never counts backwards, for what was accepted meanwhile. */
    private boolean passed(What what, String field) {
        return Optional.of(what.field(field))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .filter(day -> !ahead(day))
                .isPresent();
    }

    private boolean ahead(LocalDate last) {
        return !last.isBefore(directory.today());
    }

    @Override
    public Optional<String> fault(What what) {
        return changes.fault(entries(what));
    }

    @Override
    public Optional<String> apply(What what, Warrant warrant) {
        changes.amend(entries(what), warrant);
        return Optional.empty();
    }

    private List<Agency> entries(What what) {
        return switch (what.kind()) {
            case ADD -> List.of(added(what));
            case END -> List.of(ended(last(what.agency()).orElseThrow(), what));
            default -> {
                Agency now = directory.agency(what.agency()).orElseThrow();
                yield Stream.concat(
                                Stream.of(moved(now, what)),
                                later(now).stream()
                                        .map(one -> carried(now, one, what))
                                        .flatMap(Optional::stream))
                        .toList();
            }
        };
    }

    /**
     * The same change of a later version: what it says otherwise than today's was planned so and
     * stays. Empty where nothing of it changes.
     */
    Optional<Agency> carried(Agency now, Agency later, What what) {
        boolean way = sameWay(now, later);
        Map<String, String> contacts = new TreeMap<>(later.contacts());
        Map<String, String> typed = contacts(now.contacts(), what);
        for (String name : CONTACTS) {
            if (Objects.equals(now.contacts().get(name), later.contacts().get(name))) {
                contacts.remove(name);
                Optional.ofNullable(typed.get(name)).ifPresent(it -> contacts.put(name, it));
            }
        }
        Agency next =
                with(
                        later,
                        later.validTo(),
                        later.successors(),
                        way ? what.field("channel") : later.channel(),
                        contacts,
                        way ? reach(later.reach(), what) : later.reach());
        return Optional.of(next).filter(it -> !it.equals(later));
    }

    /** Whether two versions are reached alike; keys of a file tree are no part of what is typed. */
    static boolean sameWay(Agency one, Agency other) {
        return one.channel().equals(other.channel())
                && one.reach().push().equals(other.reach().push())
                && one.reach().form() == other.reach().form();
    }

    private static Agency added(What what) {
        return new Agency(
                what.agency(),
                what.field("kind"),
                Map.of("vi", what.field("vi"), "en", what.field("en")),
                what.field("territory"),
                id(what, "parent"),
                id(what, "actsFor"),
                LocalDate.parse(what.field("from")),
                Optional.empty(),
                List.of(),
                List.of(),
                words(what.field("groups")),
                what.field("channel"),
                true,
                contacts(Map.of(), what),
                reach(Reach.NONE, what),
                Map.of());
    }

    private static Agency moved(Agency now, What what) {
        return with(
                now,
                now.validTo(),
                now.successors(),
                what.field("channel"),
                contacts(now.contacts(), what),
                reach(now.reach(), what));
    }

    private static Agency ended(Agency now, What what) {
        return with(
                now,
                Optional.of(LocalDate.parse(what.field("to"))),
                successors(now, id(what, "successor")),
                now.channel(),
                now.contacts(),
                now.reach());
    }

    /** The form knows one successor: where it is the first of those there are, all stay. */
    private static List<Agency.Succession> successors(Agency now, Optional<AgencyId> typed) {
        if (typed.equals(now.successors().stream().findFirst().map(Agency.Succession::agency))) {
            return now.successors();
        }
        return typed.map(one -> List.of(new Agency.Succession(one, Set.of()))).orElse(List.of());
    }

    private static Agency with(
            Agency now,
            Optional<LocalDate> to,
            List<Agency.Succession> successors,
            String channel,
            Map<String, String> contacts,
            Reach reach) {
        return new Agency(
                now.id(),
                now.kind(),
                now.names(),
                now.territory(),
                now.parent(),
                now.actsFor(),
                now.validFrom(),
                to,
                now.predecessors(),
                successors,
                now.groups(),
                channel,
                now.signedCalls(),
                contacts,
                reach,
                now.limits());
    }

    private static Map<String, String> contacts(Map<String, String> before, What what) {
        Map<String, String> contacts = new TreeMap<>(before);
        for (String name : CONTACTS) {
            String typed = what.field(name);
            if (typed.isEmpty()) {
                contacts.remove(name);
            } else {
                contacts.put(name, typed);
            }
        }
        return contacts;
    }

    private static Reach reach(Reach before, What what) {
        Optional<URI> url =
                Optional.of(what.field("url")).filter(it -> !it.isEmpty()).map(URI::create);
        return switch (what.field("channel")) {
            case "webhook", "soap" -> new Reach(url, form(what.field("sends")), Set.of());
            case "files" -> new Reach(Optional.empty(), Form.EVENT, before.sshKeys());
            default -> Reach.NONE;
        };
    }

    private static Form form(String word) {
        return Stream.of(Form.values())
                .filter(one -> word(one).equals(word))
                .findFirst()
                .orElse(Form.EVENT);
    }

    /** As the form has it. */
    static String word(Form form) {
        return form.name().toLowerCase(java.util.Locale.ROOT);
    }

    static Set<String> words(String text) {
        return Stream.of(text.split(" ")).filter(one -> !one.isEmpty()).collect(Collectors.toSet());
    }

    private static Optional<AgencyId> id(What what, String field) {
        return Optional.of(what.field(field)).filter(it -> !it.isEmpty()).map(AgencyId::of);
    }
}
