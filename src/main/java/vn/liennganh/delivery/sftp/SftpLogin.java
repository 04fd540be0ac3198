package vn.liennganh.delivery.sftp;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.springframework.stereotype.Component;
import vn.liennganh.delivery.files.Trees;
import vn.liennganh.directory.Agency;
import vn.liennganh.directory.Directory;
import vn.liennganh.message.AgencyId;

/**
 * Who may sign in: an agency that exchanges files, under its own identifier, with a key that the
 * registry names in its entry. A password is not a way in.
 */
@Component
class SftpLogin implements PublickeyAuthenticator {

    private static final AttributeKey<String> KEY = new AttributeKey<>();
    private static final int RSA_BITS_MIN = 2048;

    private final Directory directory;

    SftpLogin(Directory directory) {
        this.directory = directory;
    }

    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < RSA_BITS_MIN) {
            return false;
        }
        String shown = PublicKeyEntry.toString(key);
        boolean may = permitted(user, shown);
        if (may) {
            session.setAttribute(KEY, shown);
        }
        return may;
    }

    /** Whether the registry still says what it said when this connection signed in. */
    boolean holds(ServerSession session) {
        String shown = session.getAttribute(KEY);
        return shown != null && permitted(session.getUsername(), shown);
    }

    private boolean permitted(String user, String key) {
        return directory.agenciesOn(directory.today()).stream()
                .filter(agency -> agency.id().value().equals(user))
                .filter(agency -> !directory.suspended(agency.id()))
                .anyMatch(agency -> Trees.serve(agency, directory) && names(agency, key));
    }

    private static boolean names(Agency agency, String key) {
        return agency.reach().sshKeys().contains(key);
    }

    /** Whose connection it is, once it has signed in. */
    static AgencyId agency(String user) {
        return AgencyId.of(user);
    }
}
