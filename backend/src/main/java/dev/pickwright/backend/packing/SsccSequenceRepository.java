package dev.pickwright.backend.packing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Serials from the database's own sequence, where no central gives them out in blocks. */
@Repository
class SsccSequenceRepository implements SsccSerials {

    private final JdbcClient jdbc;

    SsccSequenceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long next() {
        return jdbc.sql("select nextval('sscc_serial')").query(Long.class).single();
    }
}
