package dev.pickwright.backend.outbox.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Notes when the COMMIT of a producer's event has answered, whichever library sends it. */
final class CommitClock extends DelegatingDataSource {

    private final ThreadLocal<Integer> pending = new ThreadLocal<>();
    private final History history;

    CommitClock(DataSource target, History history) {
        super(target);
        this.history = history;
    }

    /** The next commit on this thread is that of the event. */
    void expect(int number) {
        pending.set(number);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(connection, arguments);
                if (method.getName().equals("commit")) {
                    stamp();
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(CommitClock.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private void stamp() {
        Integer number = pending.get();
        if (number != null) {
            pending.remove();
            history.committed(number);
        }
    }
}
