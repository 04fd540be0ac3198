package vn.liennganh.console.letter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What kind of file somebody attaches. The browser says it by the name's ending, so the first bytes
 * have the last word; what is no document is plain bytes to everybody.
 */
final class FileTypes {

    /** So many bytes tell. */
    static final int BEGINNING = 8;

    private static final String PLAIN = "application/octet-stream";
    private static final String ZIP = "application/zip";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

    private static final List<byte[]> ARCHIVE = List.of(ascii("PK\3\4"));

    /** What office programs wrote before 2007. */
    private static final List<byte[]> OLD_OFFICE =
            List.of(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0});

    private static final Map<String, List<byte[]>> BEGIN =
            Map.ofEntries(
                    Map.entry("application/pdf", List.of(ascii("%PDF-"))),
                    Map.entry("application/rtf", List.of(ascii("{\\rtf"))),
                    Map.entry("image/png", List.of(new byte[] {(byte) 0x89, 'P', 'N', 'G'})),
                    Map.entry(
                            "image/jpeg",
                            List.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff})),
                    Map.entry("image/tiff", List.of(ascii("II*\0"), ascii("MM\0*"))),
                    Map.entry("application/msword", OLD_OFFICE),
                    Map.entry("application/vnd.ms-excel", OLD_OFFICE),
                    Map.entry(ZIP, ARCHIVE),
                    Map.entry(OFFICE + "wordprocessingml.document", ARCHIVE),
                    Map.entry(OFFICE + "spreadsheetml.sheet", ARCHIVE),
                    Map.entry("application/vnd.oasis.opendocument.text", ARCHIVE),
                    Map.entry("application/vnd.oasis.opendocument.spreadsheet", ARCHIVE));

    /** Taken at its word: nothing in the bytes tells. */
    private static final Set<String> TOLD =
            Set.of(
                    "text/plain",
                    "text/csv",
                    "text/xml",
                    "application/xml",
                    "application/json",
                    "application/pkcs7-mime",
                    "application/pkcs7-signature");

    private FileTypes() {}

    /**
     * The media type under which it is sent; empty where it is said to be what it is not.
     *
     * @param told by the browser, with or without parameters
     * @param beginning the first {@value #BEGINNING} bytes, or all of a shorter file
     */
    static Optional<String> of(String told, byte[] beginning) {
        String said = told.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        Set<String> found =
                BEGIN.entrySet().stream()
                        .filter(one -> begins(one.getValue(), beginning))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        if (found.contains(said) || found.isEmpty() && TOLD.contains(said)) {
            return Optional.of(said);
        }
        if (BEGIN.containsKey(said)) {
            return Optional.empty();
        }
        return Optional.of(
                found.size() == 1 ? found.iterator().next() : found.contains(ZIP) ? ZIP : PLAIN);
    }

    private static boolean begins(List<byte[]> ways, byte[] content) {
        return ways.stream()
                .anyMatch(
                        way ->
                                content.length >= way.length
                                        && Arrays.equals(Arrays.copyOf(content, way.length), way));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
