package dev.signalbox.localcloud.service.sns.delivery;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.sns.topic.Subscription;
import dev.signalbox.localcloud.service.sns.topic.Topic;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON around a message, signed. */
final class Envelope {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(
            ZoneOffset.UTC);

    private final Signing signing;
    private final Links links;

    Envelope(Signing signing, Links links) {
        this.signing = signing;
        this.links = links;
    }

    /** What queues, web addresses and mail programs get, laid out as AWS does. */
    String text(Publication publication, Subscription subscription, Topic topic) {
        var members = members(publication, subscription, topic);
        var text = new StringBuilder("{\n");
        members.forEach((name, value) -> text.append("  ").append(quoted(name)).append(" : ").append(quoted(value))
                .append(",\n"));
        if (publication.attributes().isEmpty() || publication.kind() != Publication.Kind.NOTIFICATION) {
            text.setLength(text.length() - 2);
        } else {
            text.append("  \"MessageAttributes\" : {\n");
            publication.attributes().forEach((name, attribute) -> text.append("    ").append(quoted(name)).append(
                    " : {\"Type\":").append(quoted(attribute.type())).append(",\"Value\":").append(quoted(attribute
                            .value())).append("},\n"));
            text.setLength(text.length() - 2);
            text.append("\n  }");
        }
        return text.append("\n}").toString();
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    /** The event that functions get. */
    String event(Publication publication, Subscription subscription, Topic topic) {
        var event = JSON.createObjectNode();
        var record = event.putArray("Records").addObject().put("EventSource", "aws:sns").put("EventVersion", "1.0").put(
                "EventSubscriptionArn", subscription.arn());
        var sns = record.putObject("Sns");
        members(publication, subscription, topic).forEach((name, value) -> sns.put(name.equals("SigningCertURL")
                ? "SigningCertUrl"
                : name.equals("UnsubscribeURL") ? "UnsubscribeUrl" : name, value));
        if (publication.subject().isEmpty()) {
            sns.putNull("Subject");
        }
        attributes(sns.putObject("MessageAttributes"), publication);
        return event.toString();
    }

    private static void attributes(ObjectNode node, Publication publication) {
        publication.attributes().forEach((name, attribute) -> node.putObject(name).put("Type", attribute.type()).put(
                "Value", attribute.value()));
    }

    private Map<String, String> members(Publication publication, Subscription subscription, Topic topic) {
        boolean notification = publication.kind() == Publication.Kind.NOTIFICATION;
        var members = new LinkedHashMap<String, String>();
        members.put("Type", publication.kind().wireName());
        members.put("MessageId", publication.messageId());
        if (!notification) {
            members.put("Token", subscription.token().map(Subscription.Token::text).orElse(""));
        }
        members.put("TopicArn", publication.topicArn());
        publication.subject().ifPresent(subject -> members.put("Subject", subject));
        members.put("Message", publication.message());
        if (!notification) {
            members.put("SubscribeURL", links.confirm(subscription));
        }
        members.put("Timestamp", time(publication.time()));
        var version = topic.attribute("SignatureVersion").orElse("1");
        var signature = signing.sign(version, signed(members));
        members.put("SignatureVersion", version);
        members.put("Signature", signature);
        members.put("SigningCertURL", links.certificate());
        if (notification) {
            members.put("UnsubscribeURL", links.unsubscribe(subscription));
        }
        return members;
    }

    /** Names and values in the order of the names, a line each. */
    private static String signed(Map<String, String> members) {
        var text = new StringBuilder();
        new TreeMap<>(members).forEach((name, value) -> text.append(name).append('\n').append(value).append(
                '\n'));
        return text.toString();
    }

    static String time(Instant time) {
        return TIME.format(time);
    }
}
