package dev.signalbox.localcloud.service.sns.topic;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The ways to be notified that the local cloud has. */
public enum Protocol {
    HTTP("http", "http://.+", "Endpoint must match the specified protocol"),
    HTTPS("https", "https://.+", "Endpoint must match the specified protocol"),
    EMAIL("email", "[^@\\s]+@[^@\\s]+", "Email address"),
    EMAIL_JSON("email-json", "[^@\\s]+@[^@\\s]+", "Email address"),
    SQS("sqs", "arn:[\\w-]+:sqs:[\\w-]+:\\d{12}:[\\w-]{1,80}", "SQS endpoint ARN"),
    LAMBDA("lambda", "arn:[\\w-]+:lambda:[\\w-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?", "Lambda endpoint ARN");

    private final String awsName;
    private final Pattern endpoint;
    private final String complaint;

    Protocol(String awsName, String endpoint, String complaint) {
        this.awsName = awsName;
        this.endpoint = Pattern.compile(endpoint);
        this.complaint = complaint;
    }

    public static Optional<Protocol> named(String awsName) {
        return Stream.of(values()).filter(protocol -> protocol.awsName.equals(awsName)).findFirst();
    }

    public String awsName() {
        return awsName;
    }

    /** What is wrong with an endpoint, in AWS's words. */
    public Optional<String> complaint(String given) {
        boolean fits = endpoint.matcher(given).matches() && (!isHttp() || hasHost(given));
        return fits ? Optional.empty() : Optional.of(complaint);
    }

    private static boolean hasHost(String address) {
        try {
            return new URI(address).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    public boolean isHttp() {
        return this == HTTP || this == HTTPS;
    }

    public boolean isMail() {
        return this == EMAIL || this == EMAIL_JSON;
    }

    /** Whether somebody outside has to agree; queues and functions agree by their policies. */
    public boolean needsConfirmation() {
        return isHttp() || isMail();
    }

    public boolean canBeRaw() {
        return isHttp() || this == SQS;
    }
}
