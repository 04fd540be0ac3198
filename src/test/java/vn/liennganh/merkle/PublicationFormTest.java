package vn.liennganh.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published forms, against the examples of the C2SP documents. */
class PublicationFormTest {

    /** The example key and note of the signed-note document of Go's sumdb. */
    private static final String KEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static boolean ed25519(byte[] key, byte[] signed, byte[] signature) {
        byte[] spki =
                java.util.HexFormat.of()
                        .parseHex(
                                "302a300506032b6570032100"
                                        + java.util.HexFormat.of().formatHex(key));
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException wrong) {
            return false;
        }
    }

    @Test
    void the_published_example_note_verifies() {
        NoteKeyLine key = NoteKeyLine.parse(KEY).orElseThrow();
        assertThat(key.line()).isEqualTo(KEY);
        SignedNote note = SignedNote.parse(NOTE).orElseThrow();
        assertThat(note.signedBy(key, PublicationFormTest::ed25519)).isTrue();
        assertThat(note.format()).isEqualTo(NOTE);
    }

    @Test
    void a_changed_note_or_key_does_not_verify() {
        NoteKeyLine key = NoteKeyLine.parse(KEY).orElseThrow();
        SignedNote changed = SignedNote.parse(NOTE.replace("answer", "Answer")).orElseThrow();
        assertThat(changed.signedBy(key, PublicationFormTest::ed25519)).isFalse();
        NoteKeyLine other = new NoteKeyLine("Somebody", key.publicKey());
        SignedNote note = SignedNote.parse(NOTE).orElseThrow();
        assertThat(note.signedBy(other, PublicationFormTest::ed25519)).isFalse();
        assertThat(NoteKeyLine.parse(KEY.replace("c74f20a3", "c74f20a4"))).isEmpty();
    }

    @Test
    void a_line_of_a_witness_is_passed_over() {
        NoteKeyLine key = NoteKeyLine.parse(KEY).orElseThrow();
        SignedNote.Signature witness =
                new SignedNote.Signature("witness", new byte[4], new byte[72]);
        SignedNote note = SignedNote.parse(NOTE).orElseThrow();
        SignedNote both = new SignedNote(note.text(), List.of(witness, note.signatures().get(0)));
        assertThat(
                        SignedNote.parse(both.format())
                                .orElseThrow()
                                .signedBy(key, PublicationFormTest::ed25519))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\nno signature\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAA=\n",
                "text\n\n\u2014 name AAAAAAAA"
            })
    void what_is_no_note_is_not_read(String note) {
        assertThat(SignedNote.parse(note)).isEmpty();
    }

    @Test
    void a_checkpoint_reads_back() {
        Checkpoint checkpoint = new Checkpoint("example.invalid/log", 1_031, new byte[32]);
        String text =
                "example.invalid/log\n1031\n"
                        + Base64.getEncoder().encodeToString(new byte[32])
                        + "\n";
        assertThat(checkpoint.text()).isEqualTo(text);
        Checkpoint read = Checkpoint.parse(text).orElseThrow();
        assertThat(read.size()).isEqualTo(1_031);
        assertThat(read.origin()).isEqualTo("example.invalid/log");
        assertThat(Checkpoint.parse(text + "extension\n")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n1\n",
                "o\n01\nAAAA\n",
                "o\n-1\nAAAA\n",
                "o\n1\nAAAA\n",
                "\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n",
                "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
            })
    void what_is_no_checkpoint_is_not_read(String text) {
        assertThat(Checkpoint.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 0/000",
        "0, 1234067, 256, 0/x001/x234/067",
        "1, 42, 7, 1/042.p/7",
        "3, 999, 255, 3/999.p/255",
        "0, 1000, 256, 0/x001/000"
    })
    void a_tile_has_the_path_of_tlog_tiles(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.parse(path)).contains(new Tile.Address(false, tile));
    }

    @Test
    void entries_have_a_path_of_their_own() {
        Tile tile = new Tile(0, 1_234, 12);
        assertThat(tile.entriesPath()).isEqualTo("entries/x001/234.p/12");
        assertThat(Tile.parse(tile.entriesPath())).contains(new Tile.Address(true, tile));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/0",
                "0/00",
                "00/000",
                "0/x000/001",
                "0/x1/001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/999",
                "64/000",
                "-1/000",
                "0/000/",
                "entries/000.p/",
                "../000",
                "0/1000",
                "0/001/000"
            })
    void any_other_path_names_no_tile(String path) {
        assertThat(Tile.parse(path)).isEqualTo(Optional.empty());
    }

    @Test
    void a_tile_is_reached_as_far_as_the_tree_goes() {
        assertThat(new Tile(0, 0, 256).reached(5)).isEqualTo(5);
        assertThat(new Tile(0, 1, 256).reached(5)).isZero();
        assertThat(new Tile(0, 1, 256).reached(600)).isEqualTo(256);
        assertThat(new Tile(1, 0, 256).reached(600)).isEqualTo(2);
        assertThat(new Tile(8, 0, 256).reached(Long.MAX_VALUE)).isZero();
    }

    @Test
    void an_entry_bundle_reads_back() {
        List<byte[]> entries = List.of(TreeHash.entry(new byte[1]), TreeHash.entry(new byte[2]));
        byte[] bundle = EntryBundle.of(entries);
        assertThat(bundle).hasSize(68).startsWith(0, 32);
        assertThat(EntryBundle.read(bundle).orElseThrow())
                .hasSize(2)
                .element(1)
                .isEqualTo(entries.get(1));
        bundle[34] = 1;
        assertThat(EntryBundle.read(bundle)).isEmpty();
    }
}
