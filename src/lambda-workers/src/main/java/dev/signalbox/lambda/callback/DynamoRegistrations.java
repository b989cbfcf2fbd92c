package dev.signalbox.lambda.callback;

import dev.signalbox.lambda.callback.Registration.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Registrations in a DynamoDB table; attribute {@code Revision} makes each write conditional on the last one. */
public final class DynamoRegistrations implements Registrations {
    /** For rows that another program wrote without one. */
    private static final Instant NO_DEADLINE = Instant.parse("9999-12-31T23:59:59Z");

    private final DynamoDbClient dynamo;
    private final String table;
    private final Duration keep;

    /** @param keep rows after their deadline */
    public DynamoRegistrations(DynamoDbClient dynamo, String table, Duration keep) {
        this.dynamo = dynamo;
        this.table = table;
        this.keep = keep;
    }

    @Override
    public Optional<Registration> find(String id) {
        var answer = dynamo.getItem(
                b -> b.tableName(table).key(Map.of("URI", AttributeValue.fromS(id))).consistentRead(true));
        return answer.hasItem() ? Optional.of(registration(answer.item())) : Optional.empty();
    }

    private static Registration registration(Map<String, AttributeValue> item) {
        return new Registration(text(item, "URI").orElseThrow(), text(item, "ProjectId").orElse(""),
                text(item, "status").map(Status::valueOf).orElse(Status.WAITING), text(item, "token"),
                text(item, "SecretHash"), text(item, "CallbackUrl"), text(item, "AnswerHash"), early(item),
                number(item, "Deadline").map(Instant::ofEpochSecond).orElse(NO_DEADLINE),
                text(item, "EndedTokenHash"), number(item, "Revision").orElse(0L));
    }

    private static Optional<Answer> early(Map<String, AttributeValue> item) {
        Optional<Answer> success = text(item, "EarlyOutput").map(Answer.Success::new);
        return success.or(() -> text(item, "EarlyError").map(
                error -> new Answer.Failure(error, text(item, "EarlyCause").orElse(""))));
    }

    @Override
    public Optional<Registration> write(Registration registration) {
        var next = registration.next();
        var expected = AttributeValue.fromN(Long.toString(registration.revision()));
        try {
            if (registration.revision() == 0) {
                dynamo.putItem(b -> b.tableName(table).item(item(next))
                        .conditionExpression("attribute_not_exists(Revision)"));
            } else {
                dynamo.putItem(b -> b.tableName(table).item(item(next)).conditionExpression("Revision = :expected")
                        .expressionAttributeValues(Map.of(":expected", expected)));
            }
            return Optional.of(next);
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    private Map<String, AttributeValue> item(Registration registration) {
        var item = new HashMap<String, AttributeValue>();
        item.put("URI", AttributeValue.fromS(registration.id()));
        item.put("ProjectId", AttributeValue.fromS(registration.projectId()));
        item.put("status", AttributeValue.fromS(registration.status().name()));
        item.put("Deadline", seconds(registration.deadline()));
        item.put("ExpiresAt", seconds(registration.deadline().plus(keep)));
        item.put("Revision", AttributeValue.fromN(Long.toString(registration.revision())));
        registration.token().ifPresent(t -> item.put("token", AttributeValue.fromS(t)));
        registration.secretHash().ifPresent(t -> item.put("SecretHash", AttributeValue.fromS(t)));
        registration.callbackUrl().ifPresent(t -> item.put("CallbackUrl", AttributeValue.fromS(t)));
        registration.answerHash().ifPresent(t -> item.put("AnswerHash", AttributeValue.fromS(t)));
        registration.endedTokenHash().ifPresent(t -> item.put("EndedTokenHash", AttributeValue.fromS(t)));
        registration.early().ifPresent(a -> {
            switch (a) {
                case Answer.Success(var output) -> item.put("EarlyOutput", AttributeValue.fromS(output));
                case Answer.Failure(var error, var cause) -> {
                    item.put("EarlyError", AttributeValue.fromS(error));
                    item.put("EarlyCause", AttributeValue.fromS(cause));
                }
            }
        });
        return item;
    }

    private static AttributeValue seconds(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.getEpochSecond()));
    }

    private static Optional<String> text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
    }

    private static Optional<Long> number(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::n).map(Long::parseLong);
    }
}
