package dev.pickwright.backend.outbox.bench;

/** A library in one of its configurations, as the workloads use it. */
interface Contender extends AutoCloseable {

    /** Creates the schema by the library's own code and makes ready to produce; delivers nothing yet. */
    void open(Bench bench) throws Exception;

    /** One business transaction: changes the lane's aggregate and writes one event. */
    void produce(int lane) throws Exception;

    /** Called when the backlog stands, before delivery is timed. */
    default void beforeDrain() throws Exception {}

    void startDelivery() throws Exception;

    /** How many events the library's own records call undelivered. */
    String unfinishedSql();

    @Override
    void close() throws Exception;
}
