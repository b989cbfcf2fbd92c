package dev.signalbox.lambda.imagefanout;

import dev.signalbox.lambda.InvalidInput;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.s3.S3Target;
import dev.signalbox.transfer.s3.S3Upload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** In S3; a run's own objects lie below {@code runs/} and its name. */
final class S3TaskStore implements TaskStore {
    private final S3Client s3;
    private final String bucket;

    S3TaskStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void read(FanOutInput.Paths.InS3 list, Consumer<String> paths) throws IOException {
        try (var body = s3.getObject(b -> b.bucket(list.bucket()).key(list.key()))) {
            PathReader.read(list.key(), body, paths);
        } catch (NoSuchKeyException | NoSuchBucketException e) {
            var missing = new InvalidInput("There is no list of paths at s3://" + list.bucket() + "/" + list.key());
            missing.initCause(e);
            throw missing;
        }
    }

    @Override
    public Place keep(String execution, FanOutPlan.Tasks tasks) throws IOException {
        var place = new Place(bucket, "runs/" + execution + "/tasks.json");
        var target = S3Target.of(bucket, place.key(), "application/json");
        try (var parts = Executors.newVirtualThreadPerTaskExecutor();
                var upload = S3Upload.open(s3, parts, target)) {
            for (int number = 0; number < tasks.count(); number++) {
                write(upload, (number == 0 ? "[" : ",\n") + TaskInput.JSON.writeValueAsString(
                        tasks.task(number).json()));
            }
            write(upload, tasks.count() == 0 ? "[]" : "]\n");
            upload.complete();
        }
        return place;
    }

    private static void write(S3Upload upload, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        upload.write(bytes, 0, bytes.length);
    }
}
