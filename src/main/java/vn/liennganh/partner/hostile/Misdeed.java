package vn.liennganh.partner.hostile;

/**
 * One way to misbehave.
 *
 * @param name as the command line has it; the sentence about it is the text {@code hostile.<name>}
 * @param expected what the hub has to answer: a code of the protocol, {@code accepted}, {@code
 *     repeated} for the first receipt once more, or {@code cut} for a connection that it ends
 */
public record Misdeed(String name, String expected, Play play) {

    /** What is done; returns what was heard, in the words of {@link #expected}. */
    interface Play {
        String on(Scene scene);
    }

    /**
     * What came of one.
     *
     * @param heard in the words of {@link Misdeed#expected}
     * @param harm what was stored or delivered and should not have been; empty for nothing
     */
    public record Verdict(Misdeed misdeed, String heard, String harm) {

        public boolean held() {
            return heard.equals(misdeed.expected()) && harm.isEmpty();
        }
    }

    /** Does it, and looks afterwards whether anything was kept of it. */
    public Verdict on(Scene scene) {
        String heard = play.on(scene);
        return new Verdict(this, heard, scene.harm());
    }
}
