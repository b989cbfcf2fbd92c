package dev.signalbox.console.store.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.model.downloads.many.JobAct;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.model.downloads.many.ManyRun;
import dev.signalbox.console.screen.downloads.ScriptedDownloads;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsStoreTest {
    @TempDir Path folder;
    private final Clock clock = Clock.fixed(ScriptedDownloads.NOON, ZoneOffset.UTC);
    private final ScriptedDownloads service = new ScriptedDownloads();
    private final Topic<Loadable<List<StackSummary>>> stacks = new Topic<>(new Loadable.Loading<>());
    private final Preferences preferences = Preferences.forgotten();
    private final List<ServiceAddress> opened = new ArrayList<>();
    private final Tasks tasks = new Tasks(clock);
    private final List<Duration> pauses = new ArrayList<>();
    private final ManyDownloads many = new ManyDownloads(tasks, Runnable::run, pauses::add);
    private Optional<GatewayCall<Optional<ApiKey>>> key = Optional.empty();

    private DownloadsStore store() {
        return new DownloadsStore(new DownloadsStore.Sources(new DeployedServices(stacks, () -> {}, PipelineCatalogue
                .in(
                        Path.of(System.getProperty("signalbox.home"), "infra-templates"))), new AddedServices(
                                preferences,
                                new KeyFile(folder.resolve("keys.json"))), (address, keys) -> {
                                    opened.add(address);
                                    key = Optional.of(keys);
                                    return service;
                                }, _ -> new ApiKey("of the secret")), Work.on(Runnable::run), preferences, clock);
    }

    private DownloadChanges changes(DownloadsStore store) {
        return new DownloadChanges(store.added(), Runnable::run, clock);
    }

    @Test
    void opensWhatWasAddedByHandAndKeepsItsKeyForItsOwnerOnly() throws Exception {
        var store = store();
        assertThat(store.desk().latest().looked()).isFalse();

        changes(store).add("", "mine", URI.create("http://127.0.0.1:8000"), Optional.of(new ApiKey("s3cr3t")));

        assertThat(store.desk().latest().open()).isPresent();
        assertThat(key.orElseThrow().get()).contains(new ApiKey("s3cr3t"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("keys.json")))).isEqualTo(
                "rw-------");
        assertThat(preferences.get(new dev.signalbox.console.store.preferences.Preference<>("downloads.services",
                AddedServices.All.class, new AddedServices.All(List.of(), List.of()))).toString()).doesNotContain(
                        "s3cr3t");
        changes(store).remove("", "mine");
        assertThat(store.desk().latest().open()).isEmpty();
        assertThat(Files.readString(folder.resolve("keys.json"))).doesNotContain("s3cr3t");
    }

    @Test
    void asksNothingOfAPlainAddressBeforeTheOperatorAgrees() {
        var store = store();

        changes(store).add("", "far", URI.create("http://downloads.example.com"), Optional.of(new ApiKey("k")));

        assertThat(store.desk().latest().chosen()).isPresent();
        assertThat(opened).isEmpty();
        store.allowPlain();
        assertThat(opened).hasSize(1);
    }

    @Test
    void consentToPlainEndsWithTheLastServiceThere() {
        var store = store();
        var far = URI.create("http://downloads.example.com");
        changes(store).add("", "far", far, Optional.empty());
        store.allowPlain();
        changes(store).add("", "same", far, Optional.empty());
        changes(store).remove("", "same");
        assertThat(store.added().all().latest().plain()).hasSize(1);

        changes(store).remove("", "far");
        changes(store).add("", "far", far, Optional.empty());

        assertThat(store.added().all().latest().plain()).isEmpty();
        assertThat(store.desk().latest().open()).isEmpty();
    }

    @Test
    void noOtherServiceIsOpenedInPlaceOfTheOneThatIsGone() {
        var store = store();
        changes(store).add("", "b", URI.create("https://b.example"), Optional.empty());
        changes(store).add("", "a", URI.create("https://a.example"), Optional.empty());
        assertThat(store.desk().latest().chosen().orElseThrow().name()).isEqualTo("b");

        changes(store).remove("", "b");
        assertThat(store.desk().latest().chosen()).isEmpty();
        assertThat(store.desk().latest().open()).isEmpty();

        store.choose(store.desk().latest().services().getFirst());
        assertThat(store.desk().latest().open().orElseThrow().address().name()).isEqualTo("a");
        assertThat(opened).hasSize(2);
    }

    @Test
    void remembersTheChoiceAndKeepsTheOpenOneWhileOthersCome() {
        var store = store();
        var changes = changes(store);
        changes.add("", "b", URI.create("https://b.example"), Optional.empty());
        var open = store.desk().latest().open();
        service.add("a1", DownloadStatus.CALLBACK_FAILED, "x");
        store.count();
        assertThat(store.failedCallbacks().latest()).isEqualTo(1);

        store.choose(ServiceAddress.added("b", URI.create("https://b.example")));
        changes.add("", "a", URI.create("https://a.example"), Optional.empty());
        stacks.publish(new Loadable.Unavailable<>(new Failure.Denied("AccessDenied", "not you", Optional.empty())));

        assertThat(store.desk().latest().services()).extracting(ServiceAddress::name).containsExactly("a", "b");
        assertThat(store.desk().latest().open()).isEqualTo(open);
        assertThat(store.desk().latest().failure()).isPresent();
        assertThat(store().desk().latest().chosen().orElseThrow().name()).isEqualTo("b");
    }

    @Test
    void listsPagesAsTheyAreWantedAndForgetsThemWithTheQuestion() {
        IntStream.range(0, 250).forEach(i -> service.add("id%04d".formatted(i), DownloadStatus.PENDING, "f" + i));
        var open = open();

        open.jobs().refresh();
        assertThat(list(open).jobs()).hasSize(100);
        assertThat(list(open).more()).isTrue();
        open.more();
        open.more();
        assertThat(list(open).jobs()).hasSize(250);
        assertThat(list(open).more()).isFalse();
        open.list(new dev.signalbox.console.model.downloads.JobQuery(Optional.of(DownloadStatus.DONE), Optional
                .empty()));
        assertThat(list(open).jobs()).isEmpty();
    }

    private static OpenService.JobList list(OpenService open) {
        return open.jobs().topic().latest().newest().orElseThrow();
    }

    private OpenService open() {
        var store = store();
        changes(store).add("", "mine", URI.create("https://mine.example"), Optional.empty());
        return store.desk().latest().open().orElseThrow();
    }

    @Test
    void aRefusedOrderIsToldWithItsFieldAndIsAFailure() {
        service.answer = _ -> new EnqueueAnswer.Refused("invalid_request", "no", Optional.of("mime_type"));
        var open = open();
        var changes = changes(store());
        var told = new ArrayList<EnqueueAnswer>();

        changes.enqueue("Enqueuing", open, new DownloadOrder(Map.of("url", "https://x")), told::add);

        assertThat(told).containsExactly(new EnqueueAnswer.Refused("invalid_request", "no", Optional.of("mime_type")));
        assertThat(changes.outcome().latest()).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void manyAreDoneNoFasterThanSaidAndEachTellsHowItWent() {
        service.answer = o -> o.field("url").orElse("").endsWith("2") ? new EnqueueAnswer.Refused("invalid_request",
                "no",
                Optional.of("url")) : new EnqueueAnswer.Taken("id");
        var orders = Map.of(1, new DownloadOrder(Map.of("url", "https://x/1")), 2, new DownloadOrder(Map.of("url",
                "https://x/2")), 4, new DownloadOrder(Map.of("url", "https://x/4")));

        many.enqueue("Enqueuing", open(), lines(), orders, 4);

        var run = many.state().latest().orElseThrow();
        assertThat(run.phase()).isEqualTo(ManyRun.Phase.ENDED);
        assertThat(run.results()).isEqualTo(Map.of(1, new ManyRun.Result(true, "id"), 2, new ManyRun.Result(false,
                "invalid_request: url: no"), 4, new ManyRun.Result(true, "id")));
        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(250));
        assertThat(tasks.states().latest().getFirst().phase()).isEqualTo(TaskState.Phase.FAILED);
    }

    @Test
    void aRunThatIsWantedWhileAnotherGoesIsToldAsNotBegun() {
        var open = open();
        var waiting = new ArrayList<Runnable>();
        var busy = new ManyDownloads(tasks, waiting::add, pauses::add);
        busy.act("Retrying 3", open, JobAct.RETRY_CALLBACK, lines(), 20);

        busy.act("Canceling 3", open, JobAct.CANCEL, lines(), 20);

        var told = tasks.states().latest().getFirst();
        assertThat(told.name()).isEqualTo("Canceling 3");
        assertThat(told.phase()).isEqualTo(TaskState.Phase.FAILED);
        assertThat(told.toString()).contains("Retrying 3");
        waiting.forEach(Runnable::run);
        assertThat(service.changes).containsExactly("retry a", "retry b", "retry d");
    }

    private static List<ManyLine> lines() {
        return List.of(new ManyLine(1, "a", "", ""), new ManyLine(2, "b", "", ""), new ManyLine(3, "c", "", "not fit"),
                new ManyLine(4, "d", "", ""));
    }

    @Test
    void manyBreakOffWhenTheServiceIsAwayAndSayWhy() {
        var open = open();
        service.changeFailure = Optional.of(new Failure.Unreachable("mine.example", "refused"));

        many.act("Retrying", open, JobAct.RETRY_CALLBACK, lines(), 20);

        var run = many.state().latest().orElseThrow();
        assertThat(run.phase()).isEqualTo(ManyRun.Phase.BROKEN_OFF);
        assertThat(run.why()).contains("refused");
        assertThat(run.results()).isEmpty();
        service.changeFailure = Optional.empty();
        many.act("Retrying", open, JobAct.RETRY_CALLBACK, lines(), 20);
        assertThat(service.changes).containsExactly("retry a", "retry b", "retry d");
    }
}
