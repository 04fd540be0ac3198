package vn.liennganh.registry.position;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import vn.liennganh.desk.Heard;
import vn.liennganh.desk.Matter;
import vn.liennganh.message.AgencyId;

/**
 * Where one asset of one case stands, after some message.
 *
 * @param copies of its decisions, by message
 */
public record Position(
        Matter key,
        Optional<Asset> asset,
        List<Measure> measures,
        List<Said.Notice> notices,
        List<Said.Attachment> attachments,
        List<Said.Opinion> opinions,
        List<Said.Mortgagee> mortgagees,
        List<Said.Title> titles,
        List<Said.Revocation> revocations,
        List<Said.Copy> copies) {

    public Position {
        measures = List.copyOf(measures);
        notices = List.copyOf(notices);
        attachments = List.copyOf(attachments);
        opinions = List.copyOf(opinions);
        mortgagees = List.copyOf(mortgagees);
        titles = List.copyOf(titles);
        revocations = List.copyOf(revocations);
        copies = List.copyOf(copies);
    }

    /** Before anything was said. */
    public static Position empty(Matter key) {
        return new Position(
                key,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public Optional<Measure> measure(UUID exchange, AgencyId registry) {
        return measures.stream()
                .filter(one -> one.exchange().equals(exchange) && one.registry().equals(registry))
                .findFirst();
    }

    /** Whether a measure stands at any registry. */
    public boolean live() {
        return measures.stream().anyMatch(one -> one.state().live());
    }

    Position named(Heard heard) {
        Asset now = Asset.of(heard);
        return with(Optional.of(asset.map(one -> one.and(now)).orElse(now)), measures);
    }

    Position with(Measure measure) {
        List<Measure> all = new ArrayList<>(measures);
        for (int i = 0; i < all.size(); i++) {
            Measure one = all.get(i);
            if (one.exchange().equals(measure.exchange())
                    && one.registry().equals(measure.registry())) {
                all.set(i, measure);
                return with(asset, all);
            }
        }
        all.add(measure);
        return with(asset, all);
    }

    /** Changes the measures of those recipients that there are. */
    Position each(Heard heard, UnaryOperator<Measure> change) {
        Position all = this;
        for (AgencyId registry : heard.recipients()) {
            Optional<Measure> there = measure(heard.exchange(), registry).or(() -> alone(heard));
            if (there.isPresent()) {
                all = all.with(change.apply(there.get()));
            }
        }
        return all;
    }

    /** Changes the measure of whoever speaks, or the only one where an heir speaks. */
    Position said(Heard heard, UnaryOperator<Measure> change) {
        return measure(heard.exchange(), heard.from())
                .or(() -> alone(heard))
                .map(one -> with(change.apply(one)))
                .orElse(this);
    }

    private Optional<Measure> alone(Heard heard) {
        List<Measure> there =
                measures.stream().filter(one -> one.exchange().equals(heard.exchange())).toList();
        return there.size() == 1 ? Optional.of(there.get(0)) : Optional.empty();
    }

    private Position with(Optional<Asset> what, List<Measure> all) {
        return new Position(
                key,
                what,
                all,
                notices,
                attachments,
                opinions,
                mortgagees,
                titles,
                revocations,
                copies);
    }

    Position attaching(List<Said.Notice> told, List<Said.Attachment> decided) {
        return new Position(
                key,
                asset,
                measures,
                told,
                decided,
                opinions,
                mortgagees,
                titles,
                revocations,
                copies);
    }

    Position asking(List<Said.Opinion> asked, List<Said.Revocation> revoking) {
        return new Position(
                key,
                asset,
                measures,
                notices,
                attachments,
                asked,
                mortgagees,
                titles,
                revoking,
                copies);
    }

    Position owned(List<Said.Mortgagee> told, List<Said.Title> files) {
        return new Position(
                key,
                asset,
                measures,
                notices,
                attachments,
                opinions,
                told,
                files,
                revocations,
                copies);
    }

    Position copied(List<Said.Copy> all) {
        return new Position(
                key,
                asset,
                measures,
                notices,
                attachments,
                opinions,
                mortgagees,
                titles,
                revocations,
                all);
    }

    /** Mortgagees of whom registries tell and no notice of the exchange does, as they call them. */
    public List<String> untold(UUID exchange) {
        Set<String> told = new HashSet<>();
        mortgagees.stream()
                .filter(one -> one.exchange().equals(exchange))
                .flatMap(one -> one.names().stream())
                .forEach(name -> told.add(plain(name)));
        return measures.stream()
                .flatMap(measure -> measure.report().stream())
                .flatMap(report -> report.rights().stream())
                .map(Report.Right::mortgagee)
                .filter(name -> told.add(plain(name)))
                .toList();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
