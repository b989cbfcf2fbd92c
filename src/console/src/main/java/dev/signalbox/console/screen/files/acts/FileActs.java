package dev.signalbox.console.screen.files.acts;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.TextDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FileEntry.Kind;
import dev.signalbox.console.model.files.S3Address;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.files.change.DeletePlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The menu of what can be done with chosen rows, and the questions that it asks. */
public final class FileActs {
    private static final List<Duration> VALID = List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(
            12), Duration.ofDays(7));

    private final FileActsViewModel viewModel;
    private final EnvironmentInfo environment;
    private final Node owner;
    private final Supplier<Optional<S3Location>> folder;

    /** @param folder where new folders go; empty in the list of buckets */
    public FileActs(FileActsViewModel viewModel, EnvironmentInfo environment, Node owner,
            Supplier<Optional<S3Location>> folder) {
        this.viewModel = viewModel;
        this.environment = environment;
        this.owner = owner;
        this.folder = folder;
        viewModel.planProperty().subscribe(plan -> plan.ifPresent(this::confirm));
    }

    /** What can be done with these rows. */
    public List<MenuItem> items(List<FileEntry> chosen) {
        List<MenuItem> items = new ArrayList<>();
        boolean object = chosen.size() == 1 && chosen.getFirst().kind() == Kind.OBJECT;
        boolean deletable = !chosen.isEmpty() && chosen.stream().noneMatch(e -> e.kind() == Kind.BUCKET);
        Menu presign = new Menu(Texts.text("presign.menu"));
        presign.setDisable(!object);
        VALID.forEach(v -> presign.getItems().add(item(Texts.text("presign.valid." + v.toMinutes()), true,
                () -> viewModel.presign(chosen.getFirst(), v, FileActs::toClipboard))));
        items.add(presign);
        items.add(change(item(Texts.text("rename.menu"), object, () -> rename(chosen.getFirst())), "s3:PutObject",
                "s3:DeleteObject"));
        items.add(change(item(Texts.text("copy.menu"), object, () -> copy(chosen.getFirst())), "s3:PutObject"));
        items.add(change(item(Texts.text("delete.menu"), deletable, () -> viewModel.prepareDelete(chosen)),
                "s3:DeleteObject"));
        items.add(new SeparatorMenuItem());
        items.add(folder.get().isPresent() ? change(item(Texts.text("folder.menu"), true, this::newFolder),
                "s3:PutObject")
                : change(item(Texts.text("bucket.menu"), true, this::newBucket), "s3:CreateBucket"));
        return items;
    }

    private static MenuItem item(String text, boolean possible, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setDisable(!possible);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private static MenuItem change(MenuItem item, String... needs) {
        Guards.needs(item, needs);
        return item;
    }

    /** The URL is a secret: it goes nowhere else. */
    private static void toClipboard(URI url) {
        ClipboardContent content = new ClipboardContent();
        content.putString(url.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void rename(FileEntry object) {
        new TextDialog(Texts.text("rename.title", VisibleText.of(object.name())), Texts.text("rename.label"), Texts
                .text("rename.verb"), Texts.text("rename.hint", Sizes.words(object.size())), false).ask(owner, object
                        .location().key(), key -> wrongKey(key, object), key -> viewModel.rename(object,
                                new S3Location(object.location().bucket(), key)));
    }

    private static Optional<String> wrongKey(String key, FileEntry object) {
        return key.isEmpty() || key.equals(object.location().key()) ? Optional.of(Texts.text("rename.other"))
                : tooLong(key);
    }

    private static Optional<String> tooLong(String key) {
        return key.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 1024 ? Optional.of(Texts.text(
                "rename.long")) : Optional.empty();
    }

    private void copy(FileEntry object) {
        new TextDialog(Texts.text("copy.title", VisibleText.of(object.name())), Texts.text("copy.label"), Texts.text(
                "copy.verb"), Texts.text("copy.hint"), false).ask(owner, object.location().uri(), uri -> target(uri,
                        object).isEmpty() ? Optional.of(Texts.text("copy.other")) : Optional.empty(),
                        uri -> target(uri, object).ifPresent(to -> viewModel.copy(object, to)));
    }

    /** A bucket or a folder takes the object under its own name. */
    private static Optional<S3Location> target(String uri, FileEntry object) {
        return S3Address.read(uri).map(to -> to.key().isEmpty() || to.key().endsWith("/") ? new S3Location(to.bucket(),
                to.key() + object.name()) : to).filter(to -> !to.equals(object.location()));
    }

    private void newFolder() {
        folder.get().ifPresent(in -> new TextDialog(Texts.text("folder.title"), Texts.text("folder.label", in.uri()),
                Texts.text("folder.verb"), Texts.text("folder.hint"), false).ask(owner, "", name -> name.isBlank()
                        ? Optional.of(Texts.text("folder.name"))
                        : tooLong(in.key() + name),
                        name -> viewModel.makeFolder(new S3Location(in.bucket(), in.key() + name + (name.endsWith("/")
                                ? ""
                                : "/")))));
    }

    private void newBucket() {
        new TextDialog(Texts.text("bucket.title"), Texts.text("bucket.label"), Texts.text("bucket.verb"), Texts.text(
                "bucket.hint", environment.region()), false).ask(owner, "", name -> name.matches(
                        "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]") ? Optional.empty() : Optional.of(Texts.text("bucket.name")),
                        viewModel::makeBucket);
    }

    private void confirm(DeletePlan plan) {
        var count = Texts.text(plan.more() ? "delete.atLeast" : "delete.exactly", String.format(Locale.ROOT, "%,d", plan
                .objects()), Sizes.words(plan.bytes()), plan.objects());
        var names = plan.chosen().stream().map(e -> VisibleText.of(e.location().uri())).toList();
        var first = plan.chosen().getFirst();
        boolean forGood = !plan.versioned() && environment.kind() != EnvironmentInfo.Kind.LOCAL;
        Optional<String> typed = plan.prefixes() || forGood ? Optional.of(plan.chosen().size() == 1 ? VisibleText.of(
                first.name())
                : first.location().bucket()) : Optional.empty();
        new Confirmation(environment, Texts.text("delete.title", count), Texts.text("delete.verb"), names, Texts.text(
                plan.versioned() ? "delete.versioned" : "delete.forGood"), typed).ask(owner, () -> viewModel.delete(
                        plan));
    }
}
