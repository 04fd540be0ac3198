package vn.liennganh.console.letter;

import java.util.Optional;
import vn.liennganh.console.access.Person;

/** What an agency's own rules demand of a draft before anybody signs it. */
public interface BeforeSigning {

    /** The key of the sentence that says what is still awaited; empty where nothing is. */
    Optional<String> awaits(Draft draft, Person person);
}
