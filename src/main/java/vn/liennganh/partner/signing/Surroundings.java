package vn.liennganh.partner.signing;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import vn.liennganh.partner.client.Signer;

/** What the agent's verb needs of the command line, which is its {@code @ParentCommand}. */
public interface Surroundings {

    /** The hub that is named on the command line, else in the home's properties. */
    URI hubAddress();

    /** The keys in the home's PEM files. */
    Signer signerOfHome();

    /** The machine's clock. */
    Clock clock();

    Locale language();

    PrintWriter out();

    /** Words in the language of the command line. */
    String text(String key, Object... args);

    /** To be thrown where what was given cannot be used. */
    RuntimeException unusable(String key, Object... args);
}
