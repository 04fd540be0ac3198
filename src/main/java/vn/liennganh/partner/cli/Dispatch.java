package vn.liennganh.partner.cli;

import java.util.UUID;
import tools.jackson.databind.JsonNode;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.StatedObligation;
import vn.liennganh.message.Statement;

/** Sends what is signed and tells what became of it. */
final class Dispatch {

    private final Session session;
    private final Screen screen;

    Dispatch(Session session, Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    int send(UUID id, byte[] cms, boolean dryRun) {
        if (dryRun) {
            JsonNode verdict = session.hub().dryRun(cms);
            screen.say("partner.dry-run-passed");
            screen.document(verdict);
            screen.result(verdict);
            return ExitCode.OK.number();
        }
        tell(id, session.send(id, cms));
        return ExitCode.OK.number();
    }

    private void tell(UUID id, Receipt receipt) {
        Statement statement = Statement.read(receipt.statement()).orElseThrow();
        screen.say(
                "partner.accepted",
                id,
                statement.time(),
                receipt.log().index(),
                receipt.log().treeSize());
        for (StatedObligation owed : statement.obligations()) {
            String due = owed.due().map(String::valueOf).orElse("-");
            screen.say(
                    owed.provisional() ? "partner.owed-provisionally" : "partner.owed",
                    owed.party(),
                    owed.owes(),
                    due);
        }
        screen.say("partner.receipt-kept", session.receiptFile(id));
        screen.result(receipt.toJson());
    }
}
