package dev.signalbox.localcloud.service.events.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogStreamResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/** Writes to log groups; each rule has a stream of its own in them. Resource policies of logs are not in the local cloud. */
final class LogChannel {
    private static final JsonMapper JSON = new JsonMapper();

    private final CloudContext context;

    LogChannel(CloudContext context) {
        this.context = context;
    }

    Result write(Parcel parcel, String arn, String input) {
        var group = arn.substring(arn.indexOf(":log-group:") + ":log-group:".length()).replaceFirst(":\\*$", "");
        var stream = UUID.nameUUIDFromBytes(parcel.ruleArn().getBytes(StandardCharsets.UTF_8)).toString();
        prepare(group, stream);
        var response = context.calls().call(PutLogEventsRequest.builder().logGroupName(group).logStreamName(stream)
                .logEvents(line(parcel, input)).build(), PutLogEventsResponse.class);
        return response.rejectedLogEventsInfo() == null ? new Result.Delivered()
                : new Result.Never("INVALID_PARAMETER", "the log group does not take events of this time");
    }

    private void prepare(String group, String stream) {
        try {
            context.calls().call(CreateLogStreamRequest.builder().logGroupName(group).logStreamName(stream).build(),
                    CreateLogStreamResponse.class);
        } catch (AwsServiceException e) {
            if (!ServiceError.codeOf(e).equals("ResourceAlreadyExistsException")) {
                throw e;
            }
        }
    }

    /** A template may say time and message; anything else is the message itself. */
    private static InputLogEvent line(Parcel parcel, String input) {
        try {
            var line = JSON.readTree(input);
            if (line.size() == 2 && line.path("timestamp").isNumber() && line.path("message").isTextual()) {
                return InputLogEvent.builder().timestamp(line.path("timestamp").asLong()).message(line.path("message")
                        .asText()).build();
            }
        } catch (JsonProcessingException e) {
            return plain(parcel, input);
        }
        return plain(parcel, input);
    }

    private static InputLogEvent plain(Parcel parcel, String input) {
        return InputLogEvent.builder().timestamp(parcel.accepted().toEpochMilli()).message(input).build();
    }
}
