package vn.liennganh.console.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
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
import vn.liennganh.console.access.Plain;
import vn.liennganh.console.diary.Masked;
import vn.liennganh.console.search.FoundRepository.Found;
import vn.liennganh.console.search.FoundRepository.Unopened;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.evidence.EvidenceLog;
import vn.liennganh.intake.BatchEvent;
import vn.liennganh.intake.CommitListener;
import vn.liennganh.intake.MessageArchive;
import vn.liennganh.intake.StoredMessage;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.EnvelopeReader;
import vn.liennganh.message.StatementKind;
import vn.liennganh.message.Texts;
import vn.liennganh.message.Verdict;
import vn.liennganh.message.WireTime;
import vn.liennganh.pki.CmsReader;
import vn.liennganh.regulation.RuleBook;

/**
 * Reads accepted messages behind the door, for the agencies whose people search: the first of them
 * begins it, so that nobody pays for agencies that only their systems use.
 *
 * <p>What a letter says is found once it was left to whom it went: until then its recipient finds
 * it by what stands outside, as in the mailbox.
 */
@Component
class Indexer implements CommitListener {

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final int PAGE = 200;
    private static final int TEXT_MAX = 80;
    private static final int WORDS_MAX = 2_000;

    /** What is too much to remember is swept up. */
    private static final int WAITING_MAX = 100_000;

    private final FoundRepository found;
    private final MessageArchive archive;
    private final EvidenceLog log;
    private final Directory directory;
    private final RuleBook rules;
    private final TransactionTemplate transaction;
    private final Set<AgencyId> begun = ConcurrentHashMap.newKeySet();
    private final Queue<Unopened> opened = new LinkedBlockingQueue<>(WAITING_MAX);
    private volatile boolean swept;

    Indexer(
            FoundRepository found,
            MessageArchive archive,
            EvidenceLog log,
            Directory directory,
            RuleBook rules,
            PlatformTransactionManager transactions) {
        this.found = found;
        this.archive = archive;
        this.log = log;
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

    @Override
    public void afterCommit(List<BatchEvent> events) {
        for (BatchEvent event : events) {
            if (event instanceof BatchEvent.Consigned one) {
                if (!opened.offer(new Unopened(one.message(), one.party().value()))) {
                    swept = false;
                }
            }
        }
    }

    /** Looks at what was accepted and opened meanwhile. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        try {
            sweep();
            while (!opened.isEmpty()) {
                List<Unopened> page = opened.stream().limit(PAGE).toList();
                open(page); // what is not indexed yet is told by the log then
                opened.removeAll(Set.copyOf(page));
            }
            while (Boolean.TRUE.equals(transaction.execute(status -> page()))) {
                // The next page.
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("letters for searching wait, the database is away: {}", away.toString());
        }
    }

    /** After the start: what was opened while nobody listened here. */
    private void sweep() {
        if (swept) {
            return;
        }
        swept = true;
        try {
            List<Unopened> page = found.unopened(new Unopened(new UUID(0, 0), ""), PAGE);
            while (!page.isEmpty()) {
                open(List.copyOf(consigned(page.stream().map(Unopened::message).toList())));
                page = found.unopened(page.get(page.size() - 1), PAGE);
            }
        } catch (DataAccessException away) {
            swept = false;
            throw away;
        }
    }

    private void open(Collection<Unopened> those) {
        Set<Unopened> waiting =
                new HashSet<>(found.unopened(those.stream().map(Unopened::message).toList()));
        for (Unopened one : those) {
            if (waiting.contains(one)) {
                archive.find(one.message()).ifPresent(message -> found.open(one, words(message)));
            }
        }
    }

    private Set<Unopened> consigned(Collection<UUID> messages) {
        return log.logged(messages).stream()
                .filter(one -> one.kind() == StatementKind.CONTENT_CONSIGNMENT)
                .flatMap(
                        one ->
                                one.party().stream()
                                        .map(AgencyId::value)
                                        .map(party -> new Unopened(one.messageId(), party)))
                .collect(Collectors.toSet());
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
        Set<Unopened> known = consigned(messages.stream().map(StoredMessage::id).toList());
        messages.forEach(message -> look(message, behind, known, all));
        found.add(all);
        found.advance(behind, messages.get(messages.size() - 1).number());
        return true;
    }

    private void look(
            StoredMessage message, Set<AgencyId> agencies, Set<Unopened> known, List<Found> all) {
        Set<AgencyId> concerned = new LinkedHashSet<>(message.recipients());
        concerned.addAll(message.copies());
        concerned.add(message.from());
        concerned.retainAll(agencies);
        if (concerned.isEmpty()) {
            return;
        }
        String words = words(message);
        String outside = outside(message);
        for (AgencyId agency : concerned) {
            boolean sent = agency.equals(message.from());
            boolean open = sent || known.contains(new Unopened(message.id(), agency.value()));
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
                            open ? words : outside,
                            open));
        }
    }

    private String words(StoredMessage message) {
        List<String> words = new ArrayList<>();
        Optional<Envelope> envelope = envelope(message);
        head(message, envelope, words);
        envelope.ifPresent(one -> texts(one.body(), words));
        return plain(words);
    }

    /** What stands on the envelope, so to speak. */
    private String outside(StoredMessage message) {
        List<String> words = new ArrayList<>();
        head(message, envelope(message), words);
        return plain(words);
    }

    private void head(StoredMessage message, Optional<Envelope> envelope, List<String> words) {
        rules.rule(message.type(), message.acceptedAt().atZone(WireTime.ZONE).toLocalDate())
                .ifPresent(rule -> words.add(rule.title().in(Texts.VIETNAMESE)));
        words.add(message.type().value());
        words.add(name(message.from()));
        message.recipients().stream().limit(5).map(this::name).forEach(words::add);
        envelope.flatMap(Envelope::caseNumber).ifPresent(words::add);
    }

    private static String plain(List<String> words) {
        String plain = Plain.of(String.join(" \n ", words));
        return plain.substring(0, Math.min(plain.length(), WORDS_MAX));
    }

    /** Short texts of a body: names and numbers, without those that a page hides at first. */
    static void texts(JsonNode body, List<String> words) {
        texts(body, "", words);
    }

    private static void texts(JsonNode node, String pointer, List<String> words) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String here = pointer + "/" + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isString()) {
                if (value.asString().length() <= TEXT_MAX && !Masked.sensitive(here)) {
                    words.add(value.asString());
                }
            } else if (value.isObject()) {
                texts(value, here, words);
            } else if (value.isArray()) {
                for (int i = 0; i < value.size(); i++) {
                    texts(value.path(i), here + "/" + i, words);
                }
            }
        }
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
