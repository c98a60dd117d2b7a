package dev.pickwright.backend.sync.station;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Blocks of serials of packages that this station has. */
@Repository
class SerialRepository {

    private final JdbcClient jdbc;

    SerialRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insertBlock(long incarnation, long first, long last) {
        jdbc.sql("""
                insert into sync_held_block (first_serial, incarnation, last_serial, next_serial)
                select :first, :incarnation, :last, :first
                where not exists (select 1 from sync_held_block where first_serial = :first)
                """)
                .param("first", first)
                .param("incarnation", incarnation)
                .param("last", last)
                .update();
    }

    /** The next one of the block that has the serial comes after it. */
    void skip(long serial) {
        jdbc.sql("""
                update sync_held_block set next_serial = :serial + 1
                where :serial between first_serial and last_serial and next_serial <= :serial
                """).param("serial", serial).update();
    }

    long left() {
        return jdbc.sql("""
                select coalesce(sum(last_serial - next_serial + 1), 0) from sync_held_block
                where incarnation = (select incarnation from sync_identity)
                """).query(Long.class).single();
    }

    /** The next one of the present incarnation's blocks, with its block locked; empty if they are used up. */
    List<Long> next() {
        List<Long> next = jdbc.sql("""
                select next_serial from sync_held_block
                where next_serial <= last_serial and incarnation = (select incarnation from sync_identity)
                order by first_serial for update
                """).query((row, n) -> row.getLong(1)).list();
        next.stream()
                .limit(1)
                .forEach(serial -> jdbc.sql(
                                "update sync_held_block set next_serial = next_serial + 1 where next_serial = ?")
                        .param(serial)
                        .update());
        return next;
    }
}
