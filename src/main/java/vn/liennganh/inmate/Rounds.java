package vn.liennganh.inmate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.desk.Desks;
import vn.liennganh.desk.Draft;
import vn.liennganh.desk.Matter;
import vn.liennganh.desk.Query;
import vn.liennganh.desk.Standing;
import vn.liennganh.directory.Directory;
import vn.liennganh.inmate.certificate.Line;
import vn.liennganh.inmate.certificate.Round;
import vn.liennganh.inmate.position.Inmate;
import vn.liennganh.inmate.position.Paper;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Json;
import vn.liennganh.message.MessageType;

/** Rounds of certificates: whom a keeper's list goes to, and what has come back. */
@Service
public class Rounds {

    /** Most lines of one message, as its schema has it. */
    public static final int LINES_MAX = 500;

    private static final String COMPETENT = "competent-enforcement-agency";

    /**
     * A keeper's list, agency by agency.
     *
     * @param parts how many lines go to each agency
     * @param unplaced numbers of lines whose agency nobody knows
     */
    public record Split(Map<AgencyId, Integer> parts, List<String> unplaced, List<Draft> drafts) {}

    private final Desks desks;
    private final RoundBook rounds;
    private final CertificateBook lines;
    private final InmateBook inmates;
    private final Directory directory;
    private final CertificateDrafts certificates;

    Rounds(
            Desks desks,
            RoundBook rounds,
            CertificateBook lines,
            InmateBook inmates,
            Directory directory,
            CertificateDrafts certificates) {
        this.desks = desks;
        this.rounds = rounds;
        this.lines = lines;
        this.inmates = inmates;
        this.directory = directory;
        this.certificates = certificates;
    }

    public Optional<Standing<Round>> find(UUID exchange) {
        return desks.find(rounds, exchange).stream().findFirst();
    }

    /** The lines of one list, in the order of their numbers. */
    public List<Line> lines(Round round) {
        return desks.find(lines, Set.of(round.agency()), round.exchange().toString()).stream()
                .map(Standing::content)
                .toList();
    }

    /**
     * Splits a list by the agency that is competent for each line: which one the line itself names,
     * else which has the same decision or judgment on this keeper's account, else that of the place
     * of the court. Nothing is stored or sent.
     */
    public Split split(AgencyId keeper, ObjectNode round, List<ObjectNode> all) {
        Map<Paper, AgencyId> known = known(keeper);
        Map<AgencyId, List<ObjectNode>> parts = new LinkedHashMap<>();
        List<String> unplaced = new ArrayList<>();
        for (ObjectNode line : all) {
            competent(line, known)
                    .ifPresentOrElse(
                            agency ->
                                    parts.computeIfAbsent(agency, key -> new ArrayList<>())
                                            .add(line),
                            () -> unplaced.add(line.path("number").asString("")));
        }
        Map<AgencyId, Integer> sizes = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        parts.forEach(
                (agency, own) -> {
                    sizes.put(agency, own.size());
                    for (int from = 0; from < own.size(); from += LINES_MAX) {
                        int until = Math.min(own.size(), from + LINES_MAX);
                        drafts.add(draft(agency, round, own.subList(from, until)));
                    }
                });
        return new Split(sizes, unplaced, drafts);
    }

    private static Draft draft(AgencyId agency, ObjectNode round, List<ObjectNode> own) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.set("round", round.deepCopy());
        ArrayNode all = body.putArray("lines");
        for (ObjectNode line : own) {
            ObjectNode copy = line.deepCopy();
            copy.remove("agency");
            all.add(copy);
        }
        return new Draft(
                new MessageType(RoundBook.ROUND),
                List.of(agency),
                Optional.empty(),
                "",
                List.of(),
                body,
                List.of());
    }

    private Optional<AgencyId> competent(ObjectNode line, Map<Paper, AgencyId> known) {
        String named = line.path("agency").asString("");
        if (!named.isEmpty()) {
            return Optional.of(AgencyId.of(named));
        }
        return Paper.of(line.path("enforcementDecision"))
                .map(known::get)
                .or(() -> Paper.of(line.path("judgment")).map(known::get))
                .or(() -> ofPlace(line.path("judgment").path("court").asString("")));
    }

    private Optional<AgencyId> ofPlace(String court) {
        return directory.agencies().stream()
                .filter(one -> one.names().containsValue(court))
                .findFirst()
                .flatMap(one -> directory.competent(COMPETENT, one.id()).stream().findFirst());
    }

    /** Of papers that two agencies claim none is known. */
    private Map<Paper, AgencyId> known(AgencyId keeper) {
        Map<Paper, AgencyId> known = new HashMap<>();
        Set<Paper> doubtful = new java.util.HashSet<>();
        Optional<Matter> after = Optional.empty();
        List<Standing<Inmate>> page;
        do {
            page =
                    desks.page(
                            inmates,
                            new Query(
                                    Set.of(keeper),
                                    Set.of(InmateBook.keptBy(keeper)),
                                    after,
                                    Query.LIMIT_MAX));
            for (Standing<Inmate> one : page) {
                Inmate inmate = one.content();
                for (Optional<Paper> paper :
                        List.of(inmate.who().decision(), inmate.who().judgment())) {
                    paper.ifPresent(
                            all -> {
                                AgencyId before = known.put(all, inmate.agency());
                                if (before != null && !before.equals(inmate.agency())) {
                                    doubtful.add(all);
                                }
                            });
                }
            }
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).matter());
        } while (page.size() == Query.LIMIT_MAX);
        known.keySet().removeAll(doubtful);
        return known;
    }

    /**
     * Certificates for lines that are not answered, ready to be completed and signed.
     *
     * @param requestedFirst lines on which nobody asked wait until none with a request is open
     */
    public List<Draft> certificates(Round round, boolean requestedFirst) {
        List<Line> open =
                lines(round).stream().filter(one -> one.state() == Line.State.OPEN).toList();
        boolean asked = open.stream().anyMatch(one -> one.requestedOn().isPresent());
        Map<String, JsonNode> said = new HashMap<>();
        desks.message(round.exchange())
                .orElseThrow()
                .list("lines")
                .forEach(one -> said.put(one.path("number").asString(""), one));
        return open.stream()
                .filter(one -> !requestedFirst || !asked || one.requestedOn().isPresent())
                .map(one -> certificate(round, one, said.get(one.number())))
                .toList();
    }

    private Draft certificate(Round round, Line line, JsonNode said) {
        Draft draft = certificates.certificate(line, round.keeper(), said);
        draft.body().put("roundLine", line.number());
        return draft;
    }
}
