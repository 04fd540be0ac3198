package vn.liennganh.delivery.sftp;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * The keys {@code hub.sftp.*}; each stands in {@code config/application.yaml} with its reason.
 *
 * @param enabled whether trees are served over SFTP at all
 * @param address the network address that the port is opened on
 * @param port 0 for any that is free
 * @param hostKey the server's private key as OpenSSH keeps it; made at the first start
 * @param connections of all agencies together
 * @param connectionsPerAgency of one agency
 * @param handles files and folders that one connection may have open
 * @param loginTimeout a connection that has not signed in after so long is closed
 * @param idleTimeout a connection that says nothing for so long is closed
 * @param recheck how often the rights of open connections are looked at again
 * @param fileMax bytes of one file
 * @param inFilesMax files that may lie in one {@code in/}
 * @param inBytesMax bytes that may lie in one {@code in/}
 */
@ConfigurationProperties("hub.sftp")
public record SftpSettings(
        boolean enabled,
        String address,
        int port,
        Path hostKey,
        int connections,
        int connectionsPerAgency,
        int handles,
        Duration loginTimeout,
        Duration idleTimeout,
        Duration recheck,
        DataSize fileMax,
        int inFilesMax,
        DataSize inBytesMax) {

    public SftpSettings {
        if (connections < 1 || connectionsPerAgency < 1 || handles < 1 || inFilesMax < 1) {
            throw new IllegalArgumentException(
                    "hub.sftp: connections, connections-per-agency, handles and in-files-max are"
                            + " at least 1");
        }
    }
}
