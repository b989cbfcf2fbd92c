package dev.signalbox.download.callback;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Sends the message to the queue whose URL is the address. The request goes to the endpoint of the configured region
 * whatever the URL says, so it is no way to reach another host.
 */
public final class SqsBackend implements CallbackBackend {
    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final Duration ALL_TRIES = Duration.ofSeconds(30);
    private static final Set<String> LASTING = Set.of("InvalidMessageContents", "InvalidParameterValue",
            "AWS.SimpleQueueService.UnsupportedOperation");

    private final SqsClient sqs;

    public SqsBackend(SqsSettings settings, AwsCredentialsProvider credentials) {
        var builder = SqsClient.builder().region(Region.of(settings.region())).credentialsProvider(credentials)
                .httpClientBuilder(ApacheHttpClient.builder().maxConnections(settings.connections()))
                .overrideConfiguration(c -> c.apiCallAttemptTimeout(ONE_TRY).apiCallTimeout(ALL_TRIES));
        settings.endpoint().ifPresent(builder::endpointOverride);
        sqs = builder.build();
    }

    @Override
    public void start() {
        // Connections are made when they are needed.
    }

    @Override
    public Delivery send(String address, Message message) throws InterruptedException {
        var key = MessageAttributeValue.builder().dataType("String").stringValue(message.key().value()).build();
        var request = SendMessageRequest.builder().queueUrl(address).messageBody(message.body())
                .messageAttributes(Map.of(Message.KEY_NAME, key));
        if (address.endsWith(".fifo")) {
            request.messageGroupId(message.key().value()).messageDeduplicationId(message.key().value());
        }
        try {
            sqs.sendMessage(request.build());
            return new Delivery.Confirmed();
        } catch (SdkException e) {
            return judge(address, e);
        }
    }

    private static Delivery judge(String address, SdkException fault) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Stopped while sending to " + address);
        }
        var error = "The queue " + address + " did not take the message: " + fault.getMessage();
        boolean lasting = fault instanceof SqsException s && s.awsErrorDetails() != null && LASTING.contains(
                s.awsErrorDetails().errorCode());
        return lasting ? new Delivery.Refused(error) : new Delivery.MayPass(error);
    }

    @Override
    public void stop() {
        sqs.close();
    }
}
