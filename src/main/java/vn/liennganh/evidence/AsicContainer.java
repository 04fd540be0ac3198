package vn.liennganh.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.liennganh.message.Receipt;
import vn.liennganh.message.Sha256;

/**
 * Exports a message with all that proves it as ASiC-E with CAdES (ETSI EN 319 162-1): one file that
 * an expert can check with standard tools. It streams; no attachment is ever whole in memory.
 */
public final class AsicContainer {

    /** The container's media type. */
    public static final String MEDIA_TYPE = "application/vnd.etsi.asic-e+zip";

    private static final String SIGNATURE = "META-INF/signature001.p7s";
    private static final String MANIFEST = "META-INF/ASiCManifest001.xml";

    private final UnaryOperator<byte[]> seal;

    /**
     * @param seal makes a detached CAdES signature in DER
     */
    public AsicContainer(UnaryOperator<byte[]> seal) {
        this.seal = seal;
    }

    /** A content that is written out when its turn comes, never whole in memory. */
    @FunctionalInterface
    public interface Source {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * One file of the container.
     *
     * @param name a path of letters, digits, dots, dashes and slashes; never from a message
     */
    public record Member(String name, String mediaType, Source source) {

        public Member {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._/-]*") || name.contains("..")) {
                throw new IllegalArgumentException("Not a name inside a container");
            }
        }

        /** A file that is in memory. */
        public static Member of(String name, String mediaType, byte[] content) {
            return new Member(name, mediaType, out -> out.write(content));
        }

        /** The signed message. */
        public static Member message(byte[] cms) {
            return of("message.p7m", "application/pkcs7-mime", cms);
        }

        /** An attachment, under its digest, because its name is only data. */
        public static Member attachment(Sha256 sha256, Source source) {
            return new Member("attachments/" + sha256.hex(), "application/octet-stream", source);
        }

        /** A receipt, numbered in the order of the log. */
        public static Member receipt(EvidenceItem item) {
            return of(
                    "receipts/"
                            + item.receipt().log().index()
                            + "-"
                            + item.kind().wireName()
                            + ".json",
                    "application/json",
                    item.receipt().toBytes());
        }
    }

    /**
     * The seals with a time-stamp among these receipts, each once, and the token beside it, as
     * files that {@code openssl ts -verify} takes.
     */
    public static List<Member> timestamps(List<EvidenceItem> items) {
        Map<Long, Member> members = new TreeMap<>();
        for (EvidenceItem item : items) {
            Receipt receipt = item.receipt();
            long size = receipt.log().treeSize();
            receipt.timestamp()
                    .ifPresent(
                            token -> {
                                String name = "timestamps/" + size;
                                members.put(
                                        2 * size,
                                        Member.of(
                                                name + ".p7s",
                                                "application/pkcs7-signature",
                                                receipt.seal()));
                                members.put(
                                        2 * size + 1,
                                        Member.of(
                                                name + ".tst",
                                                "application/vnd.etsi.timestamp-token",
                                                token));
                            });
        }
        return List.copyOf(members.values());
    }

    private record Digested(Member member, byte[] digest) {}

    /** Writes the whole container and leaves the stream open. */
    public void write(OutputStream out, List<Member> members) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        mimetype(zip);
        List<Digested> digested = new ArrayList<>();
        for (Member member : members) {
            digested.add(new Digested(member, copy(zip, member)));
        }
        byte[] manifest = manifest(digested).getBytes(StandardCharsets.UTF_8);
        put(zip, MANIFEST, manifest);
        put(zip, SIGNATURE, seal.apply(manifest));
        zip.finish();
        zip.flush();
    }

    /** First, stored and without extra fields, so that its value stands at a fixed offset. */
    private static void mimetype(ZipOutputStream zip) throws IOException {
        byte[] value = MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(value);
        ZipEntry entry = new ZipEntry("mimetype");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(value.length);
        entry.setCompressedSize(value.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(value);
        zip.closeEntry();
    }

    private static byte[] copy(ZipOutputStream zip, Member member) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        zip.putNextEntry(new ZipEntry(member.name()));
        member.source().writeTo(new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return digest.digest();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static String manifest(List<Digested> members) {
        StringBuilder xml =
                new StringBuilder(
                        """
                <?xml version="1.0" encoding="UTF-8"?>
                <asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"
                                   xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
                  <asic:SigReference URI="%s" MimeType="application/pkcs7-signature"/>
                """
                                .formatted(SIGNATURE));
        for (Digested it : members) {
            xml.append(
                    """
                      <asic:DataObjectReference URI="%s" MimeType="%s">
                        <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
                        <ds:DigestValue>%s</ds:DigestValue>
                      </asic:DataObjectReference>
                    """
                            .formatted(
                                    it.member.name(),
                                    it.member.mediaType(),
                                    Base64.getEncoder().encodeToString(it.digest)));
        }
        return xml.append("</asic:ASiCManifest>\n").toString();
    }
}
