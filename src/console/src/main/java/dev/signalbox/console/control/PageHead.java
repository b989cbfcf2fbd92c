package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.time.TimeForm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.DefaultProperty;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The head of every page: breadcrumb, title with badges, "as of" and actions at the right, facts, then filters or tabs. */
@DefaultProperty("below")
public final class PageHead extends VBox implements TimeForm.ShowsTimes {
    /** What keeps a title without facts and filters off the line under it. */
    private static final double ALONE = 8;
    /** So much of a title stays, whatever stands beside it. */
    private static final double TITLE = 120;
    /** Facts begin a second line only where there is no room. */
    private static final double WHOLE = 2_000;

    private final HBox crumbs = styled("crumbs");
    private final Label title = new Label() {
        @Override
        protected double computeMinWidth(double height) {
            return Math.min(TITLE, computePrefWidth(height));
        }
    };
    private final Badges badges = new Badges();
    private final Label asOf = new Label();
    private Optional<Instant> read = Optional.empty();
    private final HBox actions = styled("actions");
    private final FlowPane meta = new FlowPane();
    private final Facts facts = new Facts();
    private final VBox below = new VBox();

    public PageHead() {
        getStyleClass().add("page-head");
        meta.getStyleClass().add("meta");
        meta.setPrefWrapLength(WHOLE);
        title.getStyleClass().add("page-title");
        asOf.getStyleClass().add("as-of");
        asOf.setMinWidth(USE_PREF_SIZE);
        actions.setSpacing(10);
        actions.setMinWidth(USE_PREF_SIZE);
        actions.getChildren().add(asOf);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(title, badges, space, actions);
        row.getStyleClass().add("title-row");
        getChildren().addAll(crumbs, row, meta, below);
        for (Pane box : new Pane[]{crumbs, meta, badges}) {
            box.managedProperty().bind(Bindings.isNotEmpty(box.getChildren()));
        }
        new Ticker(this, this::renewTimes);
        below.minHeightProperty().bind(Bindings.when(Bindings.isEmpty(below.getChildren()).and(Bindings.isEmpty(meta
                .getChildren()))).then(ALONE).otherwise(0.0));
    }

    public StringProperty titleProperty() {
        return title.textProperty();
    }

    public String getTitle() {
        return title.getText();
    }

    public void setTitle(String text) {
        title.setText(text);
    }

    /** Whether the title is an id. */
    public void setMono(boolean mono) {
        title.getStyleClass().remove("mono");
        if (mono) {
            title.getStyleClass().add("mono");
        }
    }

    public boolean isMono() {
        return title.getStyleClass().contains("mono");
    }

    /** The first time is shown at once, later ones with the next second: what is asked each second must not cost a frame of its own. */
    public void setAsOf(Optional<Instant> time) {
        boolean atOnce = read.isEmpty() || time.isEmpty();
        read = time;
        if (atOnce) {
            renewTimes();
        }
    }

    @Override
    public void renewTimes() {
        asOf.setText(read.map(t -> Texts.text("state.asOf", When.clock(t))).orElse(""));
    }

    public ObservableList<Node> getBadges() {
        return badges.getChildren();
    }

    public ObservableList<Node> getActions() {
        return actions.getChildren();
    }

    public ObservableList<Node> getBelow() {
        return below.getChildren();
    }

    /** A step of the breadcrumb that leads back. */
    public void crumb(String name, Runnable go) {
        Hyperlink link = new Hyperlink(name);
        link.setOnAction(_ -> go.run());
        crumbs.getChildren().addAll(link, new Icon(Glyph.CHEVRON_RIGHT, 12));
    }

    /** The last step: where we are. */
    public void crumb(String name) {
        crumbs.getChildren().add(new Label(name));
    }

    public void clearCrumbs() {
        crumbs.getChildren().clear();
    }

    /** Replaces the line of facts under the title by label-value pairs; what is there already stays. */
    public void setMeta(String... labelsAndValues) {
        facts.set(List.of(labelsAndValues), () -> meta.getChildren().clear(), this::addMeta);
    }

    public void addMeta(String label, Node value) {
        Label key = new Label(label);
        key.getStyleClass().add("key");
        HBox item = new HBox(key, value);
        item.getStyleClass().add("meta-item");
        meta.getChildren().add(item);
    }

    /** One or two tell what is looked at; more are counts, which go where there is no room for all of them. */
    private static final class Badges extends HBox {
        private static final int COUNTS = 3;

        Badges() {
            super(8);
            getStyleClass().add("badges");
            setAlignment(Pos.CENTER_LEFT);
            widthProperty().subscribe(w -> setOpacity(w.doubleValue() < computeMinWidth(-1) || w.doubleValue() < Math
                    .floor(prefWidth(-1)) ? 0 : 1));
        }

        @Override
        protected double computeMinWidth(double height) {
            return getChildren().size() < COUNTS ? super.computeMinWidth(height) : 0;
        }
    }

    private static HBox styled(String styleClass) {
        HBox box = new HBox();
        box.getStyleClass().add(styleClass);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
