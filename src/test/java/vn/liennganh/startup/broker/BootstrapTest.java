package vn.liennganh.startup.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.apache.activemq.artemis.utils.ClassloadingUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What Artemis' own launcher takes out of the shipped {@code bootstrap.xml}, made as it makes it.
 * The launcher itself is no library, and this is as near as a test without it comes.
 */
class BootstrapTest {

    private static final Path SHIPPED = Path.of("config/broker");
    private static final Pattern LEFT_OPEN = Pattern.compile("\\$\\{([a-z.]+)[:}]");

    private Element bootstrap;

    @BeforeEach
    void read() throws Exception {
        DocumentBuilderFactory reader = DocumentBuilderFactory.newInstance();
        reader.setNamespaceAware(true);
        bootstrap =
                reader.newDocumentBuilder()
                        .parse(SHIPPED.resolve("bootstrap.xml").toFile())
                        .getDocumentElement();
    }

    @Test
    void it_names_a_security_and_a_configuration_and_no_console() {
        assertThat(bootstrap.getNamespaceURI()).isEqualTo("http://activemq.apache.org/schema");
        assertThat(bootstrap.getLocalName()).isEqualTo("broker");
        assertThat(children())
                .as("a web element would open a console, whose users could settle deliveries")
                .extracting(Node::getLocalName)
                .containsExactly("security-manager", "server");
        assertThat(children().get(1).getAttribute("configuration"))
                .isEqualTo("file:${artemis.instance}/etc/broker.xml");
    }

    @Test
    void the_security_is_made_by_its_name_and_lets_nobody_in_without_the_plugin() {
        ActiveMQSecurityManager made =
                ((ActiveMQSecurityManager)
                                ClassloadingUtil.newInstanceFromClassLoader(
                                        ActiveMQSecurityManager.class,
                                        children().get(0).getAttribute("class-name"),
                                        ActiveMQSecurityManager.class))
                        .init(Map.of());

        assertThat(made).isInstanceOf(HubSecurity.class);
        assertThat(made.validateUser("admin", "admin")).isFalse();
        assertThat(((HubSecurity) made).authenticate("admin", "admin", null, null)).isNull();
    }

    @Test
    void what_the_files_leave_open_is_named_in_the_instructions() throws Exception {
        String instructions = Files.readString(Path.of("src/docs/OPERATING.md"));
        TreeSet<String> open = new TreeSet<>();
        Matcher each = LEFT_OPEN.matcher(Files.readString(SHIPPED.resolve("broker.xml")));
        while (each.find()) {
            open.add(each.group(1));
        }
        assertThat(open)
                .contains("broker.tls", "broker.data")
                .allSatisfy(name -> assertThat(instructions).contains("`" + name + "`"));
    }

    private List<Element> children() {
        List<Element> elements = new ArrayList<>();
        NodeList nodes = bootstrap.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
