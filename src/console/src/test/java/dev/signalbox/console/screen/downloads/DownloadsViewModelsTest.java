package dev.signalbox.console.screen.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.screen.downloads.aggregations.AggregationsViewModel;
import dev.signalbox.console.screen.downloads.jobs.DownloadJobsViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsViewModelsTest {
    @TempDir Path folder;
    private final ScriptedDownloads service = new ScriptedDownloads();
    private DownloadsDesk desk;
    private DownloadJobsViewModel jobs;
    private AggregationsViewModel aggregations;
    private DownloadsViewModel viewModel;

    @BeforeEach
    void show() {
        desk = new DownloadsDesk(service, folder, 0, Runnable::run);
        jobs = new DownloadJobsViewModel(desk.around);
        aggregations = new AggregationsViewModel(desk.around);
        viewModel = new DownloadsViewModel(desk.around, List.of(jobs, aggregations));
        service.add("a1", DownloadStatus.PENDING, "one.png");
        service.add("a2", DownloadStatus.CALLBACK_FAILED, "two.png");
        service.aggregation("slow", 2, 0.5, 9);
        service.aggregation("quick", 20, 0, 1);
        desk.add("mine", "https://mine.example");
        viewModel.show();
        viewModel.refresh();
    }

    @AfterEach
    void close() {
        viewModel.hide();
        desk.close();
    }

    @Test
    void listsJobsAndNarrowsThemDown() {
        assertThat(jobs.rows()).extracting(DownloadJob::id).containsExactly("a1", "a2");

        jobs.textProperty().set("TWO");
        assertThat(jobs.rows()).extracting(DownloadJob::id).containsExactly("a2");
        jobs.textProperty().set("");
        jobs.queryProperty().set(new JobQuery(Optional.of(DownloadStatus.PENDING), Optional.empty()));
        assertThat(jobs.rows()).extracting(DownloadJob::id).containsExactly("a1");
        jobs.of(Optional.of("another"));
        assertThat(jobs.rows()).isEmpty();
        assertThat(jobs.countsProperty().get().orElseThrow().count(DownloadStatus.CALLBACK_FAILED)).isEqualTo(1);
    }

    @Test
    void keepsRowsWhenARefreshFailsAndSaysWhatToDo() {
        service.failure = Optional.of(new Failure.Unreachable("mine.example", "refused"));
        viewModel.refresh();

        assertThat(jobs.rows()).hasSize(2);
        assertThat(jobs.stateProperty().get()).isInstanceOf(Loadable.Stale.class);
        assertThat(viewModel.advice().orElseThrow()).startsWith("Nothing answers at https://mine.example");
        service.failure = Optional.empty();
        viewModel.refresh();
        assertThat(viewModel.advice()).isEmpty();
    }

    @Test
    void anotherServiceIsShownWithoutWhatTheFirstSaid() {
        jobs.of(Optional.of("slow"));
        jobs.job().open("a1");
        service.jobs.clear();
        service.failure = Optional.of(new Failure.Denied("HTTP 401", "no", Optional.empty()));

        desk.add("another", "https://another.example");
        desk.store.choose(desk.store.desk().latest().services().getFirst());
        desk.store.refresh();

        assertThat(viewModel.stateProperty().get()).isInstanceOf(Loadable.Unavailable.class);
        assertThat(jobs.rows()).isEmpty();
        assertThat(jobs.queryProperty().get()).isEqualTo(JobQuery.ALL);
        assertThat(jobs.job().idProperty().get()).isEmpty();
        assertThat(aggregations.rows()).isEmpty();
    }

    @Test
    void withoutAServiceNothingOfTheLastIsShown() {
        jobs.job().open("a1");
        jobs.job().refresh();
        desk.add("plain", "http://plain.example");

        desk.store.choose(desk.store.desk().latest().services().getLast());

        assertThat(desk.store.desk().latest().open()).isEmpty();
        assertThat(jobs.rows()).isEmpty();
        assertThat(jobs.countsProperty().get()).isEmpty();
        assertThat(jobs.job().idProperty().get()).isEmpty();
        assertThat(aggregations.rows()).isEmpty();
        jobs.job().open("a2");
        assertThat(jobs.job().stateProperty().get()).isInstanceOf(Loadable.Loading.class);
    }

    @Test
    void aJobOpenedByALinkIsKeptUntilTheServiceIsThere() {
        try (var late = new DownloadsDesk(service, folder.resolve("late"), 0, Runnable::run)) {
            var lateJobs = new DownloadJobsViewModel(late.around);
            var screen = new DownloadsViewModel(late.around, List.of(lateJobs));
            screen.show();
            lateJobs.job().open("a2");

            late.add("mine", "https://mine.example");
            lateJobs.job().refresh();

            assertThat(lateJobs.job().stateProperty().get().newest().orElseThrow().id()).isEqualTo("a2");
            screen.hide();
        }
    }

    @Test
    void followsOneJobAlsoOneThatIsNotListed() {
        jobs.job().open("a2");
        jobs.job().refresh();
        assertThat(jobs.job().stateProperty().get().newest().orElseThrow().callback().attempts()).isEqualTo(2);

        jobs.job().open("nobody");
        jobs.job().refresh();
        assertThat(jobs.job().stateProperty().get().failure().orElseThrow()).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void aggregationsAreFilteredAndARowThatChangedIsNew() {
        assertThat(aggregations.rows()).extracting(DownloadAggregation::id).containsExactly("slow", "quick");
        aggregations.textProperty().set("qui");
        assertThat(aggregations.rows()).extracting(DownloadAggregation::limit).containsExactly(20);

        service.aggregations.clear();
        service.aggregation("quick", 30, 0, 1);
        aggregations.refresh();
        assertThat(aggregations.rows()).extracting(DownloadAggregation::limit).containsExactly(30);
    }

    @Test
    void aHiddenScreenHearsNothing() {
        viewModel.hide();
        service.jobs.clear();
        desk.store.refresh();

        assertThat(jobs.rows()).hasSize(2);
    }

    @Test
    void linksLeadToJobsAndBack() {
        var job = new Destination.Download("kX3vQ9aLm2Zr-_");

        assertThat(PastedText.destination("signalbox://download/kX3vQ9aLm2Zr-_")).contains(job);
        assertThat(job.link().flatMap(PastedText::destination)).contains(job);
        assertThat(PastedText.destination("signalbox://downloads")).contains(new Destination.Downloads());
        assertThat(job.parent()).contains(new Destination.Downloads());
    }
}
