package dev.signalbox.lambda.csvbatch;

import java.io.IOException;

/** What a new stack needs besides its resources. */
interface Setup {
    /** @param id of this notification: others of the bucket stay as they are */
    void notifyOf(String bucket, String id, String function);

    /** Also when bucket or notification are gone already. */
    void stopNotifying(String bucket, String id);

    /** @throws IllegalStateException when a row of the data is not as it should be */
    void seed(String table, String bucket, String key) throws IOException;
}
