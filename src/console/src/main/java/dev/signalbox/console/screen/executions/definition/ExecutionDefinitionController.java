package dev.signalbox.console.screen.executions.definition;

import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.definition.DefinitionSource;
import dev.signalbox.console.model.definition.DefinitionWarning;
import dev.signalbox.console.model.definition.StateSource;
import dev.signalbox.console.screen.executions.ExecutionViewModel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Binds {@code execution-definition.fxml}: the definition's text, in step with the state that is chosen in the graph. */
public final class ExecutionDefinitionController {
    private final ExecutionViewModel viewModel;
    private DefinitionSource source = new DefinitionSource(List.of(), List.of());
    @FXML private StatePane state;
    @FXML private JsonView text;
    @FXML private Label name;
    @FXML private KeyValueGrid facts;
    @FXML private Label warningsTitle;
    @FXML private VBox warnings;

    public ExecutionDefinitionController(ExecutionViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        state.setOnRetry(viewModel::refresh);
        viewModel.definitionProperty().subscribe(this::show);
        viewModel.selectedProperty().subscribe(_ -> showState());
        text.chosenPathProperty().subscribe(path -> source.at(path).map(StateSource::name).filter(n -> !Optional.of(n)
                .equals(viewModel.selectedProperty().get())).ifPresent(n -> viewModel.select(Optional.of(n))));
    }

    private void show(Loadable<String> next) {
        state.show(next, false);
        next.newest().filter(json -> !json.equals(text.getJson())).ifPresent(json -> {
            source = DefinitionSource.read(json);
            text.setJson(json);
            warningsTitle.setText(source.warnings().isEmpty() ? Texts.text("definition.noWarnings")
                    : Texts.text("definition.warnings", source.warnings().size()));
            warnings.getChildren().setAll(source.warnings().stream().map(this::warning).toList());
            showState();
        });
    }

    private void showState() {
        Optional<StateSource> chosen = viewModel.selectedProperty().get().flatMap(source::state);
        name.setText(chosen.map(StateSource::name).orElse(Texts.text("definition.choose")));
        facts.setVisible(chosen.isPresent());
        facts.setManaged(chosen.isPresent());
        chosen.ifPresent(s -> {
            StateWords.tell(s, facts);
            if (source.at(text.chosenPathProperty().get()).filter(s::equals).isEmpty()) {
                text.reveal(s.path());
            }
        });
    }

    private Node warning(DefinitionWarning warning) {
        String words = Texts.text("definition.warning." + warning.kind().name().toLowerCase(Locale.ROOT));
        Label said = new Label(words);
        said.setWrapText(true);
        said.getStyleClass().add("small-text");
        VBox box = new VBox(2);
        warning.state().ifPresent(s -> {
            Hyperlink link = new Hyperlink(s);
            link.setOnAction(_ -> viewModel.select(Optional.of(s)));
            box.getChildren().add(link);
        });
        box.getChildren().add(said);
        return box;
    }
}
