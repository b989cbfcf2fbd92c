package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.model.downloads.ServiceState;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.DownloadsStore.Desk;
import dev.signalbox.console.store.downloads.OpenService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which services there are, which is open, and how it answers; lets the parts of the screen follow it while they are shown. */
public final class DownloadsViewModel {
    private static final Duration PERIOD = Duration.ofSeconds(3);
    private static final Duration STACKS = Duration.ofSeconds(30);

    private final DownloadsSurroundings around;
    private final List<ServicePart> parts;
    private final ReadOnlyObjectWrapper<Desk> desk;
    private final ReadOnlyObjectWrapper<Loadable<ServiceState>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private List<Subscription> shown = List.of();
    private List<Subscription> following = List.of();
    private Optional<OpenService> last = Optional.empty();

    public DownloadsViewModel(DownloadsSurroundings around, List<ServicePart> parts) {
        this.around = around;
        this.parts = List.copyOf(parts);
        desk = new ReadOnlyObjectWrapper<>(around.store().desk().latest());
    }

    /** Starts to look; a hidden screen asks nothing. */
    public void show() {
        hide();
        shown = List.of(around.store().desk().subscribe(new LatestOnFx<>(around.fxThread(), this::show)),
                around.changes().outcome().subscribe(new LatestOnFx<>(around.fxThread(), outcome::set)),
                around.poller().every(STACKS, "DescribeStacks", around.store()::lookForStacks));
        follow();
    }

    public void hide() {
        shown.forEach(Subscription::close);
        shown = List.of();
        stop();
    }

    private void stop() {
        following.forEach(Subscription::close);
        following = List.of();
    }

    public void refresh() {
        around.store().refresh();
    }

    private void show(Desk now) {
        boolean same = desk.get().open().equals(now.open());
        desk.set(now);
        if (!same && !shown.isEmpty()) {
            follow();
        }
    }

    private void follow() {
        stop();
        var open = around.service();
        boolean other = !open.equals(last);
        if (other) {
            state.set(new Loadable.Loading<>());
            if (open.isEmpty()) {
                parts.forEach(ServicePart::none);
            }
        }
        last = open;
        open.ifPresent(service -> {
            var subscriptions = new ArrayList<Subscription>();
            subscriptions.add(service.state().topic().subscribe(new LatestOnFx<>(around.fxThread(), s -> show(service,
                    s))));
            subscriptions.add(around.poller().every(PERIOD, "Downloads GET /jobs/counts", service.state()::refresh));
            parts.forEach(p -> subscriptions.addAll(p.follow(service, other)));
            following = subscriptions;
        });
    }

    /** What another service said may still be on its way. */
    private void show(OpenService service, Loadable<ServiceState> now) {
        if (last.equals(Optional.of(service))) {
            state.set(now);
        }
    }

    /** What can be done about a service that does not answer as it should; empty when it does. */
    public Optional<String> advice() {
        return state.get().failure().flatMap(f -> desk.get().chosen().map(c -> advice(f, c)));
    }

    private static String advice(Failure failure, ServiceAddress service) {
        return switch (failure) {
            case Failure.Denied _ -> service.keySecret().map(arn -> Texts.text("downloads.advice.secret", arn))
                    .orElse(Texts.text("downloads.advice.key"));
            case Failure.Unreachable _,Failure.TimedOut _ -> Texts.text(service
                    .origin() == ServiceAddress.Origin.STACK ? "downloads.advice.stack" : "downloads.advice.away",
                    service
                            .url());
            case Failure.Unexpected _ -> Texts.text("downloads.advice.trouble", service.url());
            case Failure.Throttled _ -> Texts.text("downloads.advice.throttled");
            case Failure.Locked _ -> Texts.text("failure.locked.advice");
            case Failure.NotFound _,Failure.NotOffered _,Failure.Rejected _,Failure.Garbled _,Failure.SignInNeeded _ ->
                Texts.text(
                        "downloads.advice.other", service
                                .url());
        };
    }

    public DownloadsSurroundings around() {
        return around;
    }

    public ReadOnlyObjectProperty<Desk> deskProperty() {
        return desk.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<ServiceState>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How the last command went. */
    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
