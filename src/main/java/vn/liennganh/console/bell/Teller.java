package vn.liennganh.console.bell;

import java.util.List;
import vn.liennganh.console.access.Person;

/** Knows of one sort of things that concern people; each room tells of its own. */
public interface Teller {

    /** Most of one sort that are looked at; of more it is only said that there are more. */
    int MOST = 50;

    /**
     * What stands for this person now, {@link #MOST} at most. Every page asks, so that it costs the
     * same however much the agency has behind it.
     */
    List<Tiding> standing(Person person);
}
