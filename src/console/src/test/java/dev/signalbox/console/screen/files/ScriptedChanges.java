package dev.signalbox.console.screen.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.NotDeleted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Changes the objects of a {@link ScriptedObjects}. */
public final class ScriptedChanges implements ObjectChangesGateway {
    public final List<Integer> batches = new ArrayList<>();
    public final TreeSet<String> locked = new TreeSet<>();
    public boolean versioned;
    public Runnable afterCopy = () -> {};

    private final ScriptedObjects s3;

    public ScriptedChanges(ScriptedObjects s3) {
        this.s3 = s3;
    }

    @Override
    public boolean versioned(String bucket) {
        return versioned;
    }

    @Override
    public List<NotDeleted> delete(String bucket, List<ObjectRef> wanted) {
        batches.add(wanted.size());
        var refused = new ArrayList<NotDeleted>();
        wanted.stream().map(o -> o.location().key()).forEach(key -> {
            if (locked.contains(key)) {
                refused.add(new NotDeleted(key, "AccessDenied", "not you"));
            } else {
                s3.objects.remove(key);
            }
        });
        return refused;
    }

    @Override
    public Optional<NotDeleted> deleteIfUnchanged(S3Location object, String etag) {
        return etag.equals(etag(object.key())) ? delete(object.bucket(), List.of(ObjectRef.current(object))).stream()
                .findFirst() : Optional.of(new NotDeleted(object.key(), "PreconditionFailed", "it is another one"));
    }

    @Override
    public String copy(ObjectRef from, S3Location to, Watcher watcher) throws GatewayException {
        if (s3.objects.containsKey(to.key())) {
            throw new GatewayException(new Failure.Rejected("ObjectExists", to.key(), Optional.empty()));
        }
        var etag = etag(from.location().key());
        s3.objects.put(to.key(), s3.objects.get(from.location().key()));
        afterCopy.run();
        return etag;
    }

    private String etag(String key) {
        return Integer.toString(Arrays.hashCode(s3.objects.get(key)));
    }

    @Override
    public void restore(ObjectRef version) {}

    @Override
    public void makeFolder(S3Location folder) {
        s3.objects.put(folder.key(), new byte[0]);
    }

    @Override
    public void makeBucket(String name) {}
}
