package vn.liennganh.regulation.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlValue;

/** Reads where a rule comes from, and how surely. */
final class CitationReader {

    private CitationReader() {}

    static List<Citation> cites(YamlMap map, PolicyBook policies) {
        List<Citation> citations = new ArrayList<>();
        for (YamlMap cite : map.list("cites").stream().map(YamlValue::map).toList()) {
            Bilingual instrument =
                    Optional.ofNullable(policies.instruments().get(cite.string("of")))
                            .orElseThrow(() -> cite.problem("of", "no instrument has this sign"));
            String label = cite.string("code");
            Citation.Code code =
                    Arrays.stream(Citation.Code.values())
                            .filter(one -> one.label().equals(label))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            cite.problem(
                                                    "code",
                                                    "S, So, S2, OLD, INF, M or PRAC is expected"));
            Optional<LocalDate> checkedOn = cite.optionalDate("checked-on");
            citations.add(
                    new Citation(
                            instrument,
                            cite.optionalString("article"),
                            cite.optionalString("clause"),
                            cite.optionalString("point"),
                            code,
                            cite.optionalString("checked-by"),
                            checkedOn));
        }
        if (citations.isEmpty()) {
            throw map.problem("cites", "every rule says where it comes from, if only from policy");
        }
        return citations;
    }
}
