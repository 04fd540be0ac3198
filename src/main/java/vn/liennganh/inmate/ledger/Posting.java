package vn.liennganh.inmate.ledger;

import java.time.Instant;
import java.util.UUID;
import vn.liennganh.message.MessageType;

/**
 * One line of the journal.
 *
 * @param message the signed message that is the voucher
 * @param amount whole dong; above 0 is a debit, below 0 a credit
 */
public record Posting(
        long number, UUID message, MessageType type, Instant at, Account account, long amount) {}
