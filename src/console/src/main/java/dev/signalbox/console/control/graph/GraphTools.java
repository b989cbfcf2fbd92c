package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.graph.svg.SvgWriter;
import dev.signalbox.console.fx.Png;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.FileKind;
import dev.signalbox.console.fx.save.SaveFile;
import java.nio.file.Files;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/** Above the graph: zoom, search, export, outline, in two rows where there is little room; at the right what follows the execution. */
final class GraphTools extends HBox {
    private static final double SHARP = 2;
    private static final double MOST_PIXELS = 64_000_000;
    private final StateGraph graph;
    private final Viewport viewport;
    private final Camera camera;

    GraphTools(StateGraph graph, Viewport viewport, Camera camera) {
        this.graph = graph;
        this.viewport = viewport;
        this.camera = camera;
        getStyleClass().add("graph-tools");
        setPickOnBounds(false);
        FlowPane tools = new FlowPane(8, 8, zoom(), new GraphSearch(graph), export(), outline());
        tools.setRowValignment(VPos.CENTER);
        tools.setPickOnBounds(false);
        setHgrow(tools, Priority.ALWAYS);
        getChildren().addAll(tools, follow());
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        setMaxHeight(USE_PREF_SIZE);
    }

    /** On until the operator looks elsewhere. */
    private FilterChip follow() {
        FilterChip follow = new FilterChip(Texts.text("graph.follow"), Glyph.PLAY);
        follow.setId("graph-follow");
        follow.setTooltip(new Tooltip(Texts.text("graph.follow.hint")));
        follow.visibleProperty().bind(camera.liveProperty());
        follow.managedProperty().bind(camera.liveProperty());
        follow.setSelected(true);
        viewport.touchedProperty().subscribe(touched -> follow.setSelected(!touched));
        follow.selectedProperty().subscribe(camera::follow);
        return follow;
    }

    private HBox zoom() {
        Label percent = new Label();
        percent.textProperty().bind(Bindings.createStringBinding(() -> Math.round(viewport.zoomProperty().get() * 100)
                + " %", viewport.zoomProperty()));
        percent.getStyleClass().add("zoom");
        HBox segments = new HBox(Buttons.icon(Glyph.MINUS, Texts.text("graph.zoomOut"), () -> viewport.zoomBy(1 / 1.2)),
                percent, Buttons.icon(Glyph.PLUS, Texts.text("graph.zoomIn"), () -> viewport.zoomBy(1.2)), Buttons.icon(
                        Glyph.FIT, Texts.text("graph.fit"), camera::fit));
        segments.getStyleClass().add("segments");
        segments.setAlignment(Pos.CENTER_LEFT);
        return segments;
    }

    private MenuButton export() {
        MenuItem png = new MenuItem(Texts.text("graph.png"));
        png.setOnAction(_ -> savePng());
        MenuItem svg = new MenuItem(Texts.text("graph.svg"));
        svg.setOnAction(_ -> saveSvg());
        MenuButton export = new MenuButton("", new Icon(Glyph.DOWNLOAD), png, svg);
        export.setId("graph-export");
        export.setAccessibleText(Texts.text("graph.export"));
        export.setTooltip(new Tooltip(Texts.text("graph.export")));
        return export;
    }

    private ToggleButton outline() {
        ToggleButton outline = new ToggleButton(Texts.text("graph.outline"), new Icon(Glyph.LIST));
        outline.setId("graph-outline");
        outline.setMinWidth(USE_PREF_SIZE);
        outline.selectedProperty().subscribe(graph::showOutline);
        return outline;
    }

    private void savePng() {
        WritableImage life = graph.picture(0.25);
        double pixels = life.getWidth() * life.getHeight() * 16;
        WritableImage picture = graph.picture(Math.min(SHARP, Math.sqrt(MOST_PIXELS / Math.max(1, pixels))));
        SaveFile.ask(this, Texts.text("graph.file"), FileKind.PNG, file -> {
            Png.write(picture, file);
            return Texts.text("graph.saved.png", (int) picture.getWidth(), (int) picture.getHeight());
        });
    }

    private void saveSvg() {
        graph.drawAll();
        String svg = SvgWriter.write(viewport.world(), viewport.paper());
        int states = graph.states().size();
        SaveFile.ask(this, Texts.text("graph.file"), FileKind.SVG, file -> {
            Files.writeString(file, svg);
            return Texts.text("graph.saved.svg", states);
        });
    }
}
