package vn.liennganh.evidence;

import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;
import vn.liennganh.evidence.LogRepository.Head;
import vn.liennganh.merkle.SignedNote;

/**
 * Opens the log at start. What a crash left half done is finished; what only a set-back or forged
 * database can explain stops the start.
 */
final class LogOpening {

    private static final Logger LOG = LoggerFactory.getLogger(LogOpening.class);

    private final LogRepository repository;
    private final TransactionTemplate transactions;
    private final KeptHeads heads;
    private final HeadSigner signer;

    LogOpening(
            LogRepository repository,
            TransactionTemplate transactions,
            KeptHeads heads,
            HeadSigner signer) {
        this.repository = repository;
        this.transactions = transactions;
        this.heads = heads;
        this.signer = signer;
    }

    /**
     * The log, ready to append, with every committed entry below a signed head.
     *
     * @throws LogFault with one line that says why the start stops
     */
    EvidenceLog open() {
        boolean opened = false;
        try {
            EvidenceLog log = checked();
            opened = true;
            return log;
        } finally {
            if (!opened) {
                heads.close();
            }
        }
    }

    private EvidenceLog checked() {
        List<KeptHeads.Found> kept =
                Stream.of(heads.first(), heads.second()).flatMap(Optional::stream).toList();
        String origin = signer.key().name();
        Optional<String> stored = repository.origin();
        if (stored.isEmpty()) {
            kept.forEach(it -> requireKnown(0, it));
            transactions.executeWithoutResult(tx -> repository.create(origin));
            LOG.info("evidence: created log {}", origin);
        } else if (!stored.get().equals(origin)) {
            throw new LogFault(
                    "evidence: the database holds log "
                            + stored.get()
                            + ", but hub.log.origin is "
                            + origin);
        }
        kept.stream()
                .map(it -> it.kept().origin())
                .filter(it -> !it.equals(origin))
                .findFirst()
                .ifPresent(
                        it -> {
                            throw new LogFault("evidence: the head file is of log " + it);
                        });
        return resume(kept);
    }

    private EvidenceLog resume(List<KeptHeads.Found> kept) {
        // In this order: beside another hub that writes, the log is longer with each look.
        Optional<SealedHead> saved = repository.lastCheckpoint();
        Head head = repository.head();
        kept.forEach(it -> requireKnown(head.size(), it));
        saved.filter(it -> it.size() > head.size())
                .ifPresent(
                        it -> {
                            throw behind(head.size(), it.size(), "beside it");
                        });
        List<SealedHead> signed =
                Stream.concat(kept.stream().map(KeptHeads.Found::head), saved.stream()).toList();
        signed.forEach(this::requireOurs);
        SealedHead last =
                signed.stream()
                        .max(java.util.Comparator.comparingLong(SealedHead::size))
                        .orElse(SealedHead.NONE);
        EvidenceLog log = new EvidenceLog(repository, heads, signer, last);
        StoredRoots roots = new StoredRoots(log, head.size());
        roots.require(head.size(), head.root(), "the stored tree is not that of the stored head");
        Stream.concat(kept.stream().map(KeptHeads.Found::head), Stream.of(last))
                .forEach(
                        it ->
                                roots.require(
                                        it, "the database does not extend the last signed head"));
        heads.settle(signer.key().name(), last);
        transactions.executeWithoutResult(tx -> log.save());
        log.resume(head);
        log.seal();
        transactions.executeWithoutResult(tx -> log.save());
        return log;
    }

    private void requireOurs(SealedHead sealed) {
        boolean ours =
                SignedNote.parse(sealed.note())
                        .filter(it -> it.signedBy(signer.key(), signer.check()))
                        .isPresent();
        if (!ours) {
            throw new LogFault(
                    "evidence: the head of size "
                            + sealed.size()
                            + " is not signed by the log key in use");
        }
    }

    private static void requireKnown(long size, KeptHeads.Found found) {
        if (found.head().size() > size) {
            throw behind(size, found.head().size(), "in " + found.file());
        }
    }

    private static LogFault behind(long size, long signed, String where) {
        return new LogFault(
                "evidence: the database has "
                        + size
                        + " entries, but a head of "
                        + signed
                        + " was signed and is kept "
                        + where
                        + ": was the database restored from a backup?");
    }

    /** Recomputes roots from the stored tiles. */
    private record StoredRoots(EvidenceLog log, long committed) {

        void require(SealedHead signed, String otherwise) {
            require(signed.size(), signed.root(), otherwise);
        }

        void require(long size, byte[] root, String otherwise) {
            if (!MessageDigest.isEqual(log.stored(committed).root(size), root)) {
                throw new LogFault("evidence: " + otherwise);
            }
        }
    }
}
