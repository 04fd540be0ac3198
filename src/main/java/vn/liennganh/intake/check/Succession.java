package vn.liennganh.intake.check;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.directory.Heir;
import vn.liennganh.exchange.ExchangeBook;
import vn.liennganh.message.AgencyId;
import vn.liennganh.regulation.ExchangeState;
import vn.liennganh.regulation.MessageFact;
import vn.liennganh.regulation.Obligation;

/**
 * Who carries on in running exchanges for a party that has ended.
 *
 * <p>The directory says so each time it is asked: nothing is rewritten on the day on which an
 * agency ends. What was logged and stored under the old code stays so; the next step of an exchange
 * stores its state under the new one.
 */
@Component
public class Succession {

    private final Directory directory;
    private final ExchangeBook exchanges;

    public Succession(Directory directory, ExchangeBook exchanges) {
        this.directory = directory;
        this.exchanges = exchanges;
    }

    /** The exchange as those who are there today carry it on. */
    public ExchangeState carriedOn(ExchangeState state) {
        return state.carriedOnBy(heirs(state));
    }

    /** The exchange of that id, carried on. */
    public Optional<ExchangeState> find(UUID exchange) {
        return exchanges.find(exchange).map(this::carriedOn);
    }

    /** Who of the exchange has ended, and who carries on for each of them. */
    private Map<AgencyId, AgencyId> heirs(ExchangeState state) {
        Map<AgencyId, AgencyId> heirs = new LinkedHashMap<>();
        for (AgencyId party : everybody(state)) {
            heir(party, state)
                    // Two measures cannot run in one lane: where the heir has one, people decide.
                    .filter(heir -> !(apart(state, party) && taken(state, heirs, heir)))
                    .ifPresent(heir -> heirs.put(party, heir));
        }
        return heirs;
    }

    private static boolean apart(ExchangeState state, AgencyId party) {
        return state.lanes().containsKey(party);
    }

    private static boolean taken(
            ExchangeState state, Map<AgencyId, AgencyId> heirs, AgencyId heir) {
        return apart(state, heir)
                || heirs.entrySet().stream()
                        .anyMatch(one -> one.getValue().equals(heir) && apart(state, one.getKey()));
    }

    private static Set<AgencyId> everybody(ExchangeState state) {
        Set<AgencyId> all = new LinkedHashSet<>(state.parties());
        state.messages().forEach(fact -> all.addAll(fact.copies()));
        return all;
    }

    private Optional<AgencyId> heir(AgencyId party, ExchangeState state) {
        LocalDate today = directory.today();
        List<MessageFact> said = state.messages();
        if (said.isEmpty() || directory.agencyOn(party, today).isPresent()) {
            return Optional.empty();
        }
        Heir heir = directory.heir(party, today, said.get(0).type(), state.handlingUnit());
        return heir instanceof Heir.Successor one
                ? Optional.of(one.agency().id())
                : Optional.empty();
    }

    /** Who carries on in that exchange for an agency; empty while it is there, or for nobody. */
    public Optional<AgencyId> heir(AgencyId party, UUID exchange) {
        return directory.agencyOn(party, directory.today()).isPresent()
                ? Optional.empty()
                : exchanges.find(exchange).map(this::heirs).map(heirs -> heirs.get(party));
    }

    /** Those that ended and whose work, or a part of it, has come to an agency. */
    public Set<AgencyId> predecessors(AgencyId heir) {
        LocalDate today = directory.today();
        Set<AgencyId> found = new HashSet<>();
        List<AgencyId> asked = directory.agency(heir).map(Agency::predecessors).orElse(List.of());
        while (!asked.isEmpty()) {
            List<AgencyId> fresh =
                    asked.stream()
                            .filter(one -> directory.agencyOn(one, today).isEmpty())
                            .filter(found::add)
                            .toList();
            asked =
                    fresh.stream()
                            .flatMap(one -> directory.agency(one).stream())
                            .flatMap(one -> one.predecessors().stream())
                            .toList();
        }
        return found;
    }

    /** Whether an agency carries on in an exchange for one of these. */
    public boolean standsFor(AgencyId heir, List<AgencyId> parties, UUID exchange) {
        Set<AgencyId> before = predecessors(heir);
        return parties.stream()
                .filter(before::contains)
                .anyMatch(
                        one ->
                                heir(one, exchange).filter(heir::equals).isPresent()
                                        || took(heir, one, exchange));
    }

    /**
     * Those of the duties that an agency owes, or that one owed in whose place it stands, in the
     * same order; their exchanges are read at once.
     */
    public List<Obligation> owedBy(AgencyId heir, List<Obligation> duties) {
        Set<AgencyId> before = predecessors(heir);
        Set<UUID> inherited =
                duties.stream()
                        .filter(duty -> before.contains(duty.party()))
                        .map(Obligation::exchange)
                        .collect(Collectors.toSet());
        Map<UUID, ExchangeState> states = exchanges.load(inherited);
        return duties.stream()
                .filter(
                        duty ->
                                duty.party().equals(heir)
                                        || Optional.ofNullable(states.get(duty.exchange()))
                                                .filter(one -> before.contains(duty.party()))
                                                .filter(one -> follows(heir, duty.party(), one))
                                                .isPresent())
                .toList();
    }

    private boolean follows(AgencyId heir, AgencyId ended, ExchangeState state) {
        return heir.equals(heirs(state).get(ended)) || took(heir, ended, state);
    }

    private boolean took(AgencyId heir, AgencyId ended, UUID exchange) {
        return exchanges.find(exchange).filter(one -> took(heir, ended, one)).isPresent();
    }

    /** The step after the end stored the heir in its place: the exchange names it no more. */
    private static boolean took(AgencyId heir, AgencyId ended, ExchangeState state) {
        Set<AgencyId> all = everybody(state);
        return all.contains(heir) && !all.contains(ended);
    }
}
