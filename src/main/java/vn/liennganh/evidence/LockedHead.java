package vn.liennganh.evidence;

/** The head of the log, held until the transaction ends that locked it. */
public final class LockedHead {

    private final LogRepository.Head head;

    LockedHead(LogRepository.Head head) {
        this.head = head;
    }

    /** The index of the next entry. */
    public long next() {
        return head.size();
    }

    LogRepository.Head head() {
        return head;
    }
}
