package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.control.Icon;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.plan.CostDriver;
import dev.signalbox.deploy.plan.CostDriver.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What AWS charges for because of a template, each kind with a way to its prices. */
public final class CostLines {
    /** More names than these say nothing. */
    private static final int NAMED = 4;
    private static final double BROAD = 800;

    private CostLines() {}

    /** Empty when there is nothing to tell. */
    public static List<Node> of(List<CostDriver> drivers) {
        List<Node> nodes = new ArrayList<>();
        if (drivers.isEmpty()) {
            return nodes;
        }
        nodes.add(styled(Texts.text("cost.title"), "section-title"));
        nodes.add(styled(Texts.text("cost.words"), "small-text", "text-3"));
        for (var kind : Kind.values()) {
            var of = drivers.stream().filter(d -> d.kind() == kind).toList();
            if (!of.isEmpty() || kind == Kind.IDLE) {
                nodes.add(styled(Texts.text("cost." + kind), "strong"));
            }
            if (of.isEmpty() && kind == Kind.IDLE) {
                nodes.add(styled(Texts.text("cost.none"), "text-2"));
            }
            of.forEach(d -> nodes.add(line(d)));
        }
        return nodes;
    }

    /** The sentence of one, such as "2 × key, for each month". */
    static String words(CostDriver driver) {
        return switch (driver.kind()) {
            case IDLE -> driver.units().map(u -> Texts.text("cost.times", u, driver.words())).orElseGet(() -> Texts
                    .text("cost.counted", driver.words()));
            case USE -> driver.words();
            case UNKNOWN -> Texts.text("cost.unknown", driver.type());
        };
    }

    private static String names(CostDriver driver) {
        var named = String.join(", ", driver.resources().stream().limit(NAMED).toList());
        int more = driver.resources().size() - NAMED;
        return more > 0 ? named + " " + Texts.text("cost.more", more) : named;
    }

    private static Node line(CostDriver driver) {
        var tone = driver.kind() == Kind.IDLE ? Tone.ATTENTION : Tone.NOT_STARTED;
        var service = driver.type().replaceFirst("^AWS::", "").replace("::", " ");
        var below = new FlowPane(8, 0, styled(Texts.text("cost.of", service, names(driver)), "small-text", "text-3"));
        below.setPrefWrapLength(BROAD); // else it keeps room for a second line
        driver.page().ifPresent(page -> below.getChildren().add(link(page, service)));
        var text = new VBox(styled(words(driver)), below);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(8, new Icon(Tones.glyph(tone), 14), text);
        row.getStyleClass().addAll("journey-line", Tones.styleClass(tone));
        return row;
    }

    private static Hyperlink link(URI page, String service) {
        var link = new Hyperlink(page.getHost() + page.getPath());
        link.getStyleClass().add("small-text");
        link.setAccessibleText(Texts.text("cost.prices", service));
        link.setOnAction(_ -> link.fireEvent(new OpenLink(page)));
        return link;
    }

    private static Label styled(String words, String... styles) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
