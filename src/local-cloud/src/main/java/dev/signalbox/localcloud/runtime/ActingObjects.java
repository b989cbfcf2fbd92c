package dev.signalbox.localcloud.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Objects' bodies for somebody who needs leave for each. */
record ActingObjects(CloudContext context, Supplier<Caller> caller) implements ObjectContents {
    @Override
    public InputStream open(String bucket, String key) throws IOException {
        ask("s3:GetObject", bucket, key);
        return context.objects().open(bucket, key);
    }

    @Override
    public void store(String bucket, String key, InputStream body, long length) throws IOException {
        ask("s3:PutObject", bucket, key);
        context.objects().store(bucket, key, body, length);
    }

    private void ask(String action, String bucket, String key) {
        context.calls().guard().action(action, context.arn("s3", "", bucket + "/" + key), caller.get());
    }
}
