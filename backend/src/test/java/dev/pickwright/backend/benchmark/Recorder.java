package dev.pickwright.backend.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Stands between the product and its database, and writes down what the calling thread sends. */
final class Recorder {

    private static final ThreadLocal<Trace> TRACE = new ThreadLocal<>();

    private Recorder() {}

    static Trace record(Runnable work) {
        Trace trace = new Trace();
        TRACE.set(trace);
        try {
            work.run();
            return trace;
        } finally {
            TRACE.remove();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Recorded {

        @Bean
        static BeanPostProcessor recordedDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new Recording(real) : bean;
                }
            };
        }
    }

    private static final class Recording extends DelegatingDataSource {

        Recording(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            Trace trace = TRACE.get();
            return trace == null ? real : connection(real, trace);
        }
    }

    private static Connection connection(Connection real, Trace trace) {
        return proxy(Connection.class, (method, args) -> {
            Object result = proceed(real, method, args);
            switch (method.getName()) {
                case "setAutoCommit" -> trace.autoCommit((boolean) args[0]);
                case "commit" -> trace.commit();
                case "rollback" -> trace.rollback();
                default -> {}
            }
            return result instanceof PreparedStatement made
                    ? proxy(PreparedStatement.class, new Sent(made, (String) args[0], trace))
                    : result;
        });
    }

    /** One prepared statement. */
    private static final class Sent implements Handler {
        private final PreparedStatement real;
        private final String sql;
        private final Trace trace;
        private List<Trace.Parameter> parameters = new ArrayList<>();
        private final List<List<Trace.Parameter>> rows = new ArrayList<>();

        Sent(PreparedStatement real, String sql, Trace trace) {
            this.real = real;
            this.sql = sql;
            this.trace = trace;
        }

        @Override
        public @Nullable Object call(Method method, Object[] args) throws Throwable {
            Object result = proceed(real, method, args);
            String name = method.getName();
            switch (name) {
                case "executeQuery" -> trace.query(sql, List.copyOf(parameters));
                case "executeUpdate" -> trace.update(sql, List.copyOf(parameters), (int) result);
                case "executeBatch" -> trace.batch(sql, List.copyOf(rows), (int[]) result);
                case "execute" -> throw new IllegalStateException("no recording of " + sql);
                case "addBatch" -> {
                    rows.add(parameters);
                    parameters = new ArrayList<>();
                }
                default -> {
                    if (name.startsWith("set") && args.length > 1) {
                        parameters.add(parameter(method, args));
                    }
                }
            }
            return result;
        }

        private static Trace.Parameter parameter(Method method, Object[] args) {
            int index = (int) args[0];
            return switch (method.getName() + args.length) {
                case "setString2" -> statement -> statement.setString(index, (String) args[1]);
                case "setObject2" -> statement -> statement.setObject(index, args[1]);
                case "setObject3" -> statement -> statement.setObject(index, args[1], (int) args[2]);
                case "setNull2" -> statement -> statement.setNull(index, (int) args[1]);
                case "setBigDecimal2" -> statement -> statement.setBigDecimal(index, (java.math.BigDecimal) args[1]);
                default -> throw new IllegalStateException("no recording of " + method);
            };
        }
    }

    @FunctionalInterface
    private interface Handler {
        @Nullable
        Object call(Method method, Object[] args) throws Throwable;
    }

    private static @Nullable Object proceed(Object real, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(
                Recorder.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, args) -> handler.call(method, args == null ? new Object[0] : args)));
    }
}
