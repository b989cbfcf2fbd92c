package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.screen.pipelines.journey.CostLines;
import dev.signalbox.deploy.TemplateVerdict;
import dev.signalbox.deploy.plan.CostDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Binds {@code deploy.fxml}: the form of a template's parameters. */
public final class DeployFormController {
    private final DeployFormViewModel viewModel;
    private final Navigator navigator;

    @FXML private PageHead head;
    @FXML private Button deploy;
    @FXML private Button review;
    @FXML private StatePane pane;
    @FXML private Label problem;
    @FXML private TextField stackName;
    @FXML private Label nameProblem;
    @FXML private CheckBox keep;
    @FXML private VBox verdict;
    @FXML private VBox fields;
    @FXML private VBox costs;

    public DeployFormController(DeployFormViewModel viewModel, Navigator navigator) {
        this.viewModel = viewModel;
        this.navigator = navigator;
    }

    @FXML
    private void initialize() {
        stackName.textProperty().bindBidirectional(viewModel.stackNameProperty());
        keep.selectedProperty().bindBidirectional(viewModel.keepProperty());
        problem.textProperty().bind(viewModel.problemProperty());
        nameProblem.textProperty().bind(viewModel.nameProblemProperty());
        nameProblem.visibleProperty().bind(viewModel.nameProblemProperty().isNotEmpty());
        nameProblem.managedProperty().bind(nameProblem.visibleProperty());
        deploy.disableProperty().bind(viewModel.problemProperty().isNotEmpty());
        review.disableProperty().bind(deploy.disableProperty());
        review.managedProperty().bind(review.visibleProperty());
        pane.setOnRetry(viewModel::refresh);
        viewModel.stateProperty().subscribe(state -> {
            pane.show(state, false);
            title();
            verdict.getChildren().setAll(state.newest().map(f -> asked(f.verdict())).orElse(List.of()));
        });
        viewModel.costs().addListener((ListChangeListener<CostDriver>) _ -> costs.getChildren().setAll(CostLines.of(
                viewModel.costs())));
        viewModel.fields().addListener((ListChangeListener<FormField>) _ -> fields.getChildren().setAll(groups()));
    }

    private void title() {
        viewModel.source().ifPresent(source -> {
            boolean update = viewModel.updates();
            head.setTitle(Texts.text(update ? "deploy.updateTitle" : "deploy.title", update ? viewModel
                    .stackNameProperty().get() : source.title()));
            head.setMeta(Texts.text("deploy.template"), source.template().toString());
            head.clearCrumbs();
            head.crumb(Texts.text("nav.pipelines"), () -> navigator.go(new Destination.Pipelines()));
            head.crumb(source.title());
            stackName.setDisable(update);
            review.setVisible(!update);
            deploy.setText(Texts.text(update ? "deploy.update" : "deploy.deploy"));
        });
    }

    private List<Node> groups() {
        var byGroup = viewModel.fields().stream().collect(Collectors.groupingBy(f -> f.parameter().group(),
                LinkedHashMap::new, Collectors.toList()));
        List<Node> shown = new ArrayList<>();
        byGroup.forEach((group, members) -> {
            if (!group.isEmpty() || byGroup.size() > 1) {
                var title = new Label(group.isEmpty() ? Texts.text("deploy.others") : group);
                title.getStyleClass().add("section-title");
                shown.add(title);
            }
            var flow = new FlowPane(24, 14);
            flow.setRowValignment(javafx.geometry.VPos.TOP);
            members.forEach(f -> flow.getChildren().add(FieldView.of(f)));
            shown.add(flow);
        });
        return shown;
    }

    /** What a template wants to be allowed, in words: the operator says yes or leaves it. */
    private List<Node> asked(TemplateVerdict said) {
        List<Node> shown = new ArrayList<>();
        if (!said.description().isBlank()) {
            var description = new Label(said.description());
            description.setWrapText(true);
            description.getStyleClass().add("text-2");
            shown.add(description);
        }
        if (!said.capabilities().isEmpty()) {
            said.capabilities().forEach(c -> shown.add(new Note(Tone.ATTENTION, Texts.maybe("capability." + c).orElse(c)
                    + " (" + c + ")")));
            var yes = new CheckBox(Texts.text("deploy.allow"));
            yes.setId("deploy-allow");
            yes.selectedProperty().bindBidirectional(viewModel.allowedProperty());
            shown.add(yes);
        }
        return shown;
    }

    @FXML
    private void onDeploy() {
        deploy(false);
    }

    @FXML
    private void onReview() {
        deploy(true);
    }

    private void deploy(boolean reviewed) {
        viewModel.deploy(reviewed);
        navigator.go(new Destination.Stack(viewModel.stackNameProperty().get()));
    }
}
