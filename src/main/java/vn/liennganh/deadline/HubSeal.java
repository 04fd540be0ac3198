package vn.liennganh.deadline;

/** The hub's own seal, as far as the watch must know it. */
@FunctionalInterface
public interface HubSeal {

    /** Seals a message document: CMS SignedData with the document inside. */
    byte[] seal(byte[] document);
}
