package dev.signalbox.localcloud.service.s3.notify;

import java.time.Instant;

/**
 * What somebody is to be told, until it is.
 *
 * @param id sorts by the time of the event
 * @param message the event in S3's JSON
 * @param due when to try next
 */
record Notice(String id, Rule.Kind kind, String target, String bucket, String message, int failures, Instant due) {
    Notice failed(Instant next) {
        return new Notice(id, kind, target, bucket, message, failures + 1, next);
    }
}
