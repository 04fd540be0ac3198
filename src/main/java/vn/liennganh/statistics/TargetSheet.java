package vn.liennganh.statistics;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;
import vn.liennganh.message.AgencyId;
import vn.liennganh.statistics.figure.Targets;

/**
 * What an agency or unit is to reach in a year, as last assigned.
 *
 * @param whom code of the agency or unit that is to reach it
 * @param to whom the assignment was addressed; the hub where an agency assigns to its own units
 * @param cases per cent, plainly written; empty where none was assigned
 * @param money per cent, plainly written; empty where none was assigned
 */
public record TargetSheet(
        String whom,
        Optional<UUID> message,
        List<AgencyId> to,
        Optional<String> cases,
        Optional<String> money) {

    public TargetSheet {
        to = List.copyOf(to);
    }

    static TargetSheet of(String whom) {
        return new TargetSheet(
                whom, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** After an assignment: what it does not name stays as it was. */
    TargetSheet after(Heard heard) {
        return new TargetSheet(
                whom,
                Optional.of(heard.id()),
                heard.recipients(),
                assigned(heard, "cases").or(() -> cases),
                assigned(heard, "money").or(() -> money));
    }

    private Optional<String> assigned(Heard heard, String measure) {
        return heard.list("targets").stream()
                .filter(one -> one.path("measure").asString("").equals(measure))
                .filter(one -> concerns(heard, one.path("unit").asString("")))
                .map(TargetSheet::percent)
                .findFirst();
    }

    private boolean concerns(Heard heard, String unit) {
        return unit.isEmpty()
                ? heard.recipients().stream().anyMatch(one -> one.value().equals(whom))
                : unit.equals(whom);
    }

    private static String percent(JsonNode target) {
        return target.path("percent").decimalValue().stripTrailingZeros().toPlainString();
    }

    public Targets targets() {
        return new Targets(cases.map(BigDecimal::new), money.map(BigDecimal::new));
    }
}
