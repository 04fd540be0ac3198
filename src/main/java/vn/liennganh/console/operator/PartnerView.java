package vn.liennganh.console.operator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.liennganh.delivery.push.WebhookDesk;
import vn.liennganh.exchange.ExchangeBook;

/**
 * All that an operator may know of an agency: how it is registered and connected, and how much
 * hangs on it; never what it says.
 *
 * @param changeable whether it may be changed or ended by these pages: not the hub itself, and not
 *     what has ended
 * @param successors each with the matters it takes over, none where it takes whatever is left
 * @param contacts people and desks to ask
 * @param withheld when the hub withheld its channel, the latest first
 */
public record PartnerView(
        String id,
        String name,
        String otherName,
        String kind,
        String territory,
        boolean inForce,
        boolean enrolled,
        boolean changeable,
        String from,
        String to,
        Optional<Named> parent,
        Optional<Named> actsFor,
        List<Named> units,
        List<Named> predecessors,
        List<Named> successors,
        List<String> groups,
        String channel,
        Optional<String> url,
        Map<String, String> contacts,
        List<CertificateLine> certificates,
        Optional<WebhookDesk.State> push,
        List<Withheld> withheld,
        Radius radius) {

    /**
     * A stretch for which the hub withheld the channel.
     *
     * @param to empty while it lasts
     */
    public record Withheld(String from, String to) {}

    /** The moment since which the channel is withheld; empty while it is not. */
    public Optional<String> suspended() {
        return withheld.stream().filter(one -> one.to().isEmpty()).map(Withheld::from).findFirst();
    }

    /** The changes that make sense now, in the order of their buttons. */
    public List<String> changes() {
        boolean shut = suspended().isPresent();
        if (!changeable) {
            return shut ? List.of("restore") : List.of();
        }
        return List.of("reach", "invite", shut ? "restore" : "suspend", "end");
    }

    /** An agency to be linked to. */
    public record Named(String id, String name, String note) {}

    /**
     * What would be hit if it dropped out.
     *
     * @param operations with forces in the half-year ahead in which it takes part
     * @param nextOperation the day of the first of them
     * @param placed messages in its inbox, {@code underway} on their way there
     * @param members people who work for it here today
     * @param certificates that it uses now
     * @param children agencies in force that stand below it or send in its name
     */
    public record Radius(
            ExchangeBook.Stake stake,
            long operations,
            String nextOperation,
            long placed,
            long underway,
            int members,
            int certificates,
            int children) {

        /** Whether nothing would be. */
        public boolean empty() {
            return stake.exchanges() + operations + placed + underway == 0;
        }
    }
}
