package vn.liennganh.partner.client.mail;

import java.util.UUID;

/**
 * A message with its signatures, ready to be sent as often as needed: the same bytes are one
 * message.
 */
public record Signed(UUID id, byte[] cms) {}
