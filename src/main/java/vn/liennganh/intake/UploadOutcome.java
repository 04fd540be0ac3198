package vn.liennganh.intake;

/** What became of an upload. */
public sealed interface UploadOutcome {

    /** The content is whole and matches its digest. */
    record Stored() implements UploadOutcome {}

    /** The stream ended before the stated total; the next piece begins at {@code received}. */
    record Partial(long received) implements UploadOutcome {}

    /** The piece does not begin where the earlier ones end: begin at {@code received}. */
    record WrongOffset(long received) implements UploadOutcome {}

    /** The whole content does not have the digest it was announced with; nothing is kept. */
    record DigestMismatch() implements UploadOutcome {}

    /** The scanner found something; nothing is kept. */
    record Infected() implements UploadOutcome {}

    /**
     * The scanner gave no answer. What was received is kept, but no message may name it: an empty
     * piece at {@code received}, or the content again, is scanned anew.
     */
    record NotScanned(long received) implements UploadOutcome {}

    /** Another upload of the same content by the same owner took its place and is not done. */
    record Overtaken() implements UploadOutcome {}

    /** More than an attachment may have. */
    record TooLarge() implements UploadOutcome {}

    /** The uploader has too much waiting that no message names. */
    record OverQuota() implements UploadOutcome {}
}
