package dev.signalbox.localcloud;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.SessionKeys;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.store.StorageFullException;
import dev.signalbox.localcloud.store.Store;
import dev.signalbox.localcloud.wire.Dispatcher;
import dev.signalbox.localcloud.wire.auth.SigV4;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreException;

/**
 * A running local cloud: AWS's wire protocols on one loopback port, durable in one data folder. Point any AWS SDK or
 * CLI at {@link #endpoint()} with the keys given here.
 */
public final class LocalCloud implements AutoCloseable {
    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "local-1";

    private final CloudIdentity identity;
    private final URI endpoint;
    private final Closing closing;
    private final Access access;

    private LocalCloud(CloudIdentity identity, URI endpoint, Closing closing, Access access) {
        this.access = access;
        this.identity = identity;
        this.endpoint = endpoint;
        this.closing = closing;
    }

    /** Starts on the usual port with everything in one folder. */
    public static LocalCloud inFolder(Path dataFolder) {
        return start(new LocalCloudOptions(dataFolder));
    }

    /**
     * Starts, takes up unfinished work, and returns when requests are answered.
     *
     * @throws LocalCloudStartException when folder or port cannot be had; nothing is left running then
     */
    public static LocalCloud start(LocalCloudOptions options) {
        var closing = new Closing();
        try {
            return start(options, closing);
        } catch (IOException e) {
            closing.after(e);
            throw new DataFolderNotWritableException(options.dataFolder(), e);
        } catch (StorageFullException e) {
            closing.after(e);
            throw new DataFolderNotWritableException(options.dataFolder(), new IOException(e.getMessage(), e));
        } catch (MVStoreException e) {
            closing.after(e);
            throw new DataFolderDamagedException(options.dataFolder().resolve(FolderParts.STATE), e);
        } catch (RuntimeException e) {
            closing.after(e);
            throw e;
        }
    }

    private static LocalCloud start(LocalCloudOptions options, Closing closing) throws IOException {
        var folder = closing.last(DataFolder.open(options.dataFolder()));
        Reset.delete(folder.path().resolve(FolderParts.STAGED));
        var keys = folder.keys();
        var identity = new CloudIdentity(ACCOUNT, REGION, "aws", keys.accessKeyId(), keys.secretAccessKey());
        var store = closing.last(Store.open(folder.path().resolve(FolderParts.STATE)));
        var time = closing.last(new SystemTime());
        var http = closing.last(Listening.on(options));
        var endpoint = Listening.uri(options.bindAddress(), http.port());
        var registry = new Registry();
        var objects = new LateObjects();
        var context = new CloudContext(identity, () -> endpoint, folder.path(), store, time, registry, objects);
        var services = services(context, objects, registry, closing);
        var dispatcher = new Dispatcher(registry, new SigV4(new SessionKeys(identity), time));
        var access = Access.of(options.iam(), context, registry, services);
        // Before the first answer: a task token must not be unknown, nor new work be mistaken for work to take up.
        services.forEach(AwsService::resume);
        var snapshot = new SnapshotRoute(folder.path(), store, identity, time);
        var routes = Stream.concat(Stream.of(snapshot), services.stream().flatMap(service -> service.routes()
                .stream()));
        http.serve(routes.map(access::guarded).toList(), services.stream().flatMap(service -> service.sockets()
                .stream())
                .toList(), dispatcher);
        var file = folder.endpointFile();
        file.write(new EndpointFile.Content(endpoint, ProcessHandle.current().pid(), REGION, ACCOUNT, identity
                .accessKeyId()));
        closing.last(file::delete);
        return new LocalCloud(identity, endpoint, closing, access);
    }

    private static List<AwsService> services(CloudContext context, LateObjects objects, Registry registry,
            Closing closing) {
        var services = Services.all(context);
        for (var service : services) {
            closing.last(service);
            service.register(registry);
            if (service instanceof ObjectContents contents) {
                objects.are(contents);
            }
        }
        return services;
    }

    /** Base address without a trailing slash, such as {@code http://127.0.0.1:4566}. */
    public URI endpoint() {
        return endpoint;
    }

    public String region() {
        return identity.region();
    }

    public String account() {
        return identity.account();
    }

    public String accessKeyId() {
        return identity.accessKeyId();
    }

    /** Random per data folder; do not log it. */
    public String secretAccessKey() {
        return identity.secretAccessKey();
    }

    /**
     * What policies did not allow since the start, the newest last, in AWS's words; empty when they are not enforced. On
     * AWS some of it is seen nowhere, such as a function that may not write its log.
     */
    public List<String> denied() {
        return access.denied();
    }

    /**
     * What the roles that did anything since the start were allowed and did not do, as {@code role action resource},
     * sorted; empty when policies are not enforced.
     */
    public List<String> needless() {
        return access.needless();
    }

    /** Stops answering, stops the services' own work, and leaves the state as it is on disk. */
    @Override
    public void close() {
        closing.close();
    }
}
