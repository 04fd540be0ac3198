package vn.liennganh.regulation.workbench.walk;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.liennganh.legaltime.LegalClock;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.regulation.Bilingual;
import vn.liennganh.regulation.workbench.sheet.Place;
import vn.liennganh.yaml.ConfigProblem;
import vn.liennganh.yaml.YamlMap;
import vn.liennganh.yaml.YamlReader;
import vn.liennganh.yaml.YamlValue;

/**
 * A story to be tried: who sends or receives what when, and what is expected to follow.
 *
 * @param agencies by the name that the story gives them
 */
public record Scenario(Bilingual title, Map<String, AgencyId> agencies, List<Event> events) {

    private static final String MAIN = "main";

    /** Something that happens at a moment. */
    public sealed interface Event {
        Place place();

        Instant at();

        Expectation expected();
    }

    /**
     * @param exchange the story's name of the exchange
     * @param with values of the body by path, in place of the sample's
     * @param without fields that the body does not have
     * @param relates names of other exchanges that the message names as related
     */
    public record Send(
            Place place,
            Instant at,
            String type,
            AgencyId from,
            List<AgencyId> to,
            String exchange,
            Optional<Integer> repliesTo,
            List<String> relates,
            Map<String, JsonNode> with,
            List<String> without,
            Expectation expected)
            implements Event {}

    /** The latest message of the exchange reaches a party. */
    public record Receive(
            Place place, Instant at, AgencyId by, String exchange, Expectation expected)
            implements Event {}

    /** Time passes: duties due by then lapse. */
    public record Wait(Place place, Instant at, Expectation expected) implements Event {}

    /**
     * What the story expects.
     *
     * @param refused the code of the refusal; absent where the message is expected to be accepted
     * @param state of the whole exchange
     * @param lanes of single parties
     */
    public record Expectation(
            Optional<String> refused,
            Optional<String> state,
            Map<AgencyId, String> lanes,
            List<Owed> duties) {}

    /** A duty that is expected, with what the story says of it. */
    public record Owed(
            Place place,
            AgencyId by,
            String owes,
            Optional<Instant> due,
            Optional<String> status,
            Optional<Boolean> provisional,
            Optional<Boolean> policy) {}

    /**
     * @throws ConfigProblem if the file is not a scenario, at the line that is wrong
     */
    public static Scenario read(Path file, Cast cast) {
        YamlMap map = YamlReader.read(file);
        YamlMap title = map.map("title");
        Map<String, AgencyId> agencies = new LinkedHashMap<>();
        YamlMap names = map.map("agencies");
        for (String name : names.keys()) {
            agencies.put(
                    name,
                    cast.named(names.string(name))
                            .orElseThrow(() -> names.problem(name, "no such agency or kind")));
        }
        List<Event> events = new ArrayList<>();
        for (YamlValue step : map.list("steps")) {
            events.add(new Reader(agencies).event(step.map()));
        }
        Bilingual named = new Bilingual(title.string("vi"), title.string("en"));
        map.finish();
        return new Scenario(named, agencies, events);
    }

    /** The name that the story gives an agency, its identifier where it gives none. */
    public String name(AgencyId agency) {
        for (Map.Entry<String, AgencyId> one : agencies.entrySet()) {
            if (one.getValue().equals(agency)) {
                return one.getKey();
            }
        }
        return agency.value();
    }

    private record Reader(Map<String, AgencyId> agencies) {

        Event event(YamlMap step) {
            Place place = Place.of(step);
            Instant at = moment(step.value("at"));
            String exchange = step.optionalString("exchange").orElse(MAIN);
            Expectation expected = expected(step.optionalMap("expect"));
            if (step.has("received-by")) {
                return new Receive(
                        place, at, agency(step.value("received-by")), exchange, expected);
            }
            if (!step.has("send")) {
                return new Wait(place, at, expected);
            }
            Map<String, JsonNode> with = new LinkedHashMap<>();
            step.optionalMap("with")
                    .ifPresent(all -> all.keys().forEach(key -> with.put(key, json(all, key))));
            return new Send(
                    place,
                    at,
                    step.string("send"),
                    agency(step.value("from")),
                    step.list("to").stream().map(this::agency).toList(),
                    exchange,
                    step.optionalInteger("replies-to"),
                    step.strings("relates"),
                    with,
                    step.strings("without"),
                    expected);
        }

        private Expectation expected(Optional<YamlMap> expect) {
            Map<AgencyId, String> lanes = new LinkedHashMap<>();
            List<Owed> duties = new ArrayList<>();
            expect.ifPresent(
                    map -> {
                        map.optionalMap("lanes")
                                .ifPresent(
                                        all ->
                                                all.keys()
                                                        .forEach(
                                                                name ->
                                                                        lanes.put(
                                                                                known(all, name),
                                                                                all.string(name))));
                        map.maps("duties").forEach(duty -> duties.add(owed(duty)));
                    });
            return new Expectation(
                    expect.flatMap(map -> map.optionalString("refused")),
                    expect.flatMap(map -> map.optionalString("state")),
                    lanes,
                    duties);
        }

        private Owed owed(YamlMap duty) {
            return new Owed(
                    Place.of(duty),
                    agency(duty.value("by")),
                    duty.string("owes"),
                    duty.optionalValue("due").map(Reader::moment),
                    duty.optionalString("status"),
                    duty.optionalValue("provisional").map(YamlValue::bool),
                    duty.optionalValue("policy").map(YamlValue::bool));
        }

        private AgencyId agency(YamlValue value) {
            AgencyId agency = agencies.get(value.string());
            if (agency == null) {
                throw value.problem("the story has no agency \"" + value.string() + "\"");
            }
            return agency;
        }

        private AgencyId known(YamlMap map, String name) {
            AgencyId agency = agencies.get(name);
            if (agency == null) {
                throw map.problem(name, "the story has no agency of this name");
            }
            return agency;
        }

        /** A moment in Vietnam: {@code 2026-11-20T16:10}. */
        private static Instant moment(YamlValue value) {
            try {
                return LocalDateTime.parse(value.string()).atZone(LegalClock.ZONE).toInstant();
            } catch (DateTimeException wrong) {
                throw value.problem("a moment YYYY-MM-DDThh:mm is expected");
            }
        }

        /** Text, a number, yes or no; JSON where the text begins with a bracket. */
        private static JsonNode json(YamlMap map, String key) {
            try {
                String text = map.string(key);
                return text.startsWith("{") || text.startsWith("[")
                        ? Json.MAPPER.readTree(text)
                        : JsonNodeFactory.instance.stringNode(text);
            } catch (JacksonException broken) {
                throw map.problem(key, "is not JSON: " + broken.getOriginalMessage());
            } catch (ConfigProblem noText) {
                return scalar(map, key);
            }
        }

        private static JsonNode scalar(YamlMap map, String key) {
            try {
                return JsonNodeFactory.instance.numberNode(map.integer(key));
            } catch (ConfigProblem noNumber) {
                return JsonNodeFactory.instance.booleanNode(map.bool(key));
            }
        }
    }
}
