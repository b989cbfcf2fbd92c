package dev.signalbox.lambda.imagefanout;

import java.io.IOException;
import java.util.function.Consumer;

/** Lists of paths that users keep, and lists of tasks that large runs need. */
interface TaskStore {
    /** An object. */
    record Place(String bucket, String key) {}

    /** @throws dev.signalbox.lambda.InvalidInput when there is no such list or it cannot be read */
    void read(FanOutInput.Paths.InS3 list, Consumer<String> paths) throws IOException;

    /** The same run again replaces its list by an equal one. */
    Place keep(String execution, FanOutPlan.Tasks tasks) throws IOException;
}
