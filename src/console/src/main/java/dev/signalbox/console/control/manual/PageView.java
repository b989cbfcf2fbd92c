package dev.signalbox.console.control.manual;

import dev.signalbox.console.model.manual.ManualPage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A page of the manual in a column that is easy to read. */
public final class PageView extends ScrollPane {
    private static final double WIDEST = 820;
    private static final double ABOVE = 12;

    private final Map<String, Label> headings = new LinkedHashMap<>();
    private final StackPane middle = new StackPane();
    private VBox column = new VBox();

    public PageView() {
        getStyleClass().add("manual-page");
        setFitToWidth(true);
        setFocusTraversable(true);
        setContent(middle);
        middle.setMinWidth(0); // a picture that is too wide yet must not hold the page wider than the window
        middle.widthProperty().subscribe(_ -> fit());
        middle.insetsProperty().subscribe(_ -> fit());
    }

    /** @param below what follows the page itself */
    public void show(ManualPage page, Leads leads, Node below) {
        List<Label> found = new ArrayList<>();
        column = new Blocks(page.name(), leads, found::add).of(page.document());
        column.getChildren().add(below);
        column.setMaxWidth(WIDEST);
        headings.clear();
        for (int i = 0; i < page.sections().size(); i++) {
            headings.put(page.sections().get(i).anchor(), found.get(i));
        }
        setAccessibleText(page.title());
        middle.getChildren().setAll(column);
        fit();
        setVvalue(0);
    }

    /** Brings a heading of this page to the top; the empty anchor is the top of the page. */
    public void scrollTo(String anchor) {
        Label heading = headings.get(anchor);
        if (heading == null) {
            setVvalue(0);
            return;
        }
        applyCss();
        layout();
        double y = middle.sceneToLocal(heading.localToScene(heading.getBoundsInLocal())).getMinY() - ABOVE;
        double hidden = middle.getHeight() - getViewportBounds().getHeight();
        setVvalue(hidden <= 0 ? 0 : Math.clamp(y / hidden, 0, 1));
    }

    private void fit() {
        double width = Math.min(WIDEST, middle.getWidth() - middle.snappedLeftInset() - middle.snappedRightInset());
        column.lookupAll(".manual-picture").stream().filter(Picture.class::isInstance).forEach(p -> ((Picture) p).fit(
                Math.max(1, width - 4)));
    }
}
