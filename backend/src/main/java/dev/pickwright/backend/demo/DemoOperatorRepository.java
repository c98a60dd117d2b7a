package dev.pickwright.backend.demo;

import dev.pickwright.model.Wire;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.SignInInfo.DemoOperator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DemoOperatorRepository {

    private final JdbcClient jdbc;

    DemoOperatorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<DemoOperator> all() {
        return jdbc.sql("select * from demo_operator order by badge")
                .query((row, n) -> new DemoOperator(
                        row.getString("badge"),
                        row.getString("pin"),
                        row.getString("name"),
                        Stream.of(row.getString("role_list").split(" "))
                                .map(role -> Wire.read(Role.class, role))
                                .collect(Collectors.toSet()),
                        row.getString("warehouse")))
                .list();
    }

    void insert(DemoOperator operator) {
        jdbc.sql("insert into demo_operator (badge, pin, name, role_list, warehouse) values (?, ?, ?, ?, ?)")
                .params(
                        operator.badge(),
                        operator.pin(),
                        operator.name(),
                        operator.roles().stream().map(Role::wire).sorted().collect(Collectors.joining(" ")),
                        operator.warehouse())
                .update();
    }
}
