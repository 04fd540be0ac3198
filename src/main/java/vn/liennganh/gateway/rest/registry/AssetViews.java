package vn.liennganh.gateway.rest.registry;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Standing;
import vn.liennganh.directory.Directory;
import vn.liennganh.gateway.rest.desk.MatterDuties;
import vn.liennganh.gateway.rest.desk.Matters;
import vn.liennganh.gateway.rest.desk.StateTitles;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.WireTime;
import vn.liennganh.registry.Ranks;
import vn.liennganh.registry.RegistryBook;
import vn.liennganh.registry.position.Asset;
import vn.liennganh.registry.position.Measure;
import vn.liennganh.registry.position.Position;
import vn.liennganh.registry.position.Report;
import vn.liennganh.registry.position.Said;

/**
 * An asset as its reader may see it: the agency whose case it is sees the whole of its own and that
 * others stand before it; a registry sees what was said to it and by it.
 */
@Component
class AssetViews {

    private static final String PROCEDURE = "registration-suspension";
    private static final String SECURED = "secured-transaction-registry";

    private final Desks desks;
    private final RegistryBook book;
    private final Ranks ranks;
    private final Matters matters;
    private final MatterDuties duties;
    private final Directory directory;
    private final StateTitles titles;

    AssetViews(
            Desks desks,
            RegistryBook book,
            Ranks ranks,
            Matters matters,
            MatterDuties duties,
            Directory directory,
            StateTitles titles) {
        this.desks = desks;
        this.book = book;
        this.ranks = ranks;
        this.matters = matters;
        this.duties = duties;
        this.directory = directory;
        this.titles = titles;
    }

    /** In a list: without what is owed, and without places. */
    AssetWire.Asset listed(Standing<Position> one, AgencyId viewer, HttpServletRequest request) {
        Set<AgencyId> names = matters.viewers(viewer);
        return asset(one, names, Map.of(), List.of(), request);
    }

    /**
     * The agency's own, in full.
     *
     * @param at as of which places are told; now where it is empty
     */
    AssetWire.Asset own(
            Standing<Position> one,
            AgencyId viewer,
            Optional<Instant> at,
            HttpServletRequest request) {
        Set<AgencyId> names = matters.viewers(viewer);
        Map<Measure, List<Ranks.Ranked>> around = new java.util.HashMap<>();
        List<String> keys = one.content().asset().map(Asset::keys).orElse(List.of());
        for (Measure measure : one.content().measures()) {
            if (measure.rankTime().isPresent()) {
                around.put(measure, ranks.of(matters.viewers(measure.registry()), keys, at));
            }
        }
        return asset(
                one,
                names,
                around,
                at.isPresent()
                        ? List.of()
                        : duties.of(viewer, desks.exchanges(book, one.matter()), request),
                request);
    }

    AssetWire.Ranks ranks(
            String asset, AgencyId viewer, Optional<Instant> at, HttpServletRequest request) {
        UnaryOperator<String> words = titles.of(PROCEDURE, request);
        return new AssetWire.Ranks(
                asset,
                ranks.of(matters.viewers(viewer), List.of(asset), at).stream()
                        .map(
                                one ->
                                        new AssetWire.Rank(
                                                one.place() == 0 ? null : (Integer) one.place(),
                                                time(one.measure().rankTime()),
                                                one.matter().agency().value(),
                                                one.matter().number(),
                                                one.measure().exchange().toString(),
                                                kind(one.measure()),
                                                one.measure().state().word(),
                                                words.apply(one.measure().state().word()),
                                                one.measure().decisionNumber(),
                                                one.measure().decisionDate().toString()))
                        .toList());
    }

    private AssetWire.Asset asset(
            Standing<Position> standing,
            Set<AgencyId> names,
            Map<Measure, List<Ranks.Ranked>> around,
            List<vn.liennganh.gateway.rest.wire.ExchangeWire.Owed> owed,
            HttpServletRequest request) {
        Position all = standing.content();
        boolean own = names.contains(standing.matter().agency());
        UnaryOperator<String> words = titles.of(PROCEDURE, request);
        return new AssetWire.Asset(
                standing.matter().agency().value(),
                standing.matter().number(),
                all.asset().map(Asset::kind).orElse(null),
                all.asset().map(Asset::keys).orElse(List.of()),
                all.asset().map(Asset::details).orElse(Map.of()),
                WireTime.millis(standing.at()),
                all.measures().stream()
                        .filter(one -> own || names.contains(one.registry()))
                        .map(one -> measure(one, around.getOrDefault(one, List.of()), words))
                        .toList(),
                all.notices().stream()
                        .filter(one -> own || one.to().stream().anyMatch(names::contains))
                        .map(one -> notice(one, own, names))
                        .toList(),
                all.opinions().stream()
                        .filter(one -> own || names.contains(one.registry()))
                        .map(AssetViews::opinion)
                        .toList(),
                own ? all.mortgagees().stream().map(AssetViews::mortgagee).toList() : List.of(),
                all.titles().stream()
                        .filter(one -> own || names.contains(one.registry()))
                        .map(AssetViews::title)
                        .toList(),
                all.revocations().stream()
                        .filter(one -> own || names.contains(one.authority()))
                        .map(AssetViews::revocation)
                        .toList(),
                own ? all.copies().stream().map(one -> copy(one, all)).toList() : List.of(),
                owed);
    }

    private static AssetWire.Measure measure(
            Measure one, List<Ranks.Ranked> around, UnaryOperator<String> words) {
        Optional<Ranks.Ranked> place =
                around.stream().filter(other -> other.measure().equals(one)).findFirst();
        Optional<Report> report = one.report();
        return new AssetWire.Measure(
                one.exchange().toString(),
                one.registry().value(),
                one.basis().toString(),
                kind(one),
                one.state().word(),
                words.apply(one.state().word()),
                WireTime.millis(one.since()),
                one.decisionNumber(),
                one.decisionDate().toString(),
                time(report.flatMap(Report::suspendedAt)),
                time(one.rankTime()),
                place.map(Ranks.Ranked::place).orElse(null),
                place.stream()
                        .flatMap(
                                here ->
                                        around.stream()
                                                .filter(other -> other.place() > 0)
                                                .filter(other -> other.place() < here.place()))
                        .map(
                                other ->
                                        new AssetWire.Earlier(
                                                other.place(),
                                                WireTime.millis(
                                                        other.measure().rankTime().orElseThrow())))
                        .toList(),
                report.stream()
                        .flatMap(said -> said.lodged().stream())
                        .map(
                                file ->
                                        new AssetWire.Lodged(
                                                file.fileNumber(),
                                                WireTime.millis(file.lodgedAt()),
                                                file.act(),
                                                file.status()))
                        .toList(),
                report.stream()
                        .flatMap(said -> said.rights().stream())
                        .map(
                                right ->
                                        new AssetWire.Right(
                                                right.mortgagee(), right.registeredAt().toString()))
                        .toList(),
                report.flatMap(Report::notFound).orElse(null),
                time(one.liftedAt()));
    }

    private static AssetWire.Notice notice(Said.Notice one, boolean own, Set<AgencyId> names) {
        return new AssetWire.Notice(
                one.message().toString(),
                WireTime.millis(one.attachmentAt()),
                WireTime.millis(one.at()),
                one.to().stream()
                        .filter(to -> own || names.contains(to))
                        .map(AgencyId::value)
                        .toList());
    }

    private static AssetWire.Opinion opinion(Said.Opinion one) {
        return new AssetWire.Opinion(
                one.exchange().toString(),
                one.registry().value(),
                one.questions(),
                WireTime.millis(one.askedAt()),
                one.answers(),
                time(one.answeredAt()));
    }

    private static AssetWire.Mortgagee mortgagee(Said.Mortgagee one) {
        return new AssetWire.Mortgagee(
                one.bank().value(),
                WireTime.millis(one.noticedAt()),
                one.changes().stream()
                        .map(
                                change ->
                                        new AssetWire.MortgageChange(
                                                change.event(),
                                                WireTime.millis(change.occurredAt()),
                                                change.remaining().orElse(null),
                                                WireTime.millis(change.at())))
                        .toList());
    }

    private static AssetWire.Title title(Said.Title one) {
        Optional<Said.TitleResult> result = one.result();
        return new AssetWire.Title(
                one.exchange().toString(),
                one.registry().value(),
                one.deliveredOn().toString(),
                WireTime.millis(one.at()),
                result.map(Said.TitleResult::outcome).orElse(null),
                time(result.flatMap(Said.TitleResult::registeredAt)),
                result.flatMap(Said.TitleResult::certificateNumber).orElse(null),
                result.flatMap(Said.TitleResult::reason).orElse(null));
    }

    private static AssetWire.Revocation revocation(Said.Revocation one) {
        Optional<Said.RevocationAnswer> answer = one.answer();
        return new AssetWire.Revocation(
                one.exchange().toString(),
                one.authority().value(),
                WireTime.millis(one.at()),
                answer.map(Said.RevocationAnswer::outcome).orElse(null),
                answer.flatMap(Said.RevocationAnswer::decisionNumber).orElse(null),
                answer.flatMap(Said.RevocationAnswer::reason).orElse(null),
                time(answer.map(Said.RevocationAnswer::at)));
    }

    private AssetWire.Copy copy(Said.Copy one, Position all) {
        Stream<AgencyId> addressed =
                all.measures().stream()
                        .filter(measure -> measure.basis().equals(one.message()))
                        .map(Measure::registry);
        return new AssetWire.Copy(
                one.message().toString(),
                one.type(),
                WireTime.millis(one.at()),
                one.to().stream().map(AgencyId::value).toList(),
                Stream.concat(addressed, one.to().stream()).anyMatch(this::secured));
    }

    private boolean secured(AgencyId agency) {
        return directory.agency(agency).filter(one -> one.kind().equals(SECURED)).isPresent();
    }

    private static String kind(Measure one) {
        return one.attachment() ? "attachment" : "suspension";
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(WireTime::millis).orElse(null);
    }
}
