package dev.signalbox.console.store.signin;

import dev.signalbox.console.gateway.signin.ProfilesGateway;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Topic;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The profiles that this computer offers. They are read when somebody first looks, and from then on when their files change. */
public final class Profiles implements AutoCloseable {
    private final ProfilesGateway gateway;
    private final Executor worker;
    private final Topic<List<AwsProfile>> all = new Topic<>(List.of());
    private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();
    private boolean closed;

    public Profiles(ProfilesGateway gateway) {
        this(gateway, new SerialWorker("profiles"));
    }

    /** @param worker does one thing after the other */
    public Profiles(ProfilesGateway gateway, Executor worker) {
        this.gateway = gateway;
        this.worker = worker;
    }

    /** All that are known, in the order of the files; those with a problem are among them. */
    public Topic<List<AwsProfile>> all() {
        return all;
    }

    public Optional<AwsProfile> find(String name) {
        return all.latest().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** Reads them, and watches from now on. Returns at once. */
    public void look() {
        worker.execute(() -> {
            read();
            synchronized (this) {
                if (watch.get() == null && !closed) {
                    watch.set(gateway.watch(() -> worker.execute(this::read)));
                }
            }
        });
    }

    private void read() {
        all.publish(List.copyOf(gateway.profiles()));
    }

    @Override
    public synchronized void close() {
        closed = true;
        Optional.ofNullable(watch.get()).ifPresent(Watch::close);
    }
}
