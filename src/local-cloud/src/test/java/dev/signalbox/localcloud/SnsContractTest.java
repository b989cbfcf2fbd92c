package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sns.model.Subscription;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

final class SnsContractTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "arn:aws:sns:local-1:000000000000:";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private SnsClient sns;
    private SqsClient sqs;
    private OutboxReader outbox;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        sns = fixture.client(SnsClient.builder());
        sqs = fixture.client(SqsClient.builder());
        outbox = new OutboxReader(fixture.cloud());
    }

    @AfterEach
    void stop() {
        sqs.close();
        sns.close();
        fixture.close();
    }

    @Test
    void keepsTopics() {
        var arn = sns.createTopic(r -> r.name("news").attributes(Map.of("DisplayName", "News")).tags(Tag.builder().key(
                "a").value("b").build())).topicArn();

        assertThat(arn).isEqualTo(PREFIX + "news");
        assertThat(sns.createTopic(r -> r.name("news")).topicArn()).isEqualTo(arn);
        refused(() -> sns.createTopic(r -> r.name("news").attributes(Map.of("DisplayName", "Olds"))),
                "InvalidParameter");
        refused(() -> sns.createTopic(r -> r.name("news.fifo")), "InvalidParameter");
        sns.setTopicAttributes(r -> r.topicArn(arn).attributeName("KmsMasterKeyId").attributeValue("alias/aws/sns"));
        assertThat(sns.getTopicAttributes(r -> r.topicArn(arn)).attributes()).containsEntry("DisplayName", "News")
                .containsEntry("KmsMasterKeyId", "alias/aws/sns").containsEntry("Owner", "000000000000").containsKey(
                        "Policy");
        assertThat(sns.listTagsForResource(r -> r.resourceArn(arn)).tags()).hasSize(1);
        assertThat(sns.listTopics().topics()).hasSize(1);
        sns.deleteTopic(r -> r.topicArn(arn));
        refused(() -> sns.getTopicAttributes(r -> r.topicArn(arn)), "NotFound");
        refused(() -> sns.publish(r -> r.topicArn(arn).message("x")), "NotFound");
    }

    @Test
    void sendsToAQueueInASignedEnvelope() throws Exception {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        var queue = openQueue("inbox", topic);
        subscribe(topic, "inbox", Map.of());
        var id = sns.publish(r -> r.topicArn(topic).subject("Hello").message("a \"b\"\n€").messageAttributes(Map.of("n",
                number("7")))).messageId();

        var envelope = JSON.readTree(receive(queue).body());
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asText()).isEqualTo("Hello");
        assertThat(envelope.path("Message").asText()).isEqualTo("a \"b\"\n€");
        assertThat(envelope.path("Timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(envelope.at("/MessageAttributes/n/Value").asText()).isEqualTo("7");
        SnsSignature.verify(envelope);
    }

    @Test
    void sendsRawWhenAskedTo() {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        var queue = openQueue("inbox", topic);
        subscribe(topic, "inbox", Map.of("RawMessageDelivery", "true"));
        sns.publish(r -> r.topicArn(topic).message("plain").messageAttributes(Map.of("n", number("7"))));

        var message = receive(queue);
        assertThat(message.body()).isEqualTo("plain");
        assertThat(message.messageAttributes().get("n").stringValue()).isEqualTo("7");
    }

    @Test
    void sendsNothingToAQueueWhosePolicyForbidsIt() throws Exception {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        var closed = sqs.createQueue(r -> r.queueName("closed")).queueUrl();
        openQueue("dead", topic);
        subscribe(topic, "closed", Map.of("RedrivePolicy",
                "{\"deadLetterTargetArn\":\"arn:aws:sqs:local-1:000000000000:dead\"}"));
        sns.publish(r -> r.topicArn(topic).message("x"));

        assertThat(JSON.readTree(receive(sqs.getQueueUrl(r -> r.queueName("dead")).queueUrl()).body()).path("Message")
                .asText()).isEqualTo("x");
        assertThat(sqs.receiveMessage(r -> r.queueUrl(closed)).messages()).isEmpty();
    }

    @Test
    void filtersByAttributesAndBody() throws Exception {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        var byAttribute = openQueue("attribute", topic);
        var byBody = openQueue("body", topic);
        subscribe(topic, "attribute", Map.of("FilterPolicy", "{\"n\":[{\"numeric\":[\">\",5]}]}"));
        subscribe(topic, "body", Map.of("FilterPolicyScope", "MessageBody", "FilterPolicy",
                "{\"order\":{\"state\":[{\"prefix\":\"ship\"}]}}"));
        sns.publish(r -> r.topicArn(topic).message("small").messageAttributes(Map.of("n", number("5"))));
        sns.publish(r -> r.topicArn(topic).message("{\"order\":{\"state\":\"shipped\"}}").messageAttributes(Map.of("n",
                number("6"))));

        assertThat(JSON.readTree(receive(byAttribute).body()).path("Message").asText()).contains("shipped");
        assertThat(JSON.readTree(receive(byBody).body()).path("Message").asText()).contains("shipped");
        refused(() -> subscribe(topic, "other", Map.of("FilterPolicy", "{\"n\":5}")), "InvalidParameter");
    }

    @Test
    void mailsOnlyToWhoConfirmed() throws Exception {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        assertThat(sns.subscribe(r -> r.topicArn(topic).protocol("email").endpoint("me@example.com"))
                .subscriptionArn()).isEqualTo("pending confirmation");
        sns.publish(r -> r.topicArn(topic).message("too early"));
        assertThat(subscriptions(topic)).extracting(Subscription::subscriptionArn).containsExactly(
                "PendingConfirmation");

        var mail = outbox.await(m -> m.path("subject").asText().contains("Confirmation"));
        assertThat(mail.at("/to/0").asText()).isEqualTo("me@example.com");
        assertThat(open(link(mail))).contains("Subscription confirmed");
        assertThat(subscriptions(topic).getFirst().subscriptionArn()).startsWith(topic);

        sns.publish(r -> r.topicArn(topic).subject("Done").message("It works"));
        var news = outbox.await(m -> m.path("subject").asText().equals("Done"));
        assertThat(news.path("text").asText()).startsWith("It works");
        assertThat(outbox.list()).hasSize(2);
        assertThat(open(link(news))).contains("removed");
        assertThat(subscriptions(topic)).isEmpty();
    }

    @Test
    void answersEachEntryOfABatch() {
        var topic = sns.createTopic(r -> r.name("news")).topicArn();
        var result = sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(e -> e.id("1").message("x"),
                e -> e.id("2").message("")));

        assertThat(result.successful()).extracting(PublishBatchResultEntry::id).containsExactly("1");
        assertThat(result.failed().getFirst().code()).isEqualTo("InvalidParameter");
        refused(() -> sns.publish(r -> r.topicArn(topic).message("x".repeat(262_145))), "InvalidParameter");
        refused(() -> sns.publish(r -> r.topicArn(topic).message("x").subject("a\nb")), "InvalidParameter");
        refused(() -> sns.publish(r -> r.phoneNumber("+491").message("x")), "InvalidParameter");
        refused(() -> sns.subscribe(r -> r.topicArn(topic).protocol("sms").endpoint("+491")), "InvalidParameter");
        refused(() -> sns.subscribe(r -> r.topicArn(topic).protocol("http").endpoint("http://a b/")),
                "InvalidParameter");
        refused(() -> sns.checkIfPhoneNumberIsOptedOut(r -> r.phoneNumber("+491")), "InvalidAction");
    }

    @Test
    void opensTheOutboxToNobodyWithoutTheKey() throws Exception {
        assertThat(outbox.get("", "wrong").statusCode()).isEqualTo(403);
        var unsigned = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(fixture.endpoint()
                + "/_aws/outbox/messages")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(unsigned.statusCode()).isEqualTo(403);
    }

    private String openQueue(String name, String topic) {
        var policy = """
                {"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage",
                "Resource":"*","Condition":{"ArnEquals":{"aws:SourceArn":"%s"}}}]}""".formatted(topic);
        return sqs.createQueue(r -> r.queueName(name).attributes(Map.of(QueueAttributeName.POLICY, policy))).queueUrl();
    }

    private void subscribe(String topic, String queue, Map<String, String> attributes) {
        sns.subscribe(r -> r.topicArn(topic).protocol("sqs").endpoint("arn:aws:sqs:local-1:000000000000:" + queue)
                .attributes(attributes));
    }

    private Message receive(String queue) {
        return sqs.receiveMessage(r -> r.queueUrl(queue).waitTimeSeconds(10).messageAttributeNames("All")).messages()
                .getFirst();
    }

    private List<Subscription> subscriptions(String topic) {
        return sns.listSubscriptionsByTopic(r -> r.topicArn(topic)).subscriptions();
    }

    private static String link(JsonNode mail) {
        var link = Pattern.compile("http://\\S+").matcher(mail.path("text").asText());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    private static String open(String link) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(link)).build(),
                HttpResponse.BodyHandlers.ofString()).body();
    }

    private static MessageAttributeValue number(String value) {
        return MessageAttributeValue.builder().dataType("Number").stringValue(value).build();
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SnsException.class, e -> assertThat(e.awsErrorDetails()
                .errorCode()).isEqualTo(code));
    }
}
