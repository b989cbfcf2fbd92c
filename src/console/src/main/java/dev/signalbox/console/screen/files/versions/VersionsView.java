package dev.signalbox.console.screen.files.versions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.table.CopyForms;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.files.change.ObjectVersion;
import dev.signalbox.console.model.files.change.ObjectVersions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The versions of an object: looked at, put back, deleted for good. */
public final class VersionsView extends VBox {
    private final FactsViewModel viewModel;
    private final EnvironmentInfo environment;
    private final DataTable<ObjectVersion> table = new DataTable<>();
    private final StatePane state = new StatePane();
    private final ObservableList<ObjectVersion> rows = FXCollections.observableArrayList();
    private final Button look;
    private final Button restore;
    private final Button delete;

    /** @param preview shows a version */
    public VersionsView(FactsViewModel viewModel, EnvironmentInfo environment, Consumer<ObjectRef> preview) {
        this.viewModel = viewModel;
        this.environment = environment;
        getStyleClass().add("section");
        look = Buttons.small(Texts.text("versions.look"), () -> chosen().ifPresent(v -> preview.accept(v.ref())));
        restore = Buttons.small(Texts.text("versions.restore"), () -> chosen().ifPresent(viewModel::restore));
        delete = Buttons.small(Texts.text("versions.delete"), () -> chosen().ifPresent(this::delete));
        Guards.needs(restore, "s3:PutObject");
        Guards.needs(delete, "s3:DeleteObjectVersion");
        delete.getStyleClass().add("danger");
        columns();
        state.setContent(table);
        state.setOnRetry(viewModel::readVersions);
        VBox.setVgrow(state, Priority.ALWAYS);
        getChildren().addAll(new HBox(8, look, restore, delete), state);
        viewModel.versionsProperty().subscribe(this::show);
        offer(List.of());
    }

    private void columns() {
        table.table().setId("version-table");
        table.text(Texts.text("versions.what"), 120, v -> Texts.text(v.marker() ? "versions.marker"
                : v.latest() ? "versions.current" : "versions.older"));
        table.time(Texts.text("files.modified"), 130, ObjectVersion::modified, Clock.systemUTC());
        table.number(Texts.text("files.size"), 80, ObjectVersion::size, Sizes::words);
        table.mono(Texts.text("versions.id"), 140, ObjectVersion::id);
        table.setCopyForms(CopyForms.named(ObjectVersion::id));
        table.setRows(rows, ObjectVersion::ref, this::offer);
        table.setOnOpen(_ -> look.fire());
    }

    private Optional<ObjectVersion> chosen() {
        return Optional.ofNullable(table.table().getSelectionModel().getSelectedItem());
    }

    private void offer(List<ObjectVersion> chosen) {
        var one = chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.<ObjectVersion>empty();
        look.setDisable(one.filter(v -> !v.marker()).isEmpty());
        restore.setDisable(one.filter(v -> !v.marker() && !v.latest()).isEmpty());
        delete.setDisable(one.isEmpty());
        delete.setText(Texts.text(one.filter(ObjectVersion::marker).isPresent() ? "versions.undelete"
                : "versions.delete"));
    }

    private void show(Loadable<ObjectVersions> now) {
        state.show(now, now.newest().filter(v -> v.versions().isEmpty()).isPresent());
        now.newest().ifPresent(v -> {
            if (!rows.equals(v.versions())) {
                rows.setAll(v.versions());
            }
            table.hintProperty().set(Texts.text(v.more() ? "versions.first" : "versions.all"));
        });
    }

    private void delete(ObjectVersion version) {
        if (version.marker()) {
            viewModel.delete(version);
            return;
        }
        var name = VisibleText.of(version.ref().name());
        new Confirmation(environment, Texts.text("versions.delete.title", name), Texts.text("versions.delete.verb"),
                List
                        .of(VisibleText.of(version.ref().location().uri()), version.id()), Texts.text(version.latest()
                                ? "versions.delete.latest"
                                : "versions.delete.older"), Optional.of(name)).ask(this,
                                        () -> viewModel.delete(version));
    }
}
