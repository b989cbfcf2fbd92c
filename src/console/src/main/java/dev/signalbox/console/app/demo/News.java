package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.SentMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The mails that the cloud sent, read from its outbox, and the links in them. */
final class News {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final Ports ports;

    News(Ports ports) {
        this.ports = ports;
    }

    FullMessage await(String what, Predicate<SentMessage> wanted) throws GatewayException, InterruptedException {
        var sent = Await.until(what, LIMIT, () -> ports.outbox().newest().messages().stream().filter(wanted)
                .findFirst());
        return ports.outbox().message(sent.id());
    }

    /** Does what the operator does with the first mail of a topic. */
    void confirmSubscription() throws GatewayException, IOException, InterruptedException {
        open(link(await("mail that asks to confirm the subscription", m -> m.subject().contains("Confirmation"))));
    }

    /** The first one in the mail's words. */
    static String link(FullMessage mail) {
        var found = LINK.matcher(mail.words());
        if (!found.find()) {
            throw new DemoFailure("The mail '" + mail.head().subject() + "' holds no link");
        }
        return found.group();
    }

    static byte[] open(String link) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(link)).timeout(LIMIT).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new DemoFailure("The link in the mail answered " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
