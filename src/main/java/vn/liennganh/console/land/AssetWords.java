package vn.liennganh.console.land;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.liennganh.console.access.Person;
import vn.liennganh.console.amount.Dong;
import vn.liennganh.console.form.SchemaWords;
import vn.liennganh.console.matter.MatterWords;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.language.Words;
import vn.liennganh.registry.position.Position;
import vn.liennganh.registry.position.Said;

/** Words what was asked and told about an asset, cut to what its reader may see. */
@Service
class AssetWords {

    private final MatterWords matter;

    AssetWords(MatterWords matter) {
        this.matter = matter;
    }

    /** Everything besides measures, in the order in which it was said. */
    List<AssetView.Told> told(
            Position all, boolean own, Set<AgencyId> readers, Person person, Words words) {
        Lines lines = new Lines(person, words, new ArrayList<>());
        all.notices().stream()
                .filter(one -> own || one.to().stream().anyMatch(readers::contains))
                .forEach(
                        one ->
                                lines.add(
                                        one.at(),
                                        "land.notice",
                                        own ? one.to() : List.of(),
                                        words.say(
                                                "land.attachment-at",
                                                words.moment(one.attachmentAt())),
                                        one.message()));
        all.opinions().stream()
                .filter(one -> own || readers.contains(one.registry()))
                .forEach(one -> lines.add(one, words));
        if (own) {
            all.mortgagees()
                    .forEach(
                            one ->
                                    lines.add(
                                            one.noticedAt(),
                                            "land.mortgagee",
                                            List.of(one.bank()),
                                            changes(one, words),
                                            one.exchange()));
        }
        all.titles().stream()
                .filter(one -> own || readers.contains(one.registry()))
                .forEach(
                        one ->
                                lines.add(
                                        one.at(),
                                        "land.title",
                                        List.of(one.registry()),
                                        one.result().map(it -> result(it, words)).orElse(""),
                                        one.message()));
        all.revocations().stream()
                .filter(one -> own || readers.contains(one.authority()))
                .forEach(
                        one ->
                                lines.add(
                                        one.at(),
                                        "land.revocation",
                                        List.of(one.authority()),
                                        one.answer().map(it -> answer(it, words)).orElse(""),
                                        one.message()));
        return lines.sorted();
    }

    private static String changes(Said.Mortgagee one, Words words) {
        return one.changes().stream()
                .map(
                        it ->
                                SchemaWords.of(it.event(), words.locale())
                                        + " "
                                        + words.moment(it.occurredAt())
                                        + it.remaining()
                                                .map(left -> ": " + Dong.full(left))
                                                .orElse(""))
                .collect(Collectors.joining("; "));
    }

    private static String result(Said.TitleResult one, Words words) {
        return Stream.of(
                        Optional.of(SchemaWords.of(one.outcome(), words.locale())),
                        one.certificateNumber(),
                        one.reason())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    private static String answer(Said.RevocationAnswer one, Words words) {
        return Stream.of(
                        Optional.of(SchemaWords.of(one.outcome(), words.locale())),
                        one.decisionNumber(),
                        one.reason())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
    }

    /** Lines with the instants by which they are ordered. */
    private final class Lines {
        private record Dated(Instant at, AssetView.Told line) {}

        private final Person person;
        private final Words words;
        private final List<Dated> all;

        Lines(Person person, Words words, List<Dated> all) {
            this.person = person;
            this.words = words;
            this.all = all;
        }

        void add(Said.Opinion one, Words words) {
            String answers =
                    one.answers().entrySet().stream()
                            .map(it -> said(it, words))
                            .collect(Collectors.joining("; "));
            add(one.askedAt(), "land.opinion", List.of(one.registry()), answers, one.request());
        }

        private String said(Map.Entry<String, String> answer, Words words) {
            return SchemaWords.of(answer.getKey(), words.locale()) + ": " + answer.getValue();
        }

        void add(Instant at, String key, List<AgencyId> who, String answer, UUID message) {
            String names =
                    who.stream()
                            .map(it -> matter.agency(it, words))
                            .collect(Collectors.joining(", "));
            all.add(
                    new Dated(
                            at,
                            new AssetView.Told(
                                    words.say(key),
                                    names,
                                    words.moment(at),
                                    answer,
                                    matter.link(message, person))));
        }

        List<AssetView.Told> sorted() {
            return all.stream()
                    .sorted(java.util.Comparator.comparing(Dated::at))
                    .map(Dated::line)
                    .toList();
        }
    }
}
