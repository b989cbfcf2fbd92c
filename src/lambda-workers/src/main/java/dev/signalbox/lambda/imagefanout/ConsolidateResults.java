package dev.signalbox.lambda.imagefanout;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.TaskInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** State {@code consolidateLambdaTask}: takes the status codes and answers whether all of them are 200. */
public final class ConsolidateResults implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var codes = TaskInput.JSON.readTree(in);
        if (!codes.isArray() || codes.valueStream().anyMatch(c -> !c.isInt())) {
            throw new InvalidInput("A list of status codes is needed");
        }
        TaskInput.JSON.writeValue(out, codes.valueStream().allMatch(c -> c.asInt() == 200));
    }
}
