package dev.signalbox.localcloud.service.sqs.queue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Names one receive of one message. */
public record ReceiptHandle(String queueId, long number, String receipt) {
    public static Optional<ReceiptHandle> parse(String text) {
        try {
            var parts = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8).split("/", -1);
            return parts.length == 3 ? Optional.of(new ReceiptHandle(parts[0], Long.parseLong(parts[1]), parts[2]))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String text() {
        return Base64.getEncoder().encodeToString((queueId + "/" + number + "/" + receipt).getBytes(
                StandardCharsets.UTF_8));
    }
}
