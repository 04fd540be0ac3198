package vn.liennganh.delivery.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import vn.liennganh.message.Json;

/** What an agency reads in its tree about files that were not taken. */
final class Problems {

    private Problems() {}

    /** The code in the problem that lies beside a file. */
    static String code(Tree tree, String name) {
        try {
            return Json.MAPPER
                    .readTree(Files.readAllBytes(tree.error().resolve(name + ".problem.json")))
                    .path("code")
                    .asString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
