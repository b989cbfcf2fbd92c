package dev.signalbox.console.store.downloads;

import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.downloads.DownloadServices;
import dev.signalbox.console.gateway.downloads.SecretsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which download services there are, and the one that is open. */
public final class DownloadsStore {
    private static final Preference<String> CHOSEN = new Preference<>("downloads.chosen", String.class, "");

    private final DeployedServices deployed;
    private final AddedServices added;
    private final DownloadServices services;
    private final SecretsGateway secrets;
    private final Work work;
    private final Preferences preferences;
    private final Clock clock;
    private final Topic<Desk> desk = new Topic<>(new Desk(List.of(), false, Optional.empty(), Optional.empty(), Optional
            .empty()));
    private final Topic<Integer> failedCallbacks = new Topic<>(0);
    private Subscription counted = () -> {};
    private String wanted = "";

    /**
     * What lies before the operator.
     *
     * @param looked whether it is known which are deployed
     * @param failure why it is not known anew
     * @param open empty while none is chosen, and while the operator has not said that the key may go there unencrypted
     */
    public record Desk(List<ServiceAddress> services, boolean looked, Optional<Failure> failure,
            Optional<ServiceAddress> chosen, Optional<OpenService> open) {
        public Desk {
            services = List.copyOf(services);
        }
    }

    /** Who answers what is asked. */
    public record Sources(DeployedServices deployed, AddedServices added, DownloadServices services,
            SecretsGateway secrets) {}

    public DownloadsStore(Sources sources, Work work, Preferences preferences, Clock clock) {
        deployed = sources.deployed();
        added = sources.added();
        services = sources.services();
        secrets = sources.secrets();
        this.work = work;
        this.preferences = preferences;
        this.clock = clock;
        deployed.stacks().subscribe(_ -> lookAgain());
        added.all().subscribe(_ -> lookAgain());
        preferences.topic(CHOSEN).subscribe(_ -> lookAgain());
    }

    public Topic<Desk> desk() {
        return desk;
    }

    public AddedServices added() {
        return added;
    }

    /** Jobs of the open service whose callback failed for good. */
    public Topic<Integer> failedCallbacks() {
        return failedCallbacks;
    }

    public void choose(ServiceAddress address) {
        preferences.set(CHOSEN, address.id());
    }

    /** The operator says that the key of the chosen service may go there unencrypted. */
    public void allowPlain() {
        desk.latest().chosen().ifPresent(added::allow);
    }

    /** Looks for services that were deployed meanwhile. */
    public void lookForStacks() {
        deployed.refresh();
    }

    public void refresh() {
        deployed.refresh();
        desk.latest().open().ifPresent(OpenService::refresh);
    }

    /** Looks how the open service stands, for who counts from elsewhere. */
    public void count() {
        desk.latest().open().ifPresent(o -> o.state().refresh());
    }

    private void lookAgain() {
        work.commands().execute(this::look);
    }

    private synchronized void look() {
        var stacks = deployed.stacks().latest();
        var all = Stream.concat(deployed.services().stream(), added.addresses().stream()).toList();
        var chosen = chosen(all);
        var before = desk.latest().open();
        var open = chosen.filter(added::mayAsk).map(c -> before.filter(b -> b.address().equals(c)).orElseGet(() -> open(
                c)));
        desk.publish(new Desk(all, stacks.newest().isPresent() || stacks.failure().isPresent(), stacks.failure(),
                chosen, open));
        if (!open.equals(before)) {
            counted.close();
            failedCallbacks.publish(0);
            counted = open.map(o -> o.state().topic().subscribe(s -> s.newest().ifPresent(n -> failedCallbacks.publish(
                    (int) n.count(DownloadStatus.CALLBACK_FAILED))))).orElse(() -> {});
            open.ifPresent(o -> o.state().refresh());
        }
    }

    /** Only the first is chosen by itself: another than before would get what was meant for that one. */
    private Optional<ServiceAddress> chosen(List<ServiceAddress> all) {
        var remembered = preferences.get(CHOSEN);
        if (!remembered.isEmpty()) {
            wanted = remembered;
        } else if (wanted.isEmpty() && !all.isEmpty()) {
            wanted = all.getFirst().id();
        }
        return all.stream().filter(s -> s.id().equals(wanted)).findFirst();
    }

    private OpenService open(ServiceAddress address) {
        GatewayCall<Optional<ApiKey>> key = address.keySecret().<GatewayCall<Optional<ApiKey>>>map(
                arn -> () -> Optional.of(secrets.key(arn))).orElse(() -> address
                        .origin() == ServiceAddress.Origin.ADDED ? added.key(address.name()) : Optional.empty());
        return new OpenService(address, services.open(address, key), work, clock);
    }
}
