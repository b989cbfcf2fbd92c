package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.plan.Check;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsResponse;
import software.amazon.awssdk.services.cloudformation.model.EventType;
import software.amazon.awssdk.services.cloudformation.model.HookFailureMode;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

/** Early validation and hooks, of which the local cloud has none. */
class RefusalTest {
    /** Tells these events of the change set {@code set}, one a page. */
    private record Told(List<OperationEvent> events) implements CloudFormationClient {
        @Override
        public String serviceName() {
            return "cloudformation";
        }

        @Override
        public void close() {}

        @Override
        public DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
            if (!"set".equals(request.changeSetName())) {
                throw CloudFormationException.builder().statusCode(400).message("No such change set").build();
            }
            int at = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
            var answer = DescribeEventsResponse.builder().operationEvents(events.get(at));
            return at + 1 < events.size() ? answer.nextToken(String.valueOf(at + 1)).build() : answer.build();
        }
    }

    private static final OperationEvent PROPERTY = OperationEvent.builder().eventType(EventType.VALIDATION_ERROR)
            .logicalResourceId("Queue").resourceType("AWS::SQS::Queue").validationPath(
                    "/Resources/Queue/Properties/DelaySeconds").validationName("PROPERTY_VALIDATION")
            .validationFailureMode(HookFailureMode.FAIL).validationStatusReason("1000 is more than 900").build();
    private static final OperationEvent HOOK = OperationEvent.builder().eventType(EventType.HOOK_INVOCATION_ERROR)
            .logicalResourceId("Files").resourceType("AWS::S3::Bucket").hookType("Acme::Encryption::Hook")
            .hookFailureMode(HookFailureMode.WARN).hookStatusReason("no key").build();
    private static final OperationEvent STACK = OperationEvent.builder().eventType(EventType.STACK_EVENT).build();

    private final Told told = new Told(List.of(STACK, PROPERTY, HOOK));

    @Test
    void namesResourcePropertyAndReason() {
        assertThat(Refusal.words(told, "set", "Validation failed.")).isEqualTo(
                "Validation failed. Queue (AWS::SQS::Queue), /Resources/Queue/Properties/DelaySeconds: 1000 is more than"
                        + " 900 Files (AWS::S3::Bucket): hook Acme::Encryption::Hook: no key");
    }

    @Test
    void whatOnlyWarnsIsTold() {
        assertThat(Refusal.warnings(told, "set")).singleElement().satisfies(c -> {
            assertThat(c.outcome()).isEqualTo(Check.Outcome.DOUBTFUL);
            assertThat(c.words()).contains("Acme::Encryption::Hook");
        });
    }

    @Test
    void whereEventsCannotBeReadTheReasonStays() {
        assertThat(Refusal.words(told, "other", "Validation failed.")).isEqualTo("Validation failed.");
        assertThat(Refusal.warnings(told, "other")).isEmpty();
    }
}
