package dev.signalbox.lambda.filelist;

import dev.signalbox.lambda.InvalidFileList;
import dev.signalbox.lambda.ProviderRefused;
import dev.signalbox.lambda.ProviderUnavailable;
import dev.signalbox.lambda.UnknownProject;
import dev.signalbox.transfer.BytesSink;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.FetchRequest;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.TransferTime;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Asks the provider for a project's files and records them. */
public final class FileListing {
    private static final long LARGEST_LIST = 32L << 20;
    private static final int NOT_FOUND = 404;

    private final URI provider;
    private final GuardedFetch fetch;
    private final FileTable table;

    FileListing(URI provider, GuardedFetch fetch, FileTable table) {
        this.provider = provider;
        this.fetch = fetch;
        this.table = table;
    }

    /**
     * What was recorded.
     *
     * @param rejected how many of the files may not be fetched
     */
    public record Recorded(int files, int rejected) {}

    /** As the function's environment variables say. */
    public static FileListing from(EnvironmentSettings env) {
        // Shorter than the function's own timeout, so that its end is an error with a message.
        var times = new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(150));
        var policy = FetchPolicy.of(env.allowedHosts(), env.flag("AllowPrivateAddresses"), LARGEST_LIST).with(times)
                .with(new RetryPolicy(4, Duration.ofMillis(500), Duration.ofSeconds(30)));
        var table = new DynamoFileTable(DynamoDbClient.create(), env.required("FileTable"),
                Duration.ofDays(env.number("RecordDays", 90, 1, 3650)), TransferTime.system());
        return new FileListing(env.url("ProviderUrl"), new GuardedFetch(policy, TransferTime.system()), table);
    }

    /**
     * @throws UnknownProject if the provider says so
     * @throws InvalidFileList if its answer is no list of files
     * @throws ProviderUnavailable if asking again may help
     * @throws ProviderRefused if not
     */
    public Recorded record(String execution, String project) {
        var files = FileListAnswer.read(ask(project)).stream().map(this::checked).toList();
        table.record(execution, files);
        return new Recorded(files.size(), (int) files.stream().filter(f -> f.rejected().isPresent()).count());
    }

    private byte[] ask(String project) {
        var sink = new BytesSink();
        var separator = provider.getRawQuery() == null ? "?" : "&";
        var url = provider + separator + "projectID=" + URLEncoder.encode(project, StandardCharsets.UTF_8).replace("+",
                "%20");
        try {
            fetch.fetch(FetchRequest.of(url), sink);
            return sink.bytes();
        } catch (FetchException e) {
            if (e.status() == NOT_FOUND) {
                throw new UnknownProject(project);
            }
            var message = "The provider gave no list of files: " + e.getMessage();
            throw e.mayPass() ? new ProviderUnavailable(message, e) : new ProviderRefused(message, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProviderUnavailable("Stopped while asking the provider", e);
        }
    }

    /** One bad entry is recorded as such and does not keep the others from being downloaded. */
    private ListedFile checked(ListedFile file) {
        if (file.rejected().isPresent()) {
            return file;
        }
        try {
            fetch.check(file.url());
            return file;
        } catch (FetchException e) {
            return file.rejectedBecause(String.valueOf(e.getMessage()));
        }
    }
}
