package vn.liennganh.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.liennganh.merkle.Checkpoint;
import vn.liennganh.merkle.SignedNote;
import vn.liennganh.message.Receipt;

/** The witness of the crash tests has teeth: it passes what is true and nothing else. */
class LogWitnessTest {

    private static final String RECIPIENT = "X99.51.001";

    private final Party sender = Party.of(RunningHub.shared(), "X99.11.001");

    private Receipt sent() {
        return sender.send(sender.ping(RECIPIENT));
    }

    @Test
    void what_the_hub_said_stands_in_one_tree() {
        LogWitness witness = new LogWitness();
        for (int i = 0; i < 3; i++) {
            witness.saw(sent());
        }
        witness.judge(sender);
    }

    @Test
    void a_head_of_another_tree_is_found() {
        Receipt receipt = sent();
        byte[] root = head(receipt).root().clone();
        root[7] ^= 1;
        sent();
        LogWitness witness = new LogWitness();
        witness.saw(
                with(receipt, new Checkpoint(head(receipt).origin(), head(receipt).size(), root)));
        assertThatThrownBy(() -> witness.judge(sender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the head of size " + head(receipt).size());
        assertThatThrownBy(() -> witness.saw(receipt))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("two heads of size");
    }

    @Test
    void a_head_that_the_log_has_never_reached_is_found() {
        Receipt receipt = sent();
        LogWitness witness = new LogWitness();
        Checkpoint head = head(receipt);
        witness.saw(
                with(receipt, new Checkpoint(head.origin(), head.size() + 1_000_000, head.root())));
        assertThatThrownBy(() -> witness.judge(sender)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_statement_that_is_no_leaf_is_found() {
        Receipt receipt = sent();
        byte[] statement = receipt.statement().clone();
        statement[statement.length - 9] ^= 1;
        LogWitness witness = new LogWitness();
        witness.saw(new Receipt(statement, receipt.log(), receipt.seal(), receipt.timestamp()));
        assertThatThrownBy(() -> witness.judge(sender))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("leaf " + receipt.log().index());
    }

    private static Checkpoint head(Receipt receipt) {
        return SignedNote.parse(receipt.log().checkpoint())
                .flatMap(note -> Checkpoint.parse(note.text()))
                .orElseThrow();
    }

    private static Receipt with(Receipt receipt, Checkpoint head) {
        SignedNote note = SignedNote.parse(receipt.log().checkpoint()).orElseThrow();
        Receipt.LogProof log = receipt.log();
        return new Receipt(
                receipt.statement(),
                new Receipt.LogProof(
                        log.origin(),
                        log.index(),
                        log.treeSize(),
                        List.copyOf(log.inclusionProof()),
                        new SignedNote(head.text(), note.signatures()).format()),
                receipt.seal(),
                receipt.timestamp());
    }
}
