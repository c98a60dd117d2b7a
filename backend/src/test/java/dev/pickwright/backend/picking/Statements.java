package dev.pickwright.backend.picking;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts the statements and commits of a thread, but no checkpoint, or lets one statement fail. */
final class Statements {

    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[2]);
    private static final ThreadLocal<String> FAILING = ThreadLocal.withInitial(() -> "");

    private Statements() {}

    record Count(int statements, int commits) {}

    static Count of(Runnable work) {
        COUNT.set(new int[2]);
        work.run();
        return new Count(COUNT.get()[0], COUNT.get()[1]);
    }

    /** Runs the work while every statement that begins so fails. */
    static void failing(String beginning, Runnable work) {
        FAILING.set(beginning);
        try {
            work.run();
        } finally {
            FAILING.set("");
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
                Statements.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    if (method.getName().equals("commit")) {
                        COUNT.get()[1]++;
                    } else if (method.getName().startsWith("execute") && !sql.equals("CHECKPOINT SYNC")) {
                        COUNT.get()[0]++;
                        if (!FAILING.get().isEmpty() && sql.startsWith(FAILING.get())) {
                            throw new SQLException("injected fault", "08006");
                        }
                    }
                    try {
                        Object result = method.invoke(real, args);
                        return result instanceof PreparedStatement statement
                                ? proxy(PreparedStatement.class, statement, args[0].toString())
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
