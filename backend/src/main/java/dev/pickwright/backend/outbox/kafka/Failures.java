package dev.pickwright.backend.outbox.kafka;

import dev.pickwright.backend.outbox.PublishFailure;
import dev.pickwright.backend.outbox.PublishFailure.Kind;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** What an error of the client says about the message, the broker and the producer. */
final class Failures {

    /** @param producerIsBroken whether no further message goes through the producer that said so */
    record Sort(PublishFailure failure, boolean producerIsBroken) {}

    private Failures() {}

    static Sort sort(Throwable error) {
        return switch (error) {
            case RecordTooLargeException e -> new Sort(failure(Kind.REFUSED, e), false);
            case RecordBatchTooLargeException e -> new Sort(failure(Kind.REFUSED, e), false);
            case InvalidRecordException e -> new Sort(failure(Kind.REFUSED, e), false);
            case SerializationException e -> new Sort(failure(Kind.REFUSED, e), false);
            // The client has retried for as long as it may: no broker, no leader, not enough replicas, no such topic.
            case RetriableException e -> new Sort(failure(Kind.UNREACHABLE, e), false);
            // Every event goes to the one topic: what is wrong with it is no fault of the event.
            case InvalidTopicException e -> new Sort(failure(Kind.UNREACHABLE, e), false);
            case ClusterAuthorizationException e -> new Sort(failure(Kind.UNREACHABLE, e), true);
            case AuthorizationException e -> new Sort(failure(Kind.UNREACHABLE, e), false);
            case InvalidConfigurationException e -> new Sort(failure(Kind.UNREACHABLE, e), true);
            // As when a new leader took the second of two batches first; the client numbers anew by itself.
            case OutOfOrderSequenceException e -> new Sort(failure(Kind.UNREACHABLE, e), false);
            case ApplicationRecoverableException e -> new Sort(failure(Kind.UNREACHABLE, e), true);
            case ApiException e -> new Sort(failure(Kind.AGAIN, e), false);
            default -> new Sort(failure(Kind.AGAIN, error), true);
        };
    }

    static PublishFailure failure(Kind kind, Throwable error) {
        String name = error.getClass().getSimpleName();
        return new PublishFailure(kind, name, name + ": " + error.getMessage());
    }
}
