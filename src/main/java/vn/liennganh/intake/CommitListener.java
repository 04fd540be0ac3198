package vn.liennganh.intake;

import java.util.List;

/** Learns what has been committed, to wake whoever waits for it. */
public interface CommitListener {

    /** Called on the writer's thread after the commit: must be quick and must not fail. */
    void afterCommit(List<BatchEvent> events);
}
