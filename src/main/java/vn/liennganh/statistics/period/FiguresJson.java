package vn.liennganh.statistics.period;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.statistics.figure.Category;
import vn.liennganh.statistics.figure.Figures;
import vn.liennganh.statistics.figure.Tally;

/** Figures as bodies carry them: block {@code statisticalFigures}. */
public final class FiguresJson {

    private FiguresJson() {}

    /** Empty where a category stands twice, which no schema can refuse. */
    static Optional<Figures> read(JsonNode json) {
        List<Tally> tallies = new ArrayList<>();
        for (JsonNode one : json.path("categories")) {
            Category.of(one.path("category").asString(""))
                    .ifPresent(category -> tallies.add(tally(category, one)));
        }
        if (tallies.stream().map(Tally::category).distinct().count() < tallies.size()) {
            return Optional.empty();
        }
        JsonNode coercions = json.path("coercions");
        JsonNode complaints = json.path("complaints");
        JsonNode judgments = json.path("administrativeJudgments");
        return Optional.of(
                new Figures(
                        tallies,
                        new Figures.Coercions(
                                coercions.path("planned").asLong(),
                                coercions.path("voluntary").asLong(),
                                coercions.path("carriedOut").asLong()),
                        new Figures.Complaints(
                                complaints.path("received").asLong(),
                                complaints.path("settled").asLong()),
                        new Figures.AdministrativeJudgments(
                                judgments.path("toFollow").asLong(),
                                judgments.path("done").asLong())));
    }

    private static Tally tally(Category category, JsonNode one) {
        return new Tally(
                category,
                one.path("cases").asLong(),
                one.path("casesWithConditions").asLong(),
                one.path("casesFinished").asLong(),
                one.path("money").asLong(),
                one.path("moneyWithConditions").asLong(),
                one.path("moneyFinished").asLong());
    }

    public static void write(Figures figures, ObjectNode json) {
        ArrayNode categories = json.putArray("categories");
        for (Tally one : figures.tallies()) {
            write(one, categories.addObject().put("category", one.category().word()));
        }
        json.putObject("coercions")
                .put("planned", figures.coercions().planned())
                .put("voluntary", figures.coercions().voluntary())
                .put("carriedOut", figures.coercions().carriedOut());
        json.putObject("complaints")
                .put("received", figures.complaints().received())
                .put("settled", figures.complaints().settled());
        json.putObject("administrativeJudgments")
                .put("toFollow", figures.administrativeJudgments().toFollow())
                .put("done", figures.administrativeJudgments().done());
    }

    /** The six columns of form 01. */
    public static void write(Tally one, ObjectNode json) {
        json.put("cases", one.cases())
                .put("casesWithConditions", one.casesWithConditions())
                .put("casesFinished", one.casesFinished())
                .put("money", one.money())
                .put("moneyWithConditions", one.moneyWithConditions())
                .put("moneyFinished", one.moneyFinished());
    }
}
