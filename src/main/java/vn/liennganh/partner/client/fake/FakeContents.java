package vn.liennganh.partner.client.fake;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.liennganh.message.AgencyId;
import vn.liennganh.message.RefusalCode;
import vn.liennganh.message.Sha256;

/** Contents of attachments, each for its uploader, whole or begun. */
final class FakeContents {

    private record Place(AgencyId owner, Sha256 digest) {}

    private final Map<Place, byte[]> begun = new ConcurrentHashMap<>();

    long received(AgencyId owner, Sha256 digest) {
        byte[] known = begun.get(new Place(owner, digest));
        return known == null ? 0 : known.length;
    }

    boolean holds(AgencyId owner, Sha256 digest) {
        byte[] known = begun.get(new Place(owner, digest));
        return known != null && Sha256.of(known).equals(digest);
    }

    Optional<byte[]> content(AgencyId owner, Sha256 digest) {
        return holds(owner, digest)
                ? Optional.of(begun.get(new Place(owner, digest)))
                : Optional.empty();
    }

    /**
     * Adds a piece.
     *
     * @param offset where the piece begins; another place than where the last one ended is refused
     * @return true when the content is whole
     */
    synchronized boolean put(AgencyId owner, Sha256 digest, long offset, long total, byte[] piece) {
        Place place = new Place(owner, digest);
        if (holds(owner, digest)) {
            return true;
        }
        byte[] known = offset == 0 ? new byte[0] : begun.getOrDefault(place, new byte[0]);
        if (known.length != offset) {
            throw FakeRefusal.of(RefusalCode.MESSAGE_MALFORMED);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(known);
        all.writeBytes(piece);
        begun.put(place, all.toByteArray());
        if (all.size() < total) {
            return false;
        }
        if (!holds(owner, digest)) {
            begun.remove(place);
            throw FakeRefusal.of(RefusalCode.DIGEST_MISMATCH);
        }
        return true;
    }
}
