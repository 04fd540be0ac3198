package vn.liennganh.partner.signing;

import java.util.List;
import vn.liennganh.pki.CmsSigner;

/**
 * What the person is asked to sign.
 *
 * @param origin the hub whose page asks
 * @param signers whose signatures are there already, each of which holds
 */
record Question(
        String origin, Capacity capacity, HeldKey key, Paper paper, List<CmsSigner> signers) {
    Question {
        signers = List.copyOf(signers);
    }
}
