package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Binds {@code deploy.fxml}: the form of a pipeline's parameters. */
public final class DeployFormController {
    private final DeployFormViewModel viewModel;
    private final Navigator navigator;

    @FXML private PageHead head;
    @FXML private Button deploy;
    @FXML private StatePane pane;
    @FXML private Label problem;
    @FXML private TextField stackName;
    @FXML private VBox fields;

    DeployFormController(DeployFormViewModel viewModel, Navigator navigator) {
        this.viewModel = viewModel;
        this.navigator = navigator;
    }

    @FXML
    private void initialize() {
        stackName.textProperty().bindBidirectional(viewModel.stackNameProperty());
        problem.textProperty().bind(viewModel.problemProperty());
        problem.visibleProperty().bind(viewModel.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        deploy.disableProperty().bind(viewModel.problemProperty().isNotEmpty());
        viewModel.stateProperty().subscribe(state -> {
            pane.show(state, false);
            title();
        });
        viewModel.fields().addListener((ListChangeListener<FormField>) _ -> fields.getChildren()
                .setAll(viewModel.fields().stream().map(FieldView::of).toList()));
    }

    private void title() {
        viewModel.pipeline().ifPresent(p -> {
            head.setTitle(Texts.text("deploy.title", p.name()));
            head.clearCrumbs();
            head.crumb(Texts.text("nav.pipelines"), () -> navigator.go(new Destination.Pipelines()));
            head.crumb(p.name());
        });
    }

    @FXML
    private void onDeploy() {
        viewModel.deploy();
        navigator.go(new Destination.Stack(viewModel.stackNameProperty().get()));
    }
}
