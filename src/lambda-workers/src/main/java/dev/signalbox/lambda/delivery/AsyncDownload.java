package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.HttpEvent;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.transfer.SafeUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** {@code GET /download}: starts a download and says where to wait for it. */
public final class AsyncDownload implements RequestStreamHandler {
    private final StartDesk desk;

    /** As AWS Lambda makes it. */
    public AsyncDownload() {
        this(Wiring.ofEnvironment().startDesk());
    }

    AsyncDownload(StartDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = HttpEvent.read(in);
        var answer = desk.start(event.query("url"), event.query("name"));
        LambdaLog.of(context, "").info("download.asked", Map.of("status", answer.status(), "source",
                SafeUrl.of(event.query("url").orElse(""))));
        answer.write(out);
    }
}
