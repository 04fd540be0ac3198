package vn.liennganh.console.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.liennganh.console.search.FoundRepository.Found;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Verdict;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.RuleBook;

/**
 * Reads accepted messages behind the door, for the agencies whose people search: the first of them
 * begins it, so that nobody pays for agencies that only their systems use.
 */
@Component
class Indexer {

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final int PAGE = 200;
    private static final int TEXT_MAX = 80;
    private static final int WORDS_MAX = 2_000;

    private final FoundRepository found;
    private final MessageArchive archive;
    private final Directory directory;
    private final RuleBook rules;
    private final TransactionTemplate transaction;
    private final Set<AgencyId> begun = ConcurrentHashMap.newKeySet();

    Indexer(
            FoundRepository found,
            MessageArchive archive,
            Directory directory,
            RuleBook rules,
            PlatformTransactionManager transactions) {
        this.found = found;
        this.archive = archive;
        this.directory = directory;
        this.rules = rules;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** From now on this agency's letters are looked at, the earlier ones too. */
    void begin(AgencyId agency) {
        if (begun.add(agency)) {
            found.begin(agency);
        }
    }

    /** Looks at what was accepted meanwhile. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        try {
            while (Boolean.TRUE.equals(transaction.execute(status -> page()))) {
                // The next page.
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("letters for searching wait, the database is away: {}", away.toString());
        }
    }

    /** One page for those who are furthest behind; false where nobody is. */
    private boolean page() {
        Map<AgencyId, Long> cursors = found.cursors();
        if (cursors.isEmpty()) {
            return false;
        }
        long last = cursors.values().iterator().next();
        Set<AgencyId> behind =
                cursors.entrySet().stream()
                        .filter(one -> one.getValue() == last)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        List<StoredMessage> messages = archive.after(last, PAGE);
        if (messages.isEmpty()) {
            return false;
        }
        List<Found> all = new ArrayList<>();
        messages.forEach(message -> look(message, behind, all));
        found.add(all);
        found.advance(behind, messages.get(messages.size() - 1).number());
        return true;
    }

    private void look(StoredMessage message, Set<AgencyId> agencies, List<Found> all) {
        Set<AgencyId> concerned = new LinkedHashSet<>(message.recipients());
        concerned.addAll(message.copies());
        concerned.add(message.from());
        concerned.retainAll(agencies);
        if (concerned.isEmpty()) {
            return;
        }
        String words = words(message);
        for (AgencyId agency : concerned) {
            boolean sent = agency.equals(message.from());
            all.add(
                    new Found(
                            agency,
                            message.number(),
                            message.id(),
                            message.exchange(),
                            sent,
                            message.type().value(),
                            sent
                                    ? message.recipients().stream()
                                            .map(AgencyId::value)
                                            .collect(Collectors.joining(" "))
                                    : message.from().value(),
                            message.acceptedAt(),
                            words));
        }
    }

    private String words(StoredMessage message) {
        List<String> words = new ArrayList<>();
        rules.rule(message.type(), message.acceptedAt().atZone(WireTime.ZONE).toLocalDate())
                .ifPresent(rule -> words.add(rule.title().in(Texts.VIETNAMESE)));
        words.add(message.type().value());
        words.add(name(message.from()));
        message.recipients().stream().limit(5).map(this::name).forEach(words::add);
        envelope(message)
                .ifPresent(
                        envelope -> {
                            envelope.caseNumber().ifPresent(words::add);
                            texts(envelope.body(), words);
                        });
        String plain = Plain.of(String.join(" \n ", words));
        return plain.substring(0, Math.min(plain.length(), WORDS_MAX));
    }

    /** Short texts of a body: names and numbers; identifiers of persons are left out. */
    private static void texts(JsonNode node, List<String> words) {
        node.properties()
                .forEach(
                        entry -> {
                            JsonNode value = entry.getValue();
                            boolean secret = entry.getKey().equals("identifiers");
                            if (value.isString() && value.asString().length() <= TEXT_MAX) {
                                words.add(value.asString());
                            } else if (value.isObject() && !secret) {
                                texts(value, words);
                            } else if (value.isArray() && !secret) {
                                value.forEach(one -> texts(one, words));
                            }
                        });
    }

    private String name(AgencyId id) {
        return directory
                .agency(id)
                .map(Agency::names)
                .map(names -> names.getOrDefault("vi", "") + " " + id.value())
                .orElse(id.value());
    }

    private Optional<Envelope> envelope(StoredMessage message) {
        Verdict<Envelope> read =
                EnvelopeReader.read(
                        new CmsReader().read(archive.bytes(message.id())).orThrow().content());
        return read.refusal().isPresent() ? Optional.empty() : Optional.of(read.value());
    }
}
