package vn.liennganh.regulation.read;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.regulation.Citation;
import vn.liennganh.regulation.Edition;
import vn.liennganh.regulation.PolicyBook;
import vn.liennganh.yaml.YamlMap;

/** Reads how running exchanges of an earlier edition go on under a later one. */
final class ContinuationReader {

    private ContinuationReader() {}

    /**
     * @param states of the edition that continues
     */
    static Optional<Edition.Continuation> continuation(
            YamlMap file, Set<String> states, PolicyBook policies) {
        Optional<Integer> continues = file.optionalInteger("continues");
        Map<String, String> mapped = file.stringMap("continues-states");
        Optional<YamlMap> transition = file.optionalMap("transition");
        if (continues.isPresent() != transition.isPresent()) {
            throw file.problem("\"continues\" and \"transition\" with its citations go together");
        }
        if (continues.isEmpty()) {
            if (!mapped.isEmpty()) {
                throw file.problem("continues-states", "\"continues\" is missing");
            }
            return Optional.empty();
        }
        mapped.values()
                .forEach(
                        state -> {
                            if (!states.contains(state)) {
                                throw file.problem(
                                        "continues-states", "no state is called \"" + state + "\"");
                            }
                        });
        List<Citation> cites = CitationReader.cites(transition.orElseThrow(), policies);
        return Optional.of(new Edition.Continuation(continues.get(), mapped, cites));
    }
}
