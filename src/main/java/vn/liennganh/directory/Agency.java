package vn.liennganh.directory;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.liennganh.message.AgencyId;

/**
 * An agency as it was registered for a stretch of days; a reorganised one has several of these.
 *
 * @param kind one of the vocabulary's, for example {@code enforcement-agency}
 * @param names by language, {@code vi} and {@code en}
 * @param territory where it is competent, in words
 * @param parent the agency that it is a unit of or that stands above it
 * @param actsFor the agency in whose name it sends: it has a channel and officials but no seal
 * @param validFrom its first day
 * @param validTo its last day, if it ends
 * @param predecessors whose work it carries on, as they say in their successors
 * @param successors who carries on its work after {@code validTo}
 * @param groups names without {@code group:}
 * @param channel the kind of way out to it, a route of that name
 * @param signedCalls whether its SOAP calls must be signed; otherwise mutual TLS alone proves them
 * @param contacts people and desks to ask, for operators
 * @param reach where that channel leads
 * @param limits those of its limits that are not the ones of its kind
 */
public record Agency(
        AgencyId id,
        String kind,
        Map<String, String> names,
        String territory,
        Optional<AgencyId> parent,
        Optional<AgencyId> actsFor,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        List<AgencyId> predecessors,
        List<Succession> successors,
        Set<String> groups,
        String channel,
        boolean signedCalls,
        Map<String, String> contacts,
        Reach reach,
        Map<Limit, Long> limits) {

    /**
     * Where the channel of an agency leads: the only places that the hub ever goes to by itself.
     *
     * @param push the URL that is called, https only
     * @param form what is said there
     * @param sshKeys the public keys it signs in with over SFTP: algorithm and Base64, one blank
     *     between
     */
    public record Reach(Optional<URI> push, Form form, Set<String> sshKeys) {

        public static final Reach NONE = new Reach(Optional.empty(), Form.EVENT, Set.of());

        public Reach {
            sshKeys = Set.copyOf(sshKeys);
        }

        /** What is pushed: an event that announces a message, the message, or a SOAP call. */
        public enum Form {
            EVENT,
            MESSAGE,
            SOAP_11,
            SOAP_12;

            /** Whether the bytes themselves go over, so that taking them is consignment. */
            public boolean whole() {
                return this != EVENT;
            }

            public boolean soap() {
                return this == SOAP_11 || this == SOAP_12;
            }
        }
    }

    /** An agency that comes and fetches. */
    public Agency(
            AgencyId id,
            String kind,
            Map<String, String> names,
            String territory,
            Optional<AgencyId> parent,
            Optional<AgencyId> actsFor,
            LocalDate validFrom,
            Optional<LocalDate> validTo,
            List<AgencyId> predecessors,
            List<Succession> successors,
            Set<String> groups,
            String channel,
            Map<String, String> contacts) {
        this(
                id,
                kind,
                names,
                territory,
                parent,
                actsFor,
                validFrom,
                validTo,
                predecessors,
                successors,
                groups,
                channel,
                true,
                contacts,
                Reach.NONE,
                Map.of());
    }

    /**
     * Who carries on the work of an agency that has ended, or a part of it.
     *
     * @param matters the procedures or message types it takes over; empty where it takes whatever
     *     no other successor names
     */
    public record Succession(AgencyId agency, Set<String> matters) {

        public Succession {
            matters = Set.copyOf(matters);
        }
    }

    public Agency {
        names = Map.copyOf(names);
        predecessors = List.copyOf(predecessors);
        successors = List.copyOf(successors);
        groups = Set.copyOf(groups);
        contacts = Map.copyOf(contacts);
        limits = Map.copyOf(limits);
        if (validTo.isPresent() && validTo.get().isBefore(validFrom)) {
            throw new IllegalArgumentException("The last day is before the first");
        }
    }

    /** Whether the day is one of its days, the last one included. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && validTo.map(last -> !day.isAfter(last)).orElse(true);
    }

    /** Whether it can be on one day the same identifier as {@code other}. */
    public boolean overlaps(Agency other) {
        return !validFrom.isAfter(other.validTo.orElse(LocalDate.MAX))
                && !other.validFrom.isAfter(validTo.orElse(LocalDate.MAX));
    }

    /** The same entry of an agency that carries on the work of these. */
    public Agency succeeding(List<AgencyId> these) {
        return new Agency(
                id,
                kind,
                names,
                territory,
                parent,
                actsFor,
                validFrom,
                validTo,
                these,
                successors,
                groups,
                channel,
                signedCalls,
                contacts,
                reach,
                limits);
    }
}
