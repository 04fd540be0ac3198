package vn.liennganh.regulation.workbench.sheet;

import java.util.List;
import java.util.Optional;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** A citation as a rule file writes it; what is missing is absent. */
public record CitationSheet(
        Place place,
        Optional<String> instrument,
        Optional<String> article,
        Optional<String> clause,
        Optional<String> point,
        Optional<String> code) {

    static List<CitationSheet> of(YamlMap rule) {
        return rule.optionalList("cites").stream()
                .map(YamlValue::map)
                .map(
                        cite ->
                                new CitationSheet(
                                        Place.of(cite),
                                        cite.optionalString("of"),
                                        cite.optionalString("article"),
                                        cite.optionalString("clause"),
                                        cite.optionalString("point"),
                                        cite.optionalString("code")))
                .toList();
    }

    /** As catalogues write it: {@code L 67.2 (S)}. */
    public String brief() {
        StringBuilder text = new StringBuilder(instrument.orElse("?"));
        article.ifPresent(one -> text.append(' ').append(one));
        clause.ifPresent(one -> text.append('.').append(one));
        point.ifPresent(one -> text.append(one));
        return text.append(" (").append(code.orElse("?")).append(')').toString();
    }
}
