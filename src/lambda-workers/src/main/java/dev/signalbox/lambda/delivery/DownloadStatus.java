package dev.signalbox.lambda.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.HttpEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code GET /download/status}: how far a download is; gives the URL when the file is there. */
public final class DownloadStatus implements RequestStreamHandler {
    private final StatusDesk desk;

    /** As AWS Lambda makes it. */
    public DownloadStatus() {
        this(Wiring.ofEnvironment().statusDesk());
    }

    DownloadStatus(StatusDesk desk) {
        this.desk = desk;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        desk.status(HttpEvent.read(in).query("ticket")).write(out);
    }
}
