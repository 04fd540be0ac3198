package vn.liennganh.console.bank;

import java.util.Locale;
import vn.liennganh.credit.position.Stage;

/** The columns of the board, in the order of the work. Nobody moves a case between them by hand. */
public enum BankColumn {
    PROPOSED,
    DECIDED,
    VERIFIED,
    ATTACHED,
    VALUED,
    AUCTION,
    DELIVERED,
    PAID,
    ASIDE,
    ENDED;

    static BankColumn of(Stage stage, boolean aside) {
        if (stage.over()) {
            return ENDED;
        }
        if (aside) {
            return ASIDE;
        }
        return switch (stage) {
            case PROPOSED -> PROPOSED;
            case VERIFIED -> VERIFIED;
            case ATTACHED -> ATTACHED;
            case VALUED -> VALUED;
            case AUCTION, SOLD -> AUCTION;
            case DELIVERED -> DELIVERED;
            case PAID -> PAID;
            default -> DECIDED;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
