package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Buses, rules and targets as they are kept, and what is refused. */
final class EventsContractTest {
    private static final String ARN = "arn:aws:events:local-1:000000000000:";
    private static final String QUEUE = "arn:aws:sqs:local-1:000000000000:q";
    private static final String ANY = "{\"source\":[\"shop\"]}";
    @TempDir static Path folder;
    private static LocalCloudFixture cloud;
    private static EventBridgeClient events;

    @BeforeAll
    static void start() {
        cloud = new LocalCloudFixture(folder);
        events = cloud.client(EventBridgeClient.builder());
    }

    @AfterAll
    static void stop() {
        events.close();
        cloud.close();
    }

    private static Target queue(String id) {
        return Target.builder().id(id).arn(QUEUE).build();
    }

    @Test
    void keepsARuleUntilItIsDeleted() {
        var arn = events.putRule(r -> r.name("kept").eventPattern(ANY).description("first").tags(Tag.builder().key("a")
                .value("1").build())).ruleArn();
        assertThat(arn).isEqualTo(ARN + "rule/kept");
        events.putTargets(t -> t.rule("kept").targets(queue("1")));
        events.putRule(r -> r.name("kept").eventPattern("{\"detail\":{\"n\":[{\"numeric\":[\">\",1]}]}}").state(
                RuleState.DISABLED));
        var rule = events.describeRule(r -> r.name("kept"));
        assertThat(rule.state()).isEqualTo(RuleState.DISABLED);
        assertThat(rule.description()).isNull();
        assertThat(rule.eventBusName()).isEqualTo("default");
        events.enableRule(r -> r.name("kept"));
        assertThat(events.listRules(r -> r.namePrefix("kep")).rules()).extracting(Rule::state).containsExactly(
                RuleState.ENABLED);
        events.disableRule(r -> r.name("kept"));
        events.tagResource(t -> t.resourceARN(arn).tags(Tag.builder().key("b").value("2").build()));
        events.untagResource(t -> t.resourceARN(arn).tagKeys("a"));
        assertThat(events.listTagsForResource(t -> t.resourceARN(arn)).tags()).extracting(Tag::key).containsExactly(
                "b");
        assertThat(events.listRuleNamesByTarget(t -> t.targetArn(QUEUE)).ruleNames()).containsExactly("kept");

        refused("Rule can't be deleted since it has targets.", e -> e.deleteRule(r -> r.name("kept")));
        var failed = events.removeTargets(t -> t.rule("kept").ids("1", "2"));
        assertThat(failed.failedEntries()).singleElement().satisfies(entry -> assertThat(entry.errorCode()).isEqualTo(
                "ResourceNotFoundException"));
        events.deleteRule(r -> r.name("kept"));
        events.deleteRule(r -> r.name("kept"));
        assertThatThrownBy(() -> events.describeRule(r -> r.name("kept"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining(
                        "Rule kept does not exist on EventBus default.");
    }

    @Test
    void keepsBusesWithRulesOfTheirOwn() {
        var arn = events.createEventBus(b -> b.name("orders").description("ours")).eventBusArn();
        assertThat(arn).isEqualTo(ARN + "event-bus/orders");
        assertThat(events.putRule(r -> r.name("one").eventBusName(arn).eventPattern(ANY)).ruleArn()).isEqualTo(ARN
                + "rule/orders/one");
        assertThat(events.listRules(r -> r.eventBusName("orders")).rules()).hasSize(1);
        assertThat(events.describeEventBus(b -> b.name("orders")).description()).isEqualTo("ours");
        assertThat(events.listEventBuses(b -> b.limit(1)).nextToken()).isNotNull();
        assertThatThrownBy(() -> events.createEventBus(b -> b.name("orders"))).isInstanceOf(
                ResourceAlreadyExistsException.class).hasMessageContaining("Event bus orders already exists.");
        refused("Event bus can't be deleted since it has rules.", e -> e.deleteEventBus(b -> b.name("orders")));
        events.deleteRule(r -> r.name("one").eventBusName("orders"));
        events.deleteEventBus(b -> b.name("orders"));
        refused("Cannot delete event bus default.", e -> e.deleteEventBus(b -> b.name("default")));
        assertThat(events.describeEventBus(b -> b.name(null)).arn()).isEqualTo(ARN + "event-bus/default");
        assertThatThrownBy(() -> events.listRules(r -> r.eventBusName("orders"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining("Event bus orders does not exist.");
    }

    @Test
    void refusesWhatItCannotDoByName() {
        refused("The local cloud does not implement ScheduleExpression.", e -> e.putRule(r -> r.name("x")
                .scheduleExpression("rate(1 minute)")));
        refused("Parameter(s) EventPattern or ScheduleExpression must be specified.", e -> e.putRule(r -> r.name("x")));
        refused("The local cloud does not implement KmsKeyIdentifier.", e -> e.createEventBus(b -> b.name("x")
                .kmsKeyIdentifier("k")));
        refused("does not implement AWSEvents.CreateArchive", e -> e.createArchive(a -> a.archiveName("a")
                .eventSourceArn(ARN
                        + "event-bus/default")));
        assertThatThrownBy(() -> events.putRule(r -> r.name("x").eventPattern("{\"source\":\"shop\"}"))).isInstanceOf(
                InvalidEventPatternException.class).hasMessageContaining("Event pattern is not valid. Reason: ");
        refused("Member must satisfy regular expression pattern", e -> e.putRule(r -> r.name("a b").eventPattern(ANY)));
    }

    @Test
    void refusesTargetsThatCouldNotWork() {
        events.putRule(r -> r.name("strict").eventPattern(ANY));
        target("Provided Arn is not in correct format.", t -> t.arn("queue"));
        target("The local cloud does not deliver events to arn:aws:ecs", t -> t.arn("arn:aws:ecs:local-1:1:cluster/c"));
        target("does not implement KinesisParameters", t -> t.arn(QUEUE).kinesisParameters(k -> k.partitionKeyPath(
                "$.id")));
        target("Only one of Input, InputPath, or InputTransformer", t -> t.arn(QUEUE).input("1").inputPath("$.detail"));
        target("JSON syntax error in input for target t.", t -> t.arn(QUEUE).input("{"));
        target("Invalid InputPath for target t.", t -> t.arn(QUEUE).inputPath("$..a"));
        target("contains placeholder b which is not in the InputPathsMap", t -> t.arn(QUEUE).inputTransformer(i -> i
                .inputTemplate("\"<b>\"")));
        target("Member must have value less than or equal to 185", t -> t.arn(QUEUE).retryPolicy(p -> p
                .maximumRetryAttempts(186)));
        target("RoleArn is required for target", t -> t.arn("arn:aws:states:local-1:000000000000:stateMachine:m"));
        target("Parameter(s) SqsParameters must be specified for target: t.", t -> t.arn(QUEUE + ".fifo"));
        assertThatThrownBy(() -> events.putTargets(t -> t.rule("strict").targets(IntStream.range(0, 6).mapToObj(
                i -> queue("t" + i)).toList()))).isInstanceOf(LimitExceededException.class);
        assertThat(events.listTargetsByRule(t -> t.rule("strict")).targets()).isEmpty();
    }

    private static void target(String message, Consumer<Target.Builder> target) {
        refused(message, e -> e.putTargets(t -> t.rule("strict").targets(Target.builder().id("t").applyMutation(target)
                .build())));
    }

    private static void refused(String message, Consumer<EventBridgeClient> what) {
        assertThatThrownBy(() -> what.accept(events)).isInstanceOf(EventBridgeException.class).hasMessageContaining(
                message);
    }

    @Test
    void saysOfEachEntryWhatIsWrong() {
        var good = PutEventsRequestEntry.builder().source("shop").detailType("Sold").detail("{}").build();
        var answer = events.putEvents(p -> p.entries(good, good.toBuilder().source(null).build(), good.toBuilder()
                .detailType(null).build(), good.toBuilder().detail("[]").build(), good.toBuilder().source("aws.s3")
                        .build(), good.toBuilder().eventBusName("nowhere").time(Instant.EPOCH).build()));
        assertThat(answer.failedEntryCount()).isEqualTo(4);
        assertThat(answer.entries()).extracting("errorCode").containsExactly(null, "InvalidArgument",
                "InvalidArgument", "MalformedDetail", "NotAuthorizedForSourceException", null);
        assertThat(answer.entries().get(1).errorMessage()).isEqualTo(
                "Parameter Source is not valid. Reason: Source is a required argument.");
        assertThat(answer.entries().getFirst().eventId()).matches("[0-9a-f-]{36}");

        refused("Member must have length less than or equal to 10", e -> e.putEvents(p -> p.entries(IntStream.range(0,
                11).mapToObj(_ -> good).toList())));
        var large = good.toBuilder().detail("{\"a\":\"" + "x".repeat(600_000) + "\"}").build();
        assertThat(events.putEvents(p -> p.entries(large)).failedEntryCount()).isZero();
        refused("Total size of the entries in the request is over the limit.", e -> e.putEvents(p -> p.entries(List.of(
                large, large))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"source":["shop"]}                            | true
            {"source":[{"prefix":"sh"}],"detail":{"n":[2]}} | false
            {"resources":["b"]}                            | true
            {"detail":{"text":{"n":[1]}}}                  | false
            {"$or":[{"source":["x"]},{"detail":{"n":[1]}}]} | true
            """)
    void testsPatterns(String pattern, boolean expected) {
        var event = """
                {"id":"1","account":"000000000000","source":"shop","time":"2026-01-01T00:00:00Z","region":"local-1",
                 "resources":["a","b"],"detail-type":"Sold","detail":{"n":1,"text":"{\\"n\\":1}"}}""";
        assertThat(events.testEventPattern(t -> t.eventPattern(pattern).event(event)).result()).isEqualTo(expected);
    }
}
