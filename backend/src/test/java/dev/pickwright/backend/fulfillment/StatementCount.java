package dev.pickwright.backend.fulfillment;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what the thread that asks for it sends to the database; a batch is one, the sync after a commit none. */
final class StatementCount {

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    private StatementCount() {}

    static List<String> of(Runnable work) {
        List<String> sent = new ArrayList<>();
        SENT.set(sent);
        try {
            work.run();
            return sent;
        } finally {
            SENT.remove();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Counted {
        @Bean
        static BeanPostProcessor countedDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new Counting(real) : bean;
                }
            };
        }
    }

    private static final class Counting extends DelegatingDataSource {
        Counting(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return proxy(Connection.class, super.getConnection(), "");
        }
    }

    private static <T> T proxy(Class<T> type, T real, String sql) {
        return type.cast(Proxy.newProxyInstance(
                StatementCount.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    List<String> sent = SENT.get();
                    if (sent != null && method.getName().startsWith("execute") && !sql.equals("CHECKPOINT SYNC")) {
                        sent.add(sql);
                    }
                    try {
                        Object result = method.invoke(real, args);
                        return result instanceof PreparedStatement statement && args != null
                                ? proxy(PreparedStatement.class, statement, String.valueOf(args[0]))
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
