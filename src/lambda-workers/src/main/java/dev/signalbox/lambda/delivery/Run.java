package dev.signalbox.lambda.delivery;

import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.Sink;
import dev.signalbox.transfer.s3.ResumableUpload;
import dev.signalbox.transfer.s3.UploadPoint;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** One run's share of a file on its way from the source to the bucket. */
final class Run implements Sink {
    private final ResumableUpload upload;
    private final Function<Head, String> nameOf;
    private final Watch watch;
    private Optional<Resume> resumed = Optional.empty();
    private Optional<String> validator = Optional.empty();
    private String name = "";
    private long received;
    private long size = -1;
    private boolean startedOver;

    /** Looks at the clock, and lets others know. */
    interface Watch {
        /** @throws TimeIsUp when another run has to go on */
        void look(Run run) throws IOException;
    }

    Run(ResumableUpload upload, Function<Head, String> nameOf, Watch watch) {
        this.upload = upload;
        this.nameOf = nameOf;
        this.watch = watch;
    }

    /** Takes up what an earlier run left. */
    void goOn(Resume from) throws IOException {
        upload.goOn(from.upload());
        resumed = Optional.of(from);
        validator = Optional.of(from.validator());
        name = from.name();
        received = from.upload().bytes();
        size = from.size();
    }

    @Override
    public void start(Head head) {
        startedOver = resumed.isPresent();
        validator = head.validator();
        name = nameOf.apply(head);
        received = 0;
        size = head.length().orElse(-1);
        upload.start(head);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        upload.write(buffer, offset, length);
        received += length;
        watch.look(this);
    }

    /** Whether another run would come further than this one. */
    boolean mayGoOn() {
        boolean inVain = startedOver && validator.equals(resumed.map(Resume::validator));
        return validator.isPresent() && !inVain;
    }

    /** What to go on with should this process die now. */
    Optional<Resume> safe() {
        return upload.safe().flatMap(this::resume);
    }

    /** Stores all that came. */
    Optional<Resume> pause() throws IOException {
        return upload.pause().flatMap(this::resume);
    }

    private Optional<Resume> resume(UploadPoint point) {
        return validator.map(v -> new Resume(point, v, size, name));
    }

    ResumableUpload upload() {
        return upload;
    }

    String name() {
        return name;
    }

    long received() {
        return received;
    }

    long size() {
        return size;
    }
}
