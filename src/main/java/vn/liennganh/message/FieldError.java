package vn.liennganh.message;

/**
 * One wrong field of a message.
 *
 * @param pointer RFC 6901 JSON Pointer into the message document; "" is the whole document
 * @param text what is wrong; never repeats personal data
 */
public record FieldError(String pointer, Text text) {}
