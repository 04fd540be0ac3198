package vn.liennganh.partner.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;
import vn.liennganh.message.Json;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;
import vn.liennganh.partner.client.Draft;
import vn.liennganh.partner.client.HubClient;
import vn.liennganh.partner.client.Partner;
import vn.liennganh.partner.client.Signer;
import vn.liennganh.partner.client.mail.Safekeeping;
import vn.liennganh.partner.client.mail.Signed;

/** One command's connection: the agency's home, and the partner that it makes. */
record Session(AgencyHome home, Partner partner) {

    /** Connects; log key and newest head are remembered in the home. */
    static Session open(AgencyHome home, URI url, Optional<Path> ca, HubClient.Options options) {
        Partner partner =
                Partner.connect(url)
                        .authorities(home.authorities(ca))
                        .keys(home.keys())
                        .memory(home.directory())
                        .clock(home.clock())
                        .language(options.language())
                        .patience(options.patience())
                        .open();
        return new Session(home, partner);
    }

    HubClient hub() {
        return partner.hub();
    }

    Signer signer() {
        return partner.signer();
    }

    /** Uploads files and names them in the draft. */
    void attach(Draft draft, List<Path> files) {
        for (Path file : files) {
            try {
                partner.attach(draft, file);
            } catch (IllegalArgumentException unusable) {
                throw new Unusable("partner.file-unreadable", file);
            }
        }
    }

    /** Keeps the signed bytes before they go out, so that the very same can be sent again. */
    Receipt send(UUID id, byte[] cms) {
        Signed signed = new Signed(id, cms);
        partner.outbox().keep(signed);
        return partner.send(signed).receipt();
    }

    Path receiptFile(UUID id) {
        return partner.outbox().receiptFile(id);
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new Unusable("partner.file-unreadable", file);
        }
    }

    /** A JSON object out of a file. */
    static ObjectNode object(Path file) {
        try {
            if (Json.MAPPER.readTree(read(file)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            // Told below, as for any other content that is no object.
        }
        throw new Unusable("partner.no-json-object", file);
    }

    static void write(Path file, byte[] bytes) {
        try {
            Safekeeping.write(file, bytes);
        } catch (UncheckedIOException refused) {
            throw new Unusable("partner.file-unwritable", file);
        }
    }

    static Sha256 digest(Path file) {
        try {
            return Safekeeping.digest(file);
        } catch (UncheckedIOException unreadable) {
            throw new Unusable("partner.file-unreadable", file);
        }
    }
}
