package dev.signalbox.console.screen.batch.definitions;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.form.FormDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import dev.signalbox.console.model.batch.order.JobOrder;
import dev.signalbox.console.model.diff.JsonChange;
import dev.signalbox.console.screen.batch.BatchPlaces;
import dev.signalbox.console.screen.batch.forms.DefinitionForm;
import dev.signalbox.console.screen.batch.forms.DefinitionJson;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.VBox;

/** Binds {@code batch-definitions.fxml}: definitions by name, and at the right the revisions of one and how two differ. */
public final class DefinitionsController {
    private static final String EMPTY = """
            {"jobDefinitionName": "", "type": "container", "containerProperties": {"image": "", "command": [],
             "resourceRequirements": [{"type": "VCPU", "value": "1"}, {"type": "MEMORY", "value": "2048"}]}}""";

    private final DefinitionsViewModel viewModel;
    private final BatchPlaces places;
    @FXML private StatePane state;
    @FXML private SplitPane split;
    @FXML private DataTable<DefinitionRow> table;
    @FXML private VBox pane;
    @FXML private Label name;
    @FXML private Button form;
    @FXML private DataTable<JobDefinition> revisions;
    @FXML private Label compared;
    @FXML private DataTable<JsonChange> changes;

    public DefinitionsController(DefinitionsViewModel viewModel, BatchPlaces places) {
        this.viewModel = viewModel;
        this.places = places;
    }

    @FXML
    private void initialize() {
        table.mono(Texts.text("definition.name"), 220, DefinitionRow::name);
        table.number(Texts.text("definition.newest"), 70, r -> r.newest().revision(), Object::toString);
        table.number(Texts.text("definition.revisions"), 80, r -> r.revisions().size(), Object::toString);
        table.text(Texts.text("environment.type"), 90, r -> r.newest().type());
        table.text(Texts.text("definition.platform"), 90, r -> r.newest().platform());
        table.text(Texts.text("job.needs"), 140, r -> r.newest().needs());
        table.mono(Texts.text("job.image"), 260, r -> r.newest().image());
        table.setRows(viewModel.rows(), DefinitionRow::name,
                chosen -> viewModel.chosenProperty().set(chosen.stream().map(DefinitionRow::name).findFirst()));
        table.table().getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.table().setId("definitions-table");
        revisions.number(Texts.text("definition.revision"), 64, JobDefinition::revision, Object::toString);
        revisions.text(Texts.text("job.needs"), 130, JobDefinition::needs);
        revisions.mono(Texts.text("job.image"), 190, JobDefinition::image);
        revisions.setRows(viewModel.revisions(), JobDefinition::arn, viewModel::pick);
        revisions.table().setId("revisions-table");
        changes.status(Texts.text("definition.change"), 84, JsonChange::kind);
        changes.mono(Texts.text("definition.path"), 160, JsonChange::path);
        changes.mono(Texts.text("definition.before"), 90, c -> c.before().orElse(""));
        changes.mono(Texts.text("definition.after"), 90, c -> c.after().orElse(""));
        changes.setRows(viewModel.changes());
        changes.table().setId("changes-table");
        split.getItems().remove(pane);
        state.setOnRetry(viewModel.around().store()::refreshDefinitions);
        viewModel.allProperty().subscribe(this::show);
        viewModel.chosenProperty().subscribe(this::open);
        viewModel.comparedProperty().subscribe(this::compare);
    }

    private void show(Loadable<List<JobDefinition>> now) {
        state.show(now, now.newest().map(List::isEmpty).orElse(false));
    }

    private void open(Optional<String> definition) {
        if (definition.isEmpty()) {
            split.getItems().remove(pane);
        } else if (!split.getItems().contains(pane)) {
            split.getItems().add(pane);
            split.setDividerPositions(0.56);
        }
        definition.ifPresent(name::setText);
        form.setDisable(viewModel.current().filter(DefinitionForm::fits).isEmpty());
    }

    private void compare(Optional<DefinitionsViewModel.Compared> two) {
        compared.setText(two.map(c -> Texts.text("definition.compared", c.before().revision(), c.after().revision()))
                .orElse(Texts.text("definition.compared.none")));
    }

    /** By name and revision, for a new one with other needs. */
    public void edit(String id) {
        viewModel.find(id).ifPresent(this::edit);
    }

    private void edit(JobDefinition definition) {
        if (!DefinitionForm.fits(definition)) {
            editJson(definition);
            return;
        }
        var asked = new DefinitionForm(definition);
        new FormDialog(viewModel.around().environment(), asked.form()).ask(state, values -> viewModel.register(
                definition
                        .name(), asked.json(values)));
    }

    private void editJson(JobDefinition definition) {
        askJson(definition.name(), definition.json(), Texts.text("definition.form.title", definition.name()));
    }

    private void askJson(String named, String json, String title) {
        var asked = new DefinitionJson(json);
        new FormDialog(viewModel.around().environment(), asked.form(title)).ask(state, values -> viewModel.register(
                named, asked.json(values)));
    }

    @FXML
    private void onCreate() {
        askJson(Texts.text("definition.new"), EMPTY, Texts.text("definition.create.title"));
    }

    @FXML
    private void onForm() {
        viewModel.current().ifPresent(this::edit);
    }

    @FXML
    private void onJson() {
        viewModel.current().ifPresent(this::editJson);
    }

    @FXML
    private void onSubmit() {
        viewModel.current().ifPresent(d -> places.submit(JobOrder.of("", viewModel.queues().stream().findFirst().orElse(
                ""), d.id())));
    }

    @FXML
    private void onDeregister() {
        var meant = viewModel.meant();
        if (!meant.isEmpty()) {
            var verb = Texts.text("definition.deregister.verb", meant.size());
            new Confirmation(viewModel.around().environment(), verb + "?", verb, meant.stream().map(JobDefinition::id)
                    .toList(), Texts.text("definition.deregister.consequence")).ask(state, () -> viewModel.deregister(
                            meant));
        }
    }

    @FXML
    private void onClose() {
        table.table().getSelectionModel().clearSelection();
        viewModel.chosenProperty().set(Optional.empty());
    }
}
