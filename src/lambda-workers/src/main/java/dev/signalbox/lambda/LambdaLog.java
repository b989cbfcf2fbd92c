package dev.signalbox.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import dev.signalbox.transfer.JsonLog;
import dev.signalbox.transfer.TransferTime;
import java.util.Map;

/** The log of one invocation, in JSON lines. */
public final class LambdaLog {
    private LambdaLog() {}

    public static JsonLog of(Context context, String execution) {
        return new JsonLog(System.out, TransferTime.system(),
                Map.of("requestId", context.getAwsRequestId(), "execution", execution));
    }
}
