package vn.liennganh.evidence;

import java.security.MessageDigest;
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
    private final HeadFile headFile;
    private final HeadSigner signer;

    LogOpening(
            LogRepository repository,
            TransactionTemplate transactions,
            HeadFile headFile,
            HeadSigner signer) {
        this.repository = repository;
        this.transactions = transactions;
        this.headFile = headFile;
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
                headFile.close();
            }
        }
    }

    private EvidenceLog checked() {
        Optional<HeadFile.Kept> kept = headFile.read();
        String origin = signer.key().name();
        Optional<String> stored = repository.origin();
        if (stored.isEmpty()) {
            if (kept.isPresent()) {
                throw behind(0, kept.get().head());
            }
            transactions.executeWithoutResult(tx -> repository.create(origin));
            LOG.info("evidence: created log {}", origin);
        } else if (!stored.get().equals(origin)) {
            throw new LogFault(
                    "evidence: the database holds log "
                            + stored.get()
                            + ", but hub.log.origin is "
                            + origin);
        }
        kept.filter(it -> !it.origin().equals(origin))
                .ifPresent(
                        it -> {
                            throw new LogFault("evidence: the head file is of log " + it.origin());
                        });
        return resume(kept.map(HeadFile.Kept::head));
    }

    private EvidenceLog resume(Optional<SealedHead> kept) {
        Head head = repository.head();
        Optional<SealedHead> saved = repository.lastCheckpoint();
        kept.ifPresent(it -> check(it, head));
        saved.ifPresent(it -> check(it, head));
        SealedHead last =
                Stream.concat(kept.stream(), saved.stream())
                        .max(java.util.Comparator.comparingLong(SealedHead::size))
                        .orElse(SealedHead.NONE);
        EvidenceLog log = new EvidenceLog(repository, headFile, signer, last);
        StoredRoots roots = new StoredRoots(log, head.size());
        roots.require(head.size(), head.root(), "the stored tree is not that of the stored head");
        roots.require(
                last.size(), last.root(), "the database does not extend the last signed head");
        boolean fileBehind = last.size() > kept.map(SealedHead::size).orElse(0L);
        if (fileBehind) {
            LOG.warn("evidence: the head file was behind the database; it is written anew");
            headFile.write(signer.key().name(), last);
        }
        transactions.executeWithoutResult(tx -> log.save());
        log.resume(head);
        log.seal();
        transactions.executeWithoutResult(tx -> log.save());
        return log;
    }

    private void check(SealedHead sealed, Head head) {
        if (sealed.size() > head.size()) {
            throw behind(head.size(), sealed);
        }
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

    private static LogFault behind(long size, SealedHead sealed) {
        return new LogFault(
                "evidence: the database has "
                        + size
                        + " entries, but a head of "
                        + sealed.size()
                        + " was signed: was the database restored from a backup?");
    }

    /** Recomputes roots from the stored tiles. */
    private record StoredRoots(EvidenceLog log, long committed) {

        void require(long size, byte[] root, String otherwise) {
            if (!MessageDigest.isEqual(log.stored(committed).root(size), root)) {
                throw new LogFault("evidence: " + otherwise);
            }
        }
    }
}
