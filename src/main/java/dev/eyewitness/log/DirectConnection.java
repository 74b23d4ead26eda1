package dev.eyewitness.log;

import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.AgroalSecurityProvider;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Opens connections to the pool's database outside the pool, which may be used up or wait for a connection that hangs. */
final class DirectConnection {

    private DirectConnection() {}

    /**
     * Connects as the pool does.
     *
     * @param patience how long connecting, and then each answer, may take; whole milliseconds
     */
    static Connection open(AgroalConnectionFactoryConfiguration factory, Duration patience) throws SQLException {
        Properties properties = new Properties();
        properties.putAll(factory.jdbcProperties());
        List<@Nullable Object> secrets = new ArrayList<>(factory.credentials());
        secrets.add(factory.principal());
        secrets.forEach(secret -> properties.putAll(properties(factory, secret)));
        String seconds = Long.toString(Math.ceilDiv(patience.toMillis(), 1000));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        Connection connection = DriverManager.getConnection(factory.jdbcUrl(), properties);
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(patience.toMillis()));
        return connection;
    }

    private static Properties properties(AgroalConnectionFactoryConfiguration factory, @Nullable Object secret) {
        if (secret != null) {
            for (AgroalSecurityProvider provider : factory.securityProviders()) {
                Properties properties = provider.getSecurityProperties(secret);
                if (properties != null) {
                    return properties;
                }
            }
        }
        return new Properties();
    }
}
