package dev.signalbox.console.screen.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.console.model.files.list.FileOrder;
import dev.signalbox.console.model.files.preview.Preview;
import dev.signalbox.console.screen.files.versions.FactsViewModel;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.files.FileCommands;
import dev.signalbox.console.store.files.OpenFiles;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilesViewModelTest {
    private final ScriptedObjects s3 = new ScriptedObjects();
    private final Clock clock = Clock.fixed(ScriptedObjects.NOON, ZoneOffset.UTC);
    private final List<Destination> went = new ArrayList<>();
    private final OpenFiles open = new OpenFiles(new OpenFiles.Sources(s3, s3, s3, (_, _) -> Origin.UNKNOWN),
            Runnable::run, clock);
    private final FilesViewModel viewModel = new FilesViewModel(new FilesStore(s3, Runnable::run, clock),
            (_, _, _) -> {}, Runnable::run, went::add, new FileViewModel(
                    open, new FactsViewModel(open, new FileCommands(new ScriptedChanges(s3), s3, new Commands(
                            Runnable::run, clock)), Runnable::run), Runnable::run));

    private void show(String key) {
        viewModel.show(Optional.of(new S3Location(ScriptedObjects.BUCKET, key)));
    }

    private List<String> names() {
        return viewModel.rows().stream().map(FileEntry::name).toList();
    }

    @Test
    void beginsWithTheBuckets() {
        viewModel.show(Optional.empty());

        assertThat(names()).containsExactly("files");
        viewModel.open(viewModel.rows().getFirst());
        assertThat(went).containsExactly(new S3Location("files", ""));
    }

    @Test
    void showsPrefixesAsFolders() {
        s3.put("run-1/a.txt", "a").put("run-1/b.txt", "b").put("top.txt", "t");
        show("");

        assertThat(names()).containsExactly("run-1/", "top.txt");
        viewModel.open(viewModel.rows().getFirst());
        assertThat(went).containsExactly(new S3Location("files", "run-1/"));
    }

    @Test
    void readsPagesOnDemandAndKeepsTheRows() {
        IntStream.range(0, 25).forEach(i -> s3.put("k%03d".formatted(i), "x"));
        s3.pageSize = 10;
        show("");
        assertThat(names()).hasSize(10);
        var first = viewModel.rows().getFirst();

        viewModel.more();
        viewModel.more();
        viewModel.more();

        assertThat(names()).hasSize(25).doesNotHaveDuplicates();
        assertThat(viewModel.rows().getFirst()).isEqualTo(first);
        assertThat(s3.pagesAsked).isEqualTo(3);
    }

    @Test
    void aPrefixWithoutSlashFiltersOnTheServer() {
        s3.put("run-1/a.txt", "a").put("rust.txt", "r").put("other.txt", "o");

        show("ru");

        assertThat(names()).containsExactly("run-1/", "rust.txt");
    }

    @Test
    void aKeyInFullIsOpenedAtOnce() {
        s3.put("run-1/manifest.json", "{\"files\": []}");

        show("run-1/manifest.json");

        assertThat(viewModel.file().entryProperty().get()).map(FileEntry::name).contains("manifest.json");
        assertThat(viewModel.file().preview().previewProperty().get().newest()).get()
                .satisfies(p -> assertThat(p.content().preview()).isInstanceOf(Preview.Json.class));
    }

    @Test
    void saysWhatPartOfALargeObjectIsShown() {
        s3.put("log.txt", "line\n".repeat(100_000));
        show("");

        viewModel.open(viewModel.rows().getFirst());

        assertThat(viewModel.file().preview().shownProperty().get()).isEqualTo("The first 256 KiB of 488 KiB · UTF-8");
    }

    @Test
    void leadsToWhateverTheAddressNames() {
        viewModel.show(Optional.empty());
        viewModel.addressProperty().set(" arn:aws:s3:::files/run-1/ ");
        viewModel.go();
        assertThat(went).containsExactly(new S3Location("files", "run-1/"));

        viewModel.addressProperty().set("not a place");
        viewModel.go();
        assertThat(went).hasSize(1);
        assertThat(viewModel.addressProblemProperty().get()).contains("not a place");
    }

    @Test
    void doesNotRepeatTheSecretOfAnAddressThatLeadsNowhere() {
        viewModel.show(Optional.empty());
        viewModel.addressProperty().set("https://example.test/x?X-Amz-Signature=0123456789abcdef");

        viewModel.go();

        assertThat(viewModel.addressProblemProperty().get()).contains("example.test").doesNotContain("0123456789");
    }

    @Test
    void goesUpToTheBucketsAtLast() {
        show("a/b/");
        viewModel.up();
        show("a/");
        viewModel.up();
        show("");
        viewModel.up();

        assertThat(went).containsExactly(new S3Location("files", "a/"), new S3Location("files", ""),
                new Destination.Files());
    }

    @Test
    void keepsRowsWhenARefreshFails() {
        s3.put("a.txt", "a");
        show("");
        s3.failure = new Failure.Unreachable("127.0.0.1:1", "refused");

        viewModel.refresh();

        assertThat(names()).containsExactly("a.txt");
        assertThat(viewModel.listingProperty().get()).isInstanceOf(Loadable.Stale.class);
    }

    @Test
    void retriesAPlaceThatCouldNotBeRead() {
        s3.put("a.txt", "a");
        s3.failure = new Failure.Denied("AccessDenied", "not you", Optional.empty());
        show("");
        assertThat(viewModel.listingProperty().get()).isInstanceOf(Loadable.Unavailable.class);

        s3.failure = null;
        viewModel.refresh();

        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void theServerFiltersByTheBeginning() {
        s3.put("run-1/alpha.txt", "a").put("run-1/beta.txt", "b").put("run-2/beta.txt", "b");
        show("run-1/");

        viewModel.filter("be");

        assertThat(names()).containsExactly("beta.txt");
        assertThat(s3.pagesAsked).isEqualTo(2);
        show("run-2/");
        assertThat(viewModel.filterProperty().get()).isEmpty();
        assertThat(names()).containsExactly("beta.txt");
    }

    @Test
    void sortsWhatWasReadAndKeepsItSorted() {
        s3.put("a", "333").put("b", "1").put("c", "22");
        s3.pageSize = 2;
        show("");
        viewModel.sort(List.of(new FileOrder(FileOrder.By.SIZE, false)));
        assertThat(names()).containsExactly("b", "a");

        viewModel.more();

        assertThat(names()).containsExactly("b", "c", "a");
        viewModel.sort(List.of(new FileOrder(FileOrder.By.NAME, true)));
        assertThat(names()).containsExactly("c", "b", "a");
        viewModel.sort(List.of());
        assertThat(names()).containsExactly("a", "b", "c");
    }

    @Test
    void readsToTheEnd() {
        IntStream.range(0, 95).forEach(i -> s3.put("k%03d".formatted(i), "x"));
        s3.pageSize = 10;
        show("");

        viewModel.readAll();

        assertThat(names()).hasSize(95);
        assertThat(viewModel.readingProperty().get()).isFalse();
    }

    @Test
    void closesWhatWasDeletedUnlessVersionsOfItAreLeft() {
        s3.put("a.txt", "a").put("b.txt", "b");
        show("");
        viewModel.open(viewModel.rows().getFirst());
        s3.objects.remove("a.txt");
        viewModel.refresh();
        assertThat(viewModel.file().entryProperty().get()).isEmpty();

        viewModel.open(viewModel.rows().getFirst());
        s3.kept.put("b.txt", s3.objects.remove("b.txt"));
        viewModel.refresh();
        assertThat(viewModel.file().entryProperty().get()).map(FileEntry::name).contains("b.txt");
        s3.kept.clear();
        viewModel.refresh();
        assertThat(viewModel.file().entryProperty().get()).isEmpty();
    }
}
