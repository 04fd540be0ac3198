package vn.liennganh.console.police.request;

import java.util.List;
import java.util.Optional;
import vn.liennganh.console.matter.Proposals;

/**
 * What the viewer may say next in an operation.
 *
 * @param reply whether its own answer is asked for; {@code refer} to the province instead
 * @param propose whether times may be proposed; {@code ask} for more; {@code unable} to deploy
 * @param protect whether a plan waits for the plan of protection
 * @param answer whether proposals of a time wait for the viewer's answer
 * @param times that suit everybody, as far as anybody knows
 */
public record Offers(
        boolean reply,
        boolean refer,
        boolean propose,
        boolean ask,
        boolean unable,
        boolean protect,
        boolean answer,
        boolean onTheDay,
        List<Time> times,
        List<Proposed> proposals,
        Filled filled,
        List<Proposals.Line> drafts) {

    /**
     * A time that may be proposed.
     *
     * @param police what is known of the police then; {@code agency} of the agency, {@code commune}
     *     of the committee of the place, {@code calendar} of the day itself
     */
    public record Time(
            String value,
            String words,
            String police,
            String agency,
            String commune,
            String calendar,
            boolean good) {}

    /** A proposal that waits, with every time that it names, the first choice first. */
    public record Proposed(String message, String from, List<Choice> times, String reason) {}

    /** One of its times, as a form sends it and in words. */
    public record Choice(String value, String words) {}

    /**
     * What the forms begin with, by what was said before.
     *
     * @param people empty where nobody has said how many
     */
    public record Filled(
            String people,
            int free,
            String unit,
            String name,
            String position,
            String phone,
            String vehicles,
            String equipment,
            int version) {}

    /** Whether there is anything to say. */
    public boolean any() {
        return reply || refer || propose || ask || unable || protect || answer || !drafts.isEmpty();
    }

    public Optional<Proposed> waiting() {
        return proposals.stream().findFirst();
    }
}
