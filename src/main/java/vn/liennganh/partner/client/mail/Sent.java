package vn.liennganh.partner.client.mail;

import java.util.UUID;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Statement;

/**
 * A message that the hub accepted.
 *
 * @param receipt verified: signatures, chain, inclusion, and a log that only grew
 * @param statement what the receipt attests: when, for whom, and what is owed by when
 */
public record Sent(UUID id, byte[] cms, Receipt receipt, Statement statement) {}
