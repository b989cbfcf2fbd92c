package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Service integrations as AWS's histories tell of them, with the services of this cloud. */
final class IntegrationContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static LocalCloudFixture cloud;
    private static SfnClient states;
    private static SqsClient queues;
    private static String queue;
    private static int runs;

    @BeforeAll
    static void start() {
        cloud = new LocalCloudFixture(folder);
        states = cloud.client(SfnClient.builder());
        queues = cloud.client(SqsClient.builder());
        queue = queues.createQueue(r -> r.queueName("q")).queueUrl();
        try (var tables = cloud.client(DynamoDbClient.builder())) {
            tables.createTable(r -> r.tableName("table").billingMode(BillingMode.PAY_PER_REQUEST).attributeDefinitions(
                    a -> a.attributeName("id").attributeType(ScalarAttributeType.S)).keySchema(k -> k.attributeName(
                            "id").keyType(KeyType.HASH)));
        }
        try (var s3 = cloud.client(S3Client.builder())) {
            s3.createBucket(r -> r.bucket("bucket"));
            s3.putObject(r -> r.bucket("bucket").key("text"), RequestBody.fromString("plain"));
        }
        try (var topics = cloud.client(SnsClient.builder())) {
            topics.createTopic(r -> r.name("topic"));
        }
    }

    @AfterAll
    static void stop() {
        states.close();
        queues.close();
        cloud.close();
    }

    /** Runs a machine of one task; single quotes stand for double ones. */
    private static DescribeExecutionResponse run(String resource, String parameters) {
        var definition = "{'StartAt':'A','States':{'A':{'Type':'Task','Resource':'arn:aws:states:::" + resource
                + "','Parameters':{" + parameters.replace("QUEUE", queue) + "},'End':true}}}";
        runs++;
        var machine = states.createStateMachine(r -> r.name("m" + runs).definition(definition.replace('\'', '"'))
                .roleArn("arn:aws:iam::000000000000:role/r")).stateMachineArn();
        var execution = states.startExecution(r -> r.stateMachineArn(machine).name("e")).executionArn();
        StepFunctionsContractTest.await(() -> states.describeExecution(r -> r.executionArn(execution))
                .status() != ExecutionStatus.RUNNING);
        return states.describeExecution(r -> r.executionArn(execution));
    }

    private static JsonNode output(String resource, String parameters) throws Exception {
        var ended = run(resource, parameters);
        assertThat(ended.cause()).isNull();
        return JSON.readTree(ended.output());
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    @Test
    void tellsOfTheHttpAnswerOfSqs() throws Exception {
        var output = output("sqs:sendMessage", "'QueueUrl':'QUEUE','MessageBody':'hi'");

        assertThat(names(output)).containsExactly("MD5OfMessageBody", "MessageId", "SdkHttpMetadata",
                "SdkResponseMetadata");
        var http = output.get("SdkHttpMetadata");
        assertThat(names(http)).containsExactly("AllHttpHeaders", "HttpHeaders", "HttpStatusCode");
        assertThat(names(http.get("AllHttpHeaders"))).containsExactly("x-amzn-RequestId", "connection",
                "Content-Length", "Date", "Content-Type");
        assertThat(names(http.get("HttpHeaders"))).containsExactly("connection", "Content-Length", "Content-Type",
                "Date", "x-amzn-RequestId");
        assertThat(http.at("/HttpHeaders/Content-Length").textValue()).isEqualTo("106");
        assertThat(http.at("/HttpHeaders/Content-Type").textValue()).isEqualTo("application/x-amz-json-1.0");
        assertThat(http.at("/AllHttpHeaders/x-amzn-RequestId/0")).isEqualTo(output.at(
                "/SdkResponseMetadata/RequestId"));
    }

    @Test
    void tellsOfTheHttpAnswerOfDynamoDb() throws Exception {
        output("dynamodb:putItem", "'TableName':'table','Item':{'id':{'S':'id1'},'data':{'S':'HelloWorld'}}");

        var output = output("dynamodb:getItem", "'TableName':'table','Key':{'id':{'S':'id1'}}");

        var http = output.get("SdkHttpMetadata");
        assertThat(names(output)).containsExactly("Item", "SdkHttpMetadata", "SdkResponseMetadata");
        assertThat(names(http.get("AllHttpHeaders"))).containsExactly("Server", "Connection", "x-amzn-RequestId",
                "x-amz-crc32", "Content-Length", "Date", "Content-Type");
        assertThat(http.at("/HttpHeaders/Content-Length").textValue()).isEqualTo("53");
    }

    @Test
    void tellsOfTheHttpAnswerOfSns() throws Exception {
        var topic = "arn:aws:sns:" + cloud.cloud().region() + ":" + cloud.cloud().account() + ":topic";

        var output = output("sns:publish", "'TopicArn':'" + topic + "','Message':{'n':1}");

        assertThat(output.at("/SdkHttpMetadata/HttpHeaders/Content-Length").textValue()).isEqualTo("294");
        assertThat(output.at("/SdkHttpMetadata/HttpHeaders/Content-Type").textValue()).isEqualTo("text/xml");
    }

    @Test
    void leavesOutWhatAnOptimisedIntegrationDoesNotKnow() {
        var ended = run("sqs:sendMessage", "'QueueUrl':'QUEUE','MessageBody':'hi','MessageSystemAttribute':{'a':'b'}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(states.getExecutionHistory(r -> r.executionArn(ended.executionArn())).events().stream().filter(
                e -> e.taskScheduledEventDetails() != null).map(HistoryEvent::taskScheduledEventDetails).map(
                        d -> d.parameters())).singleElement().asString().doesNotContain("MessageSystemAttribute");
    }

    @Test
    void eventsNameTheExecutionThatSentThem() throws Exception {
        try (var events = cloud.client(EventBridgeClient.builder())) {
            events.putRule(r -> r.name("all").eventPattern("{\"source\":[\"shop\"]}"));
            var arn = queues.getQueueAttributes(r -> r.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                    .attributes().get(QueueAttributeName.QUEUE_ARN);
            var policy = """
                    {"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},
                    "Action":"sqs:SendMessage","Resource":"*"}]}""";
            var target = queues.createQueue(r -> r.queueName("target").attributes(Map.of(QueueAttributeName.POLICY,
                    policy))).queueUrl();
            events.putTargets(r -> r.rule("all").targets(t -> t.id("1").arn(arn.replace(":q", ":target"))));

            var ended = run("events:putEvents", "'Entries':[{'Source':'shop','DetailType':'d','Detail':{'n':1},"
                    + "'Resources':['mine']}]");

            assertThat(names(JSON.readTree(ended.output()))).containsExactly("Entries", "FailedEntryCount");
            var message = JSON.readTree(queues.receiveMessage(r -> r.queueUrl(target).waitTimeSeconds(10)).messages()
                    .getFirst().body());
            assertThat(message.at("/detail/n").intValue()).isEqualTo(1);
            assertThat(message.get("resources").valueStream().map(JsonNode::textValue)).containsExactly("mine", ended
                    .stateMachineArn(), ended.executionArn());
        }
    }

    @Test
    void anEventThatIsNotTakenFailsTheTask() {
        var ended = run("events:putEvents", "'Entries':[{'Source':'s','DetailType':'d','Detail':'no object'}]");

        assertThat(ended.error()).isEqualTo("EventBridge.FailedEntry");
        assertThat(ended.cause()).isEqualTo(
                "{\"Entries\":[{\"ErrorCode\":\"MalformedDetail\",\"ErrorMessage\":\"Detail is malformed.\"}],"
                        + "\"FailedEntryCount\":1}");
    }

    @Test
    void readsAndStoresObjects() throws Exception {
        var read = output("aws-sdk:s3:getObject", "'Bucket':'bucket','Key':'text'");
        var stored = output("aws-sdk:s3:putObject", "'Bucket':'bucket','Key':'new','Body':'text data'");

        assertThat(read.get("Body").textValue()).isEqualTo("plain");
        assertThat(read.get("ContentLength").intValue()).isEqualTo(5);
        assertThat(read.get("Metadata").isObject()).isTrue();
        assertThat(names(read)).startsWith("AcceptRanges").endsWith("Body");
        assertThat(stored.get("ETag").textValue()).isEqualTo("\"2b5df3712557f503a9977a8ea893b2c9\"");
        assertThat(output("aws-sdk:s3:getObject", "'Bucket':'bucket','Key':'new'").get("Body").textValue()).isEqualTo(
                "\"text data\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "aws-sdk:s3:getObject | 'Bucket':'bucket','Key':'none' | S3.NoSuchKeyException | The specified key does not exist. (Service: S3, Status Code: 404, Request ID: *, Extended Request ID: *)",
            "aws-sdk:s3:listObjectsV2 | 'Bucket':'no-bucket' | S3.NoSuchBucketException | The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: *, Extended Request ID: *)",
            "aws-sdk:dynamodb:putItem | 'TableName':'none','Item':{'id':{'S':'1'}} | DynamoDb.ResourceNotFoundException | Requested resource not found (Service: DynamoDb, Status Code: 400, Request ID: *)",
            "aws-sdk:dynamodb:putItem | 'TableName':'table','Item':null | DynamoDb.DynamoDbException | 1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null (Service: DynamoDb, Status Code: 400, Request ID: *)",
            "dynamodb:putItem | 'TableName':'none','Item':{'id':{'S':'1'}} | DynamoDB.ResourceNotFoundException | Requested resource not found (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: *; Proxy: null)",
            "dynamodb:putItem | 'TableName':'/table','Item':{'id':{'S':'1'}} | DynamoDB.AmazonDynamoDBException | 1 validation error detected: Value '/table' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+ (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: *; Proxy: null)",
            "dynamodb:putItem | 'TableName':'table','Item':null | DynamoDB.AmazonDynamoDBException | 1 validation error detected: Value null at 'item' failed to satisfy constraint: Member must not be null (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException; Request ID: *; Proxy: null)",
            "lambda:invoke | 'FunctionName':'none' | Lambda.ResourceNotFoundException | Function not found: arn:aws:lambda:REGION:ACCOUNT:function:none (Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: *; Proxy: null)",
            "states:startExecution | 'StateMachineArn':'arn:aws:states:REGION:ACCOUNT:stateMachine:none' | StepFunctions.StateMachineDoesNotExistException | State Machine Does Not Exist: 'arn:aws:states:REGION:ACCOUNT:stateMachine:none' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: *; Proxy: null)",
            "sqs:sendMessage | 'QueueUrl':'QUEUE','MessageBody':null | SQS.AmazonSQSException | The request must contain the parameter MessageBody. (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: *; Proxy: null)",
            "aws-sdk:sfn:sendTaskSuccess | 'TaskToken':'none','Output':'{}' | Sfn.InvalidTokenException | Invalid Token: 'Invalid token' (Service: Sfn, Status Code: 400, Request ID: *)",
            "aws-sdk:sns:publish | 'TopicArn':'none','Message':'m' | Sns.InvalidParameterException | Invalid parameter: TopicArn (Service: Sns, Status Code: 400, Request ID: *)"})
    void namesErrorsAsAwsDoes(String resource, String parameters, String error, String cause) {
        var region = cloud.cloud().region();
        var account = cloud.cloud().account();

        var ended = run(resource, parameters.replace("REGION", region).replace("ACCOUNT", account));

        assertThat(ended.error()).isEqualTo(error);
        assertThat(ended.cause().replaceAll("Request ID: [A-Za-z0-9+/=-]+", "Request ID: *")).isEqualTo(cause.replace(
                "REGION", region).replace("ACCOUNT", account));
    }
}
