package vn.liennganh.startup.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * The PostgreSQL of this hub, and how it is connected to.
 *
 * <p>A sign-in is bounded, so that a server that says nothing never holds whoever connects. What
 * comes after it has a bound of its caller's, or none: a migration may take its time. Who must not
 * wait bounds that more ({@link Connection#setNetworkTimeout}).
 */
final class Server {

    /** Seconds to connect, and for each answer until the sign-in is done. */
    private static final String SIGN_IN_MAX = "2";

    private static final String SESSION =
            // Every question of the hub has an index. A plan made while a table was empty must not
            // read all of it an hour later; and none of the answers is long enough to be worth
            // compiling.
            "-c enable_seqscan=off -c jit=off"
                    // A hub that vanished without a word holds its locks no longer than this.
                    + " -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5"
                    + " -c tcp_keepalives_count=3 -c tcp_user_timeout=30000";

    private final String url;
    private final Properties settings = new Properties();

    Server(String url, String user, String password) {
        this.url = url;
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        settings.setProperty("ApplicationName", "hub");
        settings.setProperty("reWriteBatchedInserts", "true");
        settings.setProperty("options", SESSION);
        settings.setProperty("connectTimeout", SIGN_IN_MAX);
        settings.setProperty("socketTimeout", SIGN_IN_MAX);
        settings.setProperty("tcpKeepAlive", "true");
        settings.setProperty("socketFactory", KeepAliveSockets.class.getName());
    }

    /**
     * A new connection each time.
     *
     * @param most without a byte of an answer for so long the connection is given up; zero: never
     */
    DataSource connections(Duration most) {
        return new SimpleDriverDataSource(new Driver(), url, settings) {
            @Override
            protected Connection getConnectionFromDriver(Properties with) throws SQLException {
                Connection signedIn = super.getConnectionFromDriver(with);
                signedIn.setNetworkTimeout(Runnable::run, Math.toIntExact(most.toMillis()));
                return signedIn;
            }
        };
    }
}
