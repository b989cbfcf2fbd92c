package dev.signalbox.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.signalbox.lambda.filelist.FileListing;
import dev.signalbox.lambda.filelist.JobNames;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** State {@code GetFilesToDownload}: takes {@code {name, projectid}}, asks the provider and records its files. */
public final class FileLister implements RequestStreamHandler {
    private final FileListing listing;

    /** As AWS Lambda makes it. */
    public FileLister() {
        this(FileListing.from(new EnvironmentSettings(System.getenv())));
    }

    FileLister(FileListing listing) {
        this.listing = listing;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var input = TaskInput.read(in);
        var execution = input.text("name");
        var recorded = listing.record(execution, input.project());
        LambdaLog.of(context, execution).info("files.listed",
                Map.of("files", recorded.files(), "rejected", recorded.rejected()));
        TaskInput.JSON.writeValue(out, Map.of("statusCode", 200, "body",
                Map.of("Message", recorded.files() + " files to download"), "jobName", JobNames.of(execution),
                "files", recorded.files(), "rejected", recorded.rejected()));
    }
}
