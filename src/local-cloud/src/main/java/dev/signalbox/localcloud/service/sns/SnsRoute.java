package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.sns.delivery.Links;
import dev.signalbox.localcloud.service.sns.delivery.Signing;
import dev.signalbox.localcloud.service.sns.topic.Topics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What the links in messages lead to: confirming, leaving, and the certificate. Whoever has the link may use it. */
final class SnsRoute implements Route {
    private final Confirmations confirmations;
    private final Topics topics;
    private final Signing signing;

    SnsRoute(Confirmations confirmations, Topics topics, Signing signing) {
        this.confirmations = confirmations;
        this.topics = topics;
        this.signing = signing;
    }

    @Override
    public String prefix() {
        return Links.PREFIX;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals(Links.PREFIX + Links.CERTIFICATE)) {
            write(response, 200, "application/x-x509-ca-cert", signing.certificate());
            return;
        }
        boolean forPeople = request.getParameter("Endpoint") != null;
        try {
            var answer = act(request);
            write(response, 200, forPeople ? "text/html;charset=utf-8" : "text/xml;charset=utf-8", forPeople ? answer
                    .page() : answer.xml());
        } catch (AwsServiceException e) {
            var message = ServiceError.messageOf(e);
            write(response, e.statusCode(), forPeople ? "text/html;charset=utf-8" : "text/xml;charset=utf-8", forPeople
                    ? page(escaped(message))
                    : xml("ErrorResponse", "<Error><Code>" + ServiceError.codeOf(e)
                            + "</Code><Message>" + escaped(message) + "</Message></Error>"));
        }
    }

    private record Answer(String xml, String page) {}

    private Answer act(HttpServletRequest request) {
        var action = parameter(request, "Action");
        switch (action) {
            case "ConfirmSubscription" -> {
                var arn = escaped(confirmations.confirm(parameter(request, "TopicArn"), parameter(request, "Token"))
                        .arn());
                return new Answer(xml("ConfirmSubscriptionResponse", "<ConfirmSubscriptionResult><SubscriptionArn>"
                        + arn + "</SubscriptionArn></ConfirmSubscriptionResult>"), page(
                                "Subscription confirmed. Its id is " + arn));
            }
            case "Unsubscribe" -> {
                topics.subscription(parameter(request, "SubscriptionArn")).ifPresent(topics::remove);
                return new Answer(xml("UnsubscribeResponse", ""), page("Subscription removed."));
            }
            default -> throw ServiceError.of(400, "InvalidAction", "The action " + action + " needs a signature.");
        }
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static String xml(String name, String content) {
        return "<" + name + " xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">" + content + "</" + name + ">\n";
    }

    private static String page(String text) {
        return "<!doctype html><title>Simple Notification Service</title><p>" + text + "</p>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
