package vn.liennganh.partner.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The partners' library stands alone: no hub, no Spring, and few things beside it. */
class ClientJarTest {

    @Test
    void it_holds_the_words_the_proofs_and_the_client_and_nothing_of_the_hub() throws IOException {
        assertThat(names())
                .allMatch(
                        name ->
                                name.matches(
                                        "META-INF/.*|vn/liennganh/(message|pki|merkle|partner/client)/.*"
                                                + "|text/(message|pki|evidence|partner|problem)_(vi|en).properties"))
                .contains(
                        "vn/liennganh/partner/client/Partner.class",
                        "vn/liennganh/partner/client/fake/FakeHub.class",
                        "text/partner_vi.properties",
                        "text/evidence_en.properties");
    }

    @Test
    void its_classes_refer_to_nothing_but_the_platform_and_what_is_named() throws IOException {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax..",
                        "com.sun.net.httpserver..",
                        "vn.liennganh.message..",
                        "vn.liennganh.pki..",
                        "vn.liennganh.merkle..",
                        "vn.liennganh.partner.client..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.bouncycastle..",
                        "com.github.benmanes.caffeine..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(new ClassFileImporter().importJar(new JarFile(ClientJar.JAR.toFile())));
    }

    @Test
    void every_class_loads_where_there_is_nothing_else() throws Exception {
        List<URL> path = new ArrayList<>();
        for (Path jar : ClientJar.classPath()) {
            path.add(jar.toUri().toURL());
        }
        try (URLClassLoader alone =
                new URLClassLoader(
                        path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            List<String> loaded = new ArrayList<>();
            for (String name : names()) {
                if (name.endsWith(".class") && !name.contains("-info")) {
                    String type = name.replace(".class", "").replace('/', '.');
                    loaded.add(Class.forName(type, true, alone).getName());
                }
            }
            assertThat(loaded).hasSizeGreaterThan(100);
        }
    }

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(ClientJar.JAR.toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }
}
