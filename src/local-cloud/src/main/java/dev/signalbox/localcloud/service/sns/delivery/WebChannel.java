package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.outbox.Outbox;
import dev.signalbox.localcloud.outbox.OutboxEntry.HttpDelivery;
import dev.signalbox.localcloud.outbox.OutboxEntry.Letter;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * Posts to web addresses. Loopback and private addresses are what a local cloud is for; link-local ones, where machines
 * in a cloud keep their credentials, are refused, and redirects are not followed.
 */
final class WebChannel {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);

    private final Outbox outbox;
    private final Envelope envelope;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(
            HttpClient.Redirect.NEVER).version(HttpClient.Version.HTTP_1_1).build();

    WebChannel(Outbox outbox, Envelope envelope) {
        this.outbox = outbox;
        this.envelope = envelope;
    }

    /** The status of an answer, if there was one, beside what it means. */
    record Answer(Result result, Optional<Integer> status) {}

    Answer attempt(Publication publication, Subscription subscription, Topic topic) {
        try {
            var uri = URI.create(subscription.endpoint());
            var refused = refused(uri);
            if (refused.isPresent()) {
                return new Answer(new Result.Never(refused.get()), Optional.empty());
            }
            var response = http.send(request(uri, publication, subscription, topic), HttpResponse.BodyHandlers
                    .ofInputStream());
            response.body().close();
            return new Answer(meaning(response.statusCode()), Optional.of(response.statusCode()));
        } catch (UnknownHostException e) {
            return new Answer(new Result.Again("the host is not known"), Optional.empty());
        } catch (IOException e) {
            return new Answer(new Result.Again(e.getClass().getSimpleName()), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(new Result.Again("interrupted"), Optional.empty());
        }
    }

    private static Optional<String> refused(URI uri) throws UnknownHostException {
        if (uri.getHost() == null) {
            return Optional.of("the address has no host");
        }
        for (var address : InetAddress.getAllByName(uri.getHost())) {
            if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                return Optional.of("the local cloud does not send to link-local and multicast addresses");
            }
        }
        return Optional.empty();
    }

    private HttpRequest request(URI uri, Publication publication, Subscription subscription, Topic topic) {
        boolean raw = subscription.isRaw() && publication.kind() == Publication.Kind.NOTIFICATION;
        var body = raw ? publication.message() : envelope.text(publication, subscription, topic);
        var request = HttpRequest.newBuilder(uri).timeout(ANSWER).POST(HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "text/plain; charset=UTF-8").header("User-Agent",
                        "Amazon Simple Notification Service Agent").header("x-amz-sns-message-type", publication.kind()
                                .wireName()).header("x-amz-sns-message-id", publication.messageId()).header(
                                        "x-amz-sns-topic-arn", publication.topicArn());
        if (publication.kind() == Publication.Kind.NOTIFICATION) {
            request.header("x-amz-sns-subscription-arn", subscription.arn());
        }
        if (raw) {
            request.header("x-amz-sns-rawdelivery", "true");
        }
        return request.build();
    }

    private static Result meaning(int status) {
        if (status >= 200 && status < 300) {
            return new Result.Delivered();
        }
        return status == 429 || status >= 500 ? new Result.Again("status " + status)
                : new Result.Never("status "
                        + status);
    }

    /** Notes in the outbox what came of it in the end. */
    void ended(Delivery delivery, Subscription subscription, Answer last) {
        var publication = delivery.publication();
        var text = publication.kind() == Publication.Kind.NOTIFICATION ? publication.message()
                : "Asks to confirm the subscription to " + publication.topicArn();
        var reason = switch (last.result()) {
            case Result.Delivered() -> Optional.<String>empty();
            case Result.Again(var why) -> Optional.of(why);
            case Result.Never(var why) -> Optional.of(why);
        };
        outbox.addHttp("sns", Letter.plain("", subscription.endpoint(), publication.subject().orElse(publication.kind()
                .wireName()), text), new HttpDelivery(reason.isEmpty(), delivery.attempts() + 1, last.status(),
                        reason));
    }

    void close() {
        http.shutdownNow();
    }
}
