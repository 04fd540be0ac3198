package vn.liennganh.gateway.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import vn.liennganh.message.Sha256;

/** SOAP 1.2 with attachments as MIME parts, piece by piece, and what large ones cost. */
final class SoapParts {

    static final String BOUNDARY = "b0undary";

    static final String MEDIA_TYPE =
            "multipart/related; type=\"application/xop+xml\"; start=\"<root@partner>\";"
                    + " start-info=\"application/soap+xml\"; boundary="
                    + BOUNDARY;

    private SoapParts() {}

    /** So many bytes that nobody keeps. */
    static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                if (left <= 0) {
                    return -1;
                }
                int count = (int) Math.min(length, left);
                Arrays.fill(into, offset, offset + count, (byte) 0);
                left -= count;
                return count;
            }
        };
    }

    static String sha256(InputStream in) throws IOException {
        MessageDigest digest = Sha256.newDigest();
        byte[] piece = new byte[65_536];
        for (int count = in.read(piece); count > 0; count = in.read(piece)) {
            digest.update(piece, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String submit(byte[] cms, String attachment) {
        return Envelopes.submit(cms).replace("</ln:Submit>", attachment + "</ln:Submit>");
    }

    static String include(String digest, String href) {
        return "<ln:attachment sha256=\""
                + digest
                + "\"><xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\""
                + href
                + "\"/></ln:attachment>";
    }

    static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String root(String envelope) {
        return "--"
                + BOUNDARY
                + "\r\nContent-Type: application/xop+xml; charset=UTF-8;"
                + " type=\"application/soap+xml\"\r\nContent-ID: <root@partner>\r\n\r\n"
                + envelope;
    }

    static String part(String id) {
        return "\r\n--"
                + BOUNDARY
                + "\r\nContent-Type: application/octet-stream\r\nContent-ID: <"
                + id
                + ">\r\nContent-Transfer-Encoding: binary\r\n\r\n";
    }

    static InputStream all(InputStream... parts) {
        return new SequenceInputStream(Collections.enumeration(List.of(parts)));
    }

    static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most that the heap's pools held after a collection since {@link #used}. */
    static long kept() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .filter(pool -> pool.getCollectionUsage() != null)
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }
}
