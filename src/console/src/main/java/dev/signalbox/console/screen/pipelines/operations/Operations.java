package dev.signalbox.console.screen.pipelines.operations;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.operations.OperableStack;
import dev.signalbox.console.model.operations.StackAct;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/** The stack's operations as buttons for the head of its screen, following its status; what is said about them; and its drift. */
public final class Operations {
    private final OperationsViewModel viewModel;
    private final EnvironmentInfo environment;
    private final Button cancel = act("cancel", Glyph.CROSS, this::onCancel);
    private final Button back = act("back", Glyph.RESTART, this::onBack);
    private final Button goOn = act("continue", Glyph.RESTART, this::onContinue);
    private final Button delete = act("delete", Glyph.TRASH, this::onDelete);
    private final MenuItem drift = new MenuItem(Texts.text("operations.drift"));
    private final MenuItem protect = new MenuItem();
    private final MenuButton more = new MenuButton(Texts.text("operations.more"), null, drift, protect);
    private final HBox buttons = new HBox(10, cancel, back, goOn, more, delete);
    private final StatusNotes notes;

    public Operations(OperationsViewModel viewModel, EnvironmentInfo environment) {
        this.viewModel = viewModel;
        this.environment = environment;
        delete.getStyleClass().add("danger");
        more.setId("operations-more");
        drift.setOnAction(_ -> viewModel.detectDrift());
        protect.setOnAction(_ -> onProtect());
        Guards.needs(protect, "cloudformation:UpdateTerminationProtection");
        Guards.needs(cancel, "cloudformation:CancelUpdateStack");
        Guards.needs(back, "cloudformation:RollbackStack");
        Guards.needs(goOn, "cloudformation:ContinueUpdateRollback");
        Guards.needs(delete, "cloudformation:DeleteStack");
        Guards.actOn(buttons, viewModel.stackProperty().map(_ -> viewModel.stack().map(OperableStack::id).orElse("")));
        buttons.setAlignment(Pos.CENTER_LEFT);
        notes = new StatusNotes(viewModel);
        viewModel.stackProperty().subscribe(_ -> show(viewModel.stack()));
    }

    private static Button act(String name, Glyph glyph, Runnable action) {
        Button button = Buttons.named(Texts.text("operations." + name), action);
        button.setId("operations-" + name);
        button.setGraphic(new Icon(glyph));
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    /** For the head of the screen. */
    public Node buttons() {
        return buttons;
    }

    /** For below the head: what the status means, and how the last command went. */
    public Node notes() {
        return notes;
    }

    /** For a tab. */
    public Node drift() {
        return new DriftPane(viewModel);
    }

    private void show(Optional<OperableStack> stack) {
        Set<StackAct> offered = stack.map(OperableStack::offered).orElse(Set.of());
        cancel.setVisible(offered.contains(StackAct.CANCEL_UPDATE));
        back.setVisible(offered.contains(StackAct.ROLL_BACK));
        goOn.setVisible(offered.contains(StackAct.CONTINUE_ROLLBACK));
        drift.setDisable(!offered.contains(StackAct.DETECT_DRIFT));
        boolean guarded = stack.map(OperableStack::protectedFromDeletion).orElse(false);
        delete.setDisable(guarded || !offered.contains(StackAct.DELETE));
        protect.setText(Texts.text(guarded ? "operations.unprotect" : "operations.protect"));
        protect.setDisable(stack.filter(s -> s.parent().isEmpty() && !s.inProgress()).isEmpty());
        more.setDisable(stack.isEmpty());
    }

    private void onCancel() {
        ask("cancel", viewModel::cancelUpdate);
    }

    private void onBack() {
        ask("back", viewModel::rollBack);
    }

    private void onProtect() {
        boolean on = !viewModel.stack().map(OperableStack::protectedFromDeletion).orElse(false);
        if (on) {
            viewModel.protect(true); // nothing can be lost by that
        } else {
            ask("unprotect", () -> viewModel.protect(false));
        }
    }

    private void ask(String what, Runnable act) {
        confirmation(what, Optional.empty()).ask(buttons, act);
    }

    private Confirmation confirmation(String what, Optional<String> typed) {
        String name = viewModel.stack().map(OperableStack::name).orElse("");
        return new Confirmation(environment, Texts.text("operations." + what + ".title", name), Texts.text("operations."
                + what + ".verb"), List.of(name), Texts.text("operations." + what + ".consequence"), typed);
    }

    private void onContinue() {
        var skipped = new SkippedResources(viewModel.stack().map(OperableStack::skippable).orElse(List.of()));
        confirmation("continue", Optional.empty()).ask(buttons, Optional.of(skipped.node()), skipped.always(),
                () -> viewModel.continueRollback(skipped.chosen()));
    }

    private void onDelete() {
        viewModel.readPlan();
        var what = new WhatIsLost(viewModel);
        confirmation("delete", viewModel.stack().map(OperableStack::name)).ask(buttons, Optional.of(what.node()), what
                .ready(), what::delete);
    }
}
