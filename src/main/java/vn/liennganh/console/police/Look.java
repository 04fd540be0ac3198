package vn.liennganh.console.police;

import java.util.Locale;
import java.util.Optional;
import vn.liennganh.coercion.operation.Consent;
import vn.liennganh.coercion.operation.Operation;
import vn.liennganh.message.AgencyId;

/** How an operation stands for one of the police, as its block on the calendar is drawn. */
public enum Look {
    /** Asked for, and nothing was said: silence is no consent. */
    ASKED("idle"),
    /** Agreed, and no plan sent yet. */
    HELD("moving"),
    /** Agreed, and the plan is there. */
    CONFIRMED("working"),
    /** Changed after the consent: to be agreed again. */
    REOPENED("soon"),
    POSTPONED("gone"),
    /** Disagreed, or no forces to send. */
    REFUSED("bad"),
    DONE("idle"),
    CANCELLED("gone");

    private final String chip;

    Look(String chip) {
        this.chip = chip;
    }

    /** The class of its chip. */
    public String chip() {
        return chip;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of its words. */
    public String key() {
        return "police.look." + word();
    }

    /** For one of the police; of the operation as its viewer sees it. */
    public static Look of(Operation operation, AgencyId holder) {
        if (operation.cancelled()) {
            return CANCELLED;
        }
        if (operation.over()) {
            return DONE;
        }
        if (operation.postponed()) {
            return POSTPONED;
        }
        Optional<Consent> consent =
                operation.consents().stream()
                        .filter(one -> one.agency().equals(holder))
                        .findFirst();
        return consent.map(one -> of(operation, one)).orElseGet(() -> planned(operation, holder));
    }

    private static Look of(Operation operation, Consent consent) {
        return switch (consent.status()) {
            case AWAITED, REFERRED -> ASKED;
            case STANDS, WITH_CHANGES -> operation.last("plan").isPresent() ? CONFIRMED : HELD;
            case REOPENED -> REOPENED;
            case REFUSED, UNABLE -> REFUSED;
        };
    }

    /** Who was asked for nothing knows by the plan that it was agreed to. */
    private static Look planned(Operation operation, AgencyId holder) {
        boolean there = operation.last("plan").isPresent();
        return there && !operation.securityOnly() && !operation.police().contains(holder)
                ? CONFIRMED
                : ASKED;
    }
}
