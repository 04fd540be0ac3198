package vn.liennganh.partner.client;

import java.util.List;
import vn.liennganh.message.Envelope;
import vn.liennganh.message.Sha256;
import vn.liennganh.pki.CmsSigner;

/**
 * A message whose signatures hold and whose sender is proved.
 *
 * @param cms the bytes as the sender signed them
 * @param json the signed content
 * @param signers everyone who signed, in the order of the document
 */
public record Opened(
        byte[] cms, byte[] json, Envelope envelope, Sha256 sha256, List<CmsSigner> signers) {

    public Opened {
        signers = List.copyOf(signers);
    }
}
