package dev.pickwright.backend.property;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Plants a mistake in the product: statements that match are not carried out, as if somebody had forgotten them. */
final class LostStatements {

    /** Of a statement and its parameters; null while nothing is lost. */
    static volatile BiPredicate<String, List<Object>> lost;

    private LostStatements() {}

    @TestConfiguration(proxyBeanMethods = false)
    static class Planted {

        @Bean
        static BeanPostProcessor forgetfulDataSource() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource real ? new Forgetful(real) : bean;
                }
            };
        }
    }

    private static final class Forgetful extends DelegatingDataSource {

        Forgetful(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection real = super.getConnection();
            return lost == null ? real : proxy(Connection.class, real, "");
        }
    }

    private static <T> T proxy(Class<T> type, T real, String sql) {
        List<Object> parameters = new ArrayList<>();
        return type.cast(Proxy.newProxyInstance(
                LostStatements.class.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                    String name = method.getName();
                    if (name.startsWith("set") && args != null && args.length > 1) {
                        parameters.add(args[1]);
                    }
                    var forgotten = lost;
                    if (name.equals("executeUpdate") && forgotten != null && forgotten.test(sql, parameters)) {
                        return 1;
                    }
                    if (name.equals("addBatch") && args == null) {
                        boolean lose = forgotten != null && forgotten.test(sql, parameters);
                        parameters.clear();
                        if (lose) {
                            return null;
                        }
                    }
                    try {
                        Object result = method.invoke(real, args);
                        return result instanceof PreparedStatement statement
                                ? proxy(PreparedStatement.class, statement, (String) args[0])
                                : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
