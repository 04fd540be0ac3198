package vn.liennganh.console.land;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.form.SchemaWords;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.console.matter.Proposals;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Standing;
import vn.liennganh.desk.Viewing;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.registry.Ranks;
import vn.liennganh.registry.RegistryBook;
import vn.liennganh.registry.RegistryDrafts;
import vn.liennganh.registry.position.Asset;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.Position;
import vn.liennganh.registry.position.Report;

/** Words assets with their measures and ranks for the pages of both sides. */
@Service
class LockViews {

    private static final String PROCEDURE = "registration-suspension";

    private final MatterWords matter;
    private final AssetWords told;
    private final Ranks ranks;
    private final Viewing viewing;
    private final Desks desks;
    private final RegistryBook book;
    private final RegistryDrafts drafts;
    private final Proposals proposals;

    LockViews(
            MatterWords matter,
            AssetWords told,
            Ranks ranks,
            Viewing viewing,
            Desks desks,
            RegistryBook book,
            RegistryDrafts drafts,
            Proposals proposals) {
        this.matter = matter;
        this.told = told;
        this.ranks = ranks;
        this.viewing = viewing;
        this.desks = desks;
        this.book = book;
        this.drafts = drafts;
        this.proposals = proposals;
    }

    /** The measures of an asset that concern a reader. */
    static List<Measure> seen(Standing<Position> one, Set<AgencyId> readers) {
        boolean own = readers.contains(one.matter().agency());
        return one.content().measures().stream()
                .filter(it -> own || readers.contains(it.registry()))
                .toList();
    }

    /** Lines of a list, one for each measure. */
    List<AssetView.Row> rows(
            Standing<Position> one, Set<AgencyId> readers, Set<UUID> read, Words words) {
        boolean own = readers.contains(one.matter().agency());
        return seen(one, readers).stream()
                .map(
                        it ->
                                new AssetView.Row(
                                        it.exchange(),
                                        one.matter().number(),
                                        matter.agency(
                                                own ? it.registry() : one.matter().agency(), words),
                                        own || read.contains(it.exchange())
                                                ? what(one.content())
                                                : "",
                                        state(it, words),
                                        chip(it),
                                        it.report()
                                                .filter(said -> !said.lodged().isEmpty())
                                                .isPresent(),
                                        words.moment(it.since())))
                .toList();
    }

    private static String what(Position position) {
        return position.asset()
                .map(Asset::details)
                .map(Map::values)
                .map(all -> all.stream().limit(2).collect(Collectors.joining(" · ")))
                .orElse("");
    }

    private String state(Measure one, Words words) {
        return matter.state(PROCEDURE, one.state().word(), words);
    }

    private static String chip(Measure one) {
        if (one.unanswered()) {
            return "moving";
        }
        return one.state().live() ? "working" : "idle";
    }

    AssetView of(Standing<Position> one, Set<AgencyId> readers, Person person, Words words) {
        Position position = one.content();
        boolean own = readers.contains(one.matter().agency());
        List<Measure> measures = seen(one, readers);
        List<UUID> exchanges = desks.exchanges(book, one.matter());
        List<String> keys = position.asset().map(Asset::keys).orElse(List.of());
        return new AssetView(
                measures.get(0).exchange(),
                one.matter().number(),
                matter.agency(one.matter().agency(), words),
                position.asset().map(it -> SchemaWords.of(it.kind(), words.locale())).orElse(""),
                fields(position, words),
                own,
                measures.stream().map(it -> lock(it, keys, person, words)).toList(),
                own
                        ? List.of()
                        : ranks.of(readers, keys, Optional.empty()).stream()
                                .map(it -> rank(it, words))
                                .toList(),
                told.told(position, own, readers, person, words),
                matter.owed(exchanges, person, words),
                own ? proposals.lines(proposed(position, Optional.empty()), words) : List.of());
    }

    private static List<AssetView.Field> fields(Position position, Words words) {
        return position.asset().map(Asset::details).orElse(Map.of()).entrySet().stream()
                .map(it -> new AssetView.Field(named(it.getKey(), words), it.getValue()))
                .toList();
    }

    private static String named(String field, Words words) {
        String key = "land.field-" + field;
        String said = words.say(key);
        return said.equals(key) ? SchemaWords.of(field, words.locale()) : said;
    }

    private AssetView.Lock lock(Measure one, List<String> keys, Person person, Words words) {
        List<Ranks.Ranked> around =
                one.rankTime().isPresent()
                        ? ranks.of(viewing.viewers(one.registry()), keys, Optional.empty())
                        : List.of();
        int place =
                around.stream()
                        .filter(it -> it.measure().equals(one))
                        .map(Ranks.Ranked::place)
                        .findFirst()
                        .orElse(0);
        Optional<Report> report = one.report();
        return new AssetView.Lock(
                matter.agency(one.registry(), words),
                state(one, words),
                chip(one),
                one.decisionNumber() + ", " + words.day(one.decisionDate()),
                report.flatMap(Report::suspendedAt).map(words::moment).orElse(""),
                one.rankTime().map(words::moment).orElse(""),
                place,
                Math.max(0, place - 1),
                report.stream()
                        .flatMap(it -> it.lodged().stream())
                        .map(it -> lodged(it, words))
                        .toList(),
                report.stream()
                        .flatMap(it -> it.rights().stream())
                        .map(it -> it.mortgagee() + ", " + words.day(it.registeredAt()))
                        .toList(),
                report.flatMap(Report::notFound).orElse(""),
                matter.link(one.basis(), person));
    }

    private static String lodged(Report.Lodged one, Words words) {
        return one.fileNumber()
                + " · "
                + words.moment(one.lodgedAt())
                + " · "
                + one.act()
                + " · "
                + one.status();
    }

    private AssetView.Rank rank(Ranks.Ranked one, Words words) {
        return new AssetView.Rank(
                one.place(),
                one.measure().rankTime().map(words::moment).orElse(""),
                matter.agency(one.matter().agency(), words),
                one.matter().number(),
                one.measure().decisionNumber(),
                state(one.measure(), words));
    }

    /** What the desk proposes for an asset now. */
    List<Draft> proposed(Position position, Optional<String> decision) {
        return drafts.all(position, decision);
    }
}
