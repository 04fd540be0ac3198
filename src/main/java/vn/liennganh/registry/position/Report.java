package vn.liennganh.registry.position;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import vn.liennganh.desk.Heard;

/**
 * What a registry has said of a measure so far.
 *
 * @param suspendedAt since when nothing is registered any more
 * @param rankTime when the registry recorded the measure; the order among authorities
 * @param lodged files that had been lodged before: shown, not cancelled
 * @param rights of others, such as mortgages
 * @param notFound why the asset was not found
 * @param at when the hub accepted the latest of it
 */
public record Report(
        Optional<Instant> suspendedAt,
        Optional<Instant> rankTime,
        List<Lodged> lodged,
        List<Right> rights,
        Optional<String> notFound,
        Instant at) {

    /** A file that was lodged before the measure was recorded. */
    public record Lodged(String fileNumber, Instant lodgedAt, String act, String status) {}

    /** A right of somebody else on the asset. */
    public record Right(String mortgagee, LocalDate registeredAt) {}

    public Report {
        lodged = List.copyOf(lodged);
        rights = List.copyOf(rights);
    }

    static Report of(Heard heard) {
        List<Lodged> lodged = new ArrayList<>();
        for (JsonNode one : heard.list("filesAlreadyLodged")) {
            lodged.add(
                    new Lodged(
                            one.path("fileNumber").asString(),
                            instant(one.path("lodgedAt")),
                            one.path("act").asString(""),
                            one.path("status").asString("")));
        }
        List<Right> rights = new ArrayList<>();
        for (JsonNode one : heard.list("otherRights")) {
            rights.add(
                    new Right(
                            one.path("mortgagee").asString(),
                            LocalDate.parse(one.path("registeredAt").asString())));
        }
        boolean found = heard.text("outcome").equals("suspended");
        return new Report(
                found ? Optional.of(heard.when("suspendedAt")) : Optional.empty(),
                heard.says("rankTime") ? Optional.of(heard.when("rankTime")) : Optional.empty(),
                lodged,
                rights,
                found ? Optional.empty() : Optional.of(heard.text("reasonIfNotFound")),
                heard.at());
    }

    /** A registry that speaks again adds to what it said; a rank once recorded is never lost. */
    Report and(Report later) {
        Map<String, Lodged> files = new LinkedHashMap<>();
        lodged.forEach(one -> files.put(one.fileNumber(), one));
        later.lodged.forEach(one -> files.put(one.fileNumber(), one));
        List<Right> all = new ArrayList<>(rights);
        later.rights.stream().filter(one -> !rights.contains(one)).forEach(all::add);
        return new Report(
                earlier(suspendedAt, later.suspendedAt),
                earlier(rankTime, later.rankTime),
                List.copyOf(files.values()),
                all,
                later.notFound,
                later.at);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isAfter(other.get()) ? other : one;
    }

    private static Instant instant(JsonNode json) {
        return OffsetDateTime.parse(json.asString()).toInstant();
    }
}
