package dev.signalbox.console.screen.definition;

import dev.signalbox.console.control.JsonView;
import dev.signalbox.console.control.graph.GraphActs;
import dev.signalbox.console.control.graph.StateGraph;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.definition.DefinitionFile;
import dev.signalbox.console.model.definition.DefinitionSource;
import dev.signalbox.console.model.definition.DefinitionWarning;
import dev.signalbox.console.model.definition.StateSource;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** Binds {@code definition-file.fxml}; a file can be shown again when it has changed. */
public final class DefinitionFileController {
    private final StateGraph graph = new StateGraph();
    private DefinitionSource source = new DefinitionSource(List.of(), List.of());
    @FXML private Label name;
    @FXML private Label place;
    @FXML private BorderPane drawing;
    @FXML private JsonView text;
    @FXML private Label verdict;
    @FXML private VBox findings;

    @FXML
    private void initialize() {
        drawing.setCenter(graph);
        graph.setActs(new GraphActs() {
            @Override
            public void select(String state) {
                graph.setSelected(state);
                source.state(state).map(StateSource::path).ifPresent(text::reveal);
            }
        });
        text.chosenPathProperty().subscribe(path -> source.at(path).map(StateSource::name).ifPresent(
                graph::setSelected));
    }

    /** Shows it as it was read. */
    public void show(DefinitionFile file) {
        name.setText(String.valueOf(file.path().getFileName()));
        place.setText(String.valueOf(file.path().getParent()));
        source = file.source();
        graph.setMachine(file.definition().machine());
        text.setJson(file.text());
        List<String> said = file.findings();
        verdict.setText(file.isRunnable() ? Texts.text("definitionFile.valid", source.states().size())
                : Texts.text("definitionFile.invalid", said.size()));
        findings.getChildren().setAll(said.stream().map(DefinitionFileController::line).toList());
        if (!file.placeholders().isEmpty()) {
            findings.getChildren().add(line(Texts.text("definitionFile.placeholders", String.join(", ", file
                    .placeholders()))));
        }
        source.warnings().forEach(w -> findings.getChildren().add(line(words(w))));
    }

    private static String words(DefinitionWarning warning) {
        return warning.state().map(s -> s + " · ").orElse("") + Texts.text("definition.warning." + warning.kind().name()
                .toLowerCase(Locale.ROOT));
    }

    private static Label line(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("small-text");
        return label;
    }
}
