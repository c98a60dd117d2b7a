package dev.pickwright.backend.outbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.outbox.PublishFailure.Kind;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void what_the_broker_will_never_take_is_refused() {
        is(new RecordTooLargeException("too large"), Kind.REFUSED, false);
        is(new RecordBatchTooLargeException("too large"), Kind.REFUSED, false);
    }

    @Test
    void a_broker_that_is_away_is_no_fault_of_the_message() {
        is(new TimeoutException("expired"), Kind.UNREACHABLE, false);
        is(new NotEnoughReplicasException("one of two"), Kind.UNREACHABLE, false);
        is(new UnknownTopicOrPartitionException("none"), Kind.UNREACHABLE, false);
    }

    @Test
    void what_the_operator_must_set_right_is_no_fault_of_the_message() {
        is(new SaslAuthenticationException("wrong password"), Kind.UNREACHABLE, true);
        is(new ClusterAuthorizationException("no idempotent writes"), Kind.UNREACHABLE, true);
        is(new TopicAuthorizationException("no writes"), Kind.UNREACHABLE, false);
        is(new InvalidTopicException("a topic with blanks"), Kind.UNREACHABLE, false);
    }

    @Test
    void what_befell_the_producer_is_no_fault_of_the_message() {
        is(new OutOfOrderSequenceException("renumbered"), Kind.UNREACHABLE, false);
        is(new ProducerFencedException("fenced"), Kind.UNREACHABLE, true);
        is(new InvalidProducerEpochException("fenced"), Kind.UNREACHABLE, true);
    }

    @Test
    void what_nobody_foresaw_is_tried_again() {
        is(new PolicyViolationException("not today"), Kind.AGAIN, false);
        is(new KafkaException("in an error state"), Kind.AGAIN, true);
        is(new IllegalStateException("closed"), Kind.AGAIN, true);
    }

    private static void is(RuntimeException error, Kind kind, boolean producerIsBroken) {
        var sort = Failures.sort(error);
        assertThat(sort.failure().kind()).as("%s", error).isEqualTo(kind);
        assertThat(sort.producerIsBroken()).as("%s", error).isEqualTo(producerIsBroken);
        assertThat(sort.failure().sort()).isEqualTo(error.getClass().getSimpleName());
    }
}
