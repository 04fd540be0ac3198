package vn.liennganh.console.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person is in an agency. Whoever has none of these sees public pages only. */
public enum Role {
    /** Reads, drafts, acknowledges, takes on. */
    HANDLER,
    /** Signs as the registered official whose key it holds. */
    OFFICIAL,
    /** Seals what an official signed, sends it and keeps the register. */
    CLERK,
    /** Leads the agency: assigns, approves, appoints members together with another head. */
    HEAD,
    /** Connects the agency's own system. */
    INTEGRATOR,
    /** Runs the hub. */
    OPERATOR,
    /** Reads, checks, changes nothing. */
    AUDITOR;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }
}
