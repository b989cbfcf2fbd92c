package dev.signalbox.localcloud.service.sqs.queue;

import java.time.Duration;
import java.util.Optional;

/** A message to send. */
public record NewMessage(Content content, Duration delay, String sender, Optional<String> group,
        Optional<String> deduplication) {}
