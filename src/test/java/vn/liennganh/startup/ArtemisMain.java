package vn.liennganh.startup;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.ActiveMQComponent;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import org.w3c.dom.Element;

/**
 * Starts Artemis out of {@code bootstrap.xml} and {@code broker.xml}, as its own launcher does; the
 * folder of both is the argument. Its class path has nothing of the hub but {@code hub-broker.jar}.
 */
final class ArtemisMain {

    private ArtemisMain() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Element bootstrap =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(folder.resolve("bootstrap.xml").toFile())
                        .getDocumentElement();
        FileDeploymentManager files =
                new FileDeploymentManager(folder.resolve("broker.xml").toUri().toString());
        files.addDeployable(new FileConfiguration());
        files.readConfiguration();
        for (ActiveMQComponent part :
                files.buildService(
                                security(bootstrap),
                                ManagementFactory.getPlatformMBeanServer(),
                                null)
                        .values()) {
            part.start();
        }
    }

    private static ActiveMQSecurityManager security(Element bootstrap) throws Exception {
        Element named = (Element) bootstrap.getElementsByTagName("security-manager").item(0);
        Map<String, String> properties = new HashMap<>();
        var all = named.getElementsByTagName("property");
        for (int i = 0; i < all.getLength(); i++) {
            Element property = (Element) all.item(i);
            properties.put(property.getAttribute("key"), property.getAttribute("value"));
        }
        return ((ActiveMQSecurityManager)
                        Class.forName(named.getAttribute("class-name"))
                                .getDeclaredConstructor()
                                .newInstance())
                .init(properties);
    }
}
