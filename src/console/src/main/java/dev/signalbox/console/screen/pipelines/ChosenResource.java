package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.model.logs.StackLogGroups;
import dev.signalbox.console.model.stack.TreeRow;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackStory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Below the tree: the chosen resource in a sentence with its latest events, and what the stack will lead to. */
final class ChosenResource {
    private static final int LATEST = 3;

    private final StackViewModel viewModel;
    private final StackLinks links;
    private final Consumer<String> logs;
    private final VBox about = new VBox();
    private final VBox beside = new VBox();
    private Optional<TreeRow> chosen = Optional.empty();
    private List<Object> shown = List.of();

    /** @param logs shows the log of a group */
    ChosenResource(HBox box, StackViewModel viewModel, StackLinks links, Consumer<String> logs) {
        this.logs = logs;
        this.viewModel = viewModel;
        this.links = links;
        about.getStyleClass().add("chosen-resource");
        beside.getStyleClass().add("stack-side");
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMinWidth(0);
        beside.setMinWidth(380);
        beside.setMaxWidth(380);
        box.getChildren().setAll(about, beside);
    }

    void show(Optional<TreeRow> row) {
        chosen = row;
        renew();
    }

    void renew() {
        var story = viewModel.detailProperty().get().newest().flatMap(StackDetail::story);
        var events = chosen.flatMap(TreeRow::resource).map(this::latest).orElse(List.of());
        var next = List.<Object>of(chosen, events, story.map(s -> s.stack().outputs()), story.flatMap(
                StackStory::firstFailure));
        if (!next.equals(shown)) {
            shown = next;
            about.getChildren().setAll(chosen.map(r -> about(r, events, story)).orElse(List.of()));
            beside.getChildren().setAll(story.map(this::beside).orElse(List.of()));
        }
    }

    private List<StackEvent> latest(TreeRow.Resource resource) {
        return viewModel.events().stream().filter(e -> e.stackId().equals(resource.stackId()) && e.logicalId().equals(
                resource.logicalId())).limit(LATEST).toList();
    }

    private List<Node> about(TreeRow row, List<StackEvent> events, Optional<StackStory> story) {
        var name = styled(row.name(), "section-title");
        var type = styled(row.resource().map(TreeRow.Resource::type).orElse(row.typeWords()), "small-text", "text-3");
        var head = new HBox(8, name, type);
        row.resource().flatMap(r -> links.of(r, story.map(s -> s.stack().id()).orElse(""))).ifPresent(d -> {
            var go = new Hyperlink(Texts.text("stack.openIn", StackLinks.usedBy(d)));
            go.setId("resource-open");
            go.setOnAction(_ -> links.go(d));
            head.getChildren().add(go);
        });
        row.resource().flatMap(r -> story.flatMap(s -> StackLogGroups.of(r, s))).ifPresent(group -> {
            var show = new Hyperlink(Texts.text("stack.showLogs"));
            show.setId("resource-logs");
            show.setOnAction(_ -> logs.accept(group));
            head.getChildren().add(show);
        });
        head.getStyleClass().add("chosen-head");
        var grid = new VBox(head, wrapped(sentence(row, story)));
        row.resource().map(TreeRow.Resource::physicalId).filter(p -> !p.isEmpty()).ifPresent(p -> grid.getChildren()
                .add(
                        KeyValueGrid.idLabel(p)));
        grid.setSpacing(4);
        var lines = new VBox(2);
        events.forEach(e -> lines.getChildren().add(line(e)));
        return List.of(grid, lines);
    }

    private static HBox line(StackEvent event) {
        var time = styled(When.clock(event.time()), "mono", "small-text", "text-3");
        var status = styled(event.status(), "mono", "small-text");
        status.setMinWidth(190);
        time.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(16, time, status, styled(event.reason().orElse(""), "small-text", "text-2"));
    }

    private String sentence(TreeRow row, Optional<StackStory> story) {
        if (!row.awaits().isEmpty()) {
            return Texts.text("stack.sentence.awaits", String.join(", ", row.awaits()));
        }
        var words = row.took(viewModel.clock().instant()).map(t -> Texts.text(row.running() ? "stack.sentence.running"
                : "stack.sentence.over", row.state().word(), Spans.words(t))).orElse(Texts.text(
                        "stack.sentence.untouched", row.state().word()));
        var after = waitingFor(row, story);
        return after.isEmpty() ? words : words + " " + Texts.text("stack.sentence.then", after);
    }

    /** What can begin only when this is there. */
    private static String waitingFor(TreeRow row, Optional<StackStory> story) {
        if (!row.running() || row.resource().isEmpty()) {
            return "";
        }
        var id = row.resource().get().logicalId();
        return story.stream().flatMap(s -> s.declared().stream()).filter(d -> d.needs().contains(id)).map(
                DeclaredResource::logicalId).sorted().collect(Collectors.joining(", "));
    }

    private List<Node> beside(StackStory story) {
        boolean good = story.firstFailure().isEmpty();
        var badge = new StatusBadge(good ? new StatusWord(Tone.SUCCEEDED, Texts.text("stack.noFailures"))
                : new StatusWord(Tone.FAILED, Texts.text("stack.failed")));
        var leads = links.leads(story.stack());
        var title = styled(Texts.text(leads.isEmpty() ? "stack.leadsNowhere" : "stack.leadsTo"), "label-small");
        var rows = new VBox();
        leads.forEach((name, to) -> rows.getChildren().add(lead(name, to, story.stack().outputs().containsKey(name))));
        return List.of(badge, title, rows);
    }

    private HBox lead(String name, Destination to, boolean there) {
        var label = styled(name, "mono", "small-text");
        label.setPrefWidth(180);
        label.setMinWidth(0);
        if (!there) {
            return new HBox(8, label, styled(StackLinks.usedBy(to), "small-text", "text-3"));
        }
        var link = new Hyperlink(StackLinks.usedBy(to));
        link.setAccessibleText(Texts.text("stack.openIn", StackLinks.usedBy(to)) + ": " + name);
        link.setOnAction(_ -> links.go(to));
        return new HBox(8, label, link);
    }

    private static Label styled(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    private static Label wrapped(String text) {
        var label = styled(text, "text-2");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
