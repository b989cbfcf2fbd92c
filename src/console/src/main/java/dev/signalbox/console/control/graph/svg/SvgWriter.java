package dev.signalbox.console.control.graph.svg;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.BorderStrokeStyle;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;

/** Writes nodes as they look now: their boxes, borders, lines and words, each as what it is, so that words can be found and edited. */
public final class SvgWriter {
    private static final double MARGIN = 24;
    private final StringBuilder out = new StringBuilder();

    private SvgWriter() {}

    /** @param paper what is behind all */
    public static String write(Parent drawing, Paint paper) {
        SvgWriter writer = new SvgWriter();
        Bounds all = drawing.getBoundsInLocal();
        double x = all.getMinX() - MARGIN;
        double y = all.getMinY() - MARGIN;
        double width = all.getWidth() + 2 * MARGIN;
        double height = all.getHeight() + 2 * MARGIN;
        writer.out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width) + "\" height=\""
                + number(
                        height) + "\" viewBox=\"" + number(x) + " " + number(y) + " " + number(width) + " " + number(
                                height)
                + "\">\n");
        writer.rect(new double[]{x, y, width, height, 0}, "fill=\"" + Paints.of(paper) + "\"");
        writer.children(drawing);
        return writer.out.append("</svg>\n").toString();
    }

    private void children(Parent parent) {
        parent.getChildrenUnmodifiable().stream().sorted((a, b) -> Double.compare(b.getViewOrder(), a.getViewOrder()))
                .forEach(this::node);
    }

    private void node(Node node) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Transform to = node.getLocalToParentTransform();
        if (to.isIdentity()) {
            inside(node);
            return;
        }
        int before = out.length();
        out.append("<g transform=\"matrix(" + number(to.getMxx()) + " " + number(to.getMyx()) + " " + number(to
                .getMxy())
                + " " + number(to.getMyy()) + " " + number(to.getTx()) + " " + number(to.getTy()) + ")\">\n");
        int begun = out.length();
        inside(node);
        if (out.length() == begun) {
            out.setLength(before);
        } else {
            out.append("</g>\n");
        }
    }

    private void inside(Node node) {
        switch (node) {
            case Text text -> text(text);
            case Shape shape -> shape(shape);
            case Region region -> {
                region(region);
                children(region);
            }
            case Parent parent -> children(parent);
            default -> {
                // a picture or canvas: the graph has none
            }
        }
    }

    private void region(Region region) {
        String outline = region.getShape() == null ? "" : Outlines.of(region.getShape());
        if (!outline.isEmpty()) {
            shaped(region, outline);
            return;
        }
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                if (Paints.isSeen(fill.getFill())) {
                    rect(within(region, fill.getInsets(), 0, radius(fill.getRadii())), "fill=\"" + Paints.of(fill
                            .getFill()) + "\"");
                }
            }
        }
        if (region.getBorder() != null) {
            region.getBorder().getStrokes().forEach(stroke -> border(region, stroke));
        }
    }

    /** A region that is no rectangle: its innermost fill, and its outermost border. */
    private void shaped(Region region, String outline) {
        String fill = region.getBackground() == null ? "none"
                : Paints.of(region.getBackground().getFills().getLast()
                        .getFill());
        String stroke = region.getBorder() == null ? ""
                : region.getBorder().getStrokes().stream().findFirst().map(
                        s -> " stroke=\"" + Paints.of(s.getTopStroke()) + "\" stroke-width=\"" + number(s.getWidths()
                                .getTop())
                                + "\"" + dashes(s.getTopStyle().getDashArray())).orElse("");
        out.append("<path d=\"" + outline + "\" fill=\"" + fill + "\"" + stroke + "/>\n");
    }

    private void border(Region region, BorderStroke stroke) {
        double width = stroke.getWidths().getTop();
        boolean seen = Paints.isSeen(stroke.getTopStroke()) && stroke.getTopStyle() != BorderStrokeStyle.NONE;
        if (seen && width > 0) {
            rect(within(region, stroke.getInsets(), width / 2, radius(stroke.getRadii())), "fill=\"none\" stroke=\""
                    + Paints.of(stroke.getTopStroke()) + "\" stroke-width=\"" + number(width) + "\"" + dashes(stroke
                            .getTopStyle().getDashArray()));
        }
        double left = stroke.getWidths().getLeft();
        if (left > width && Paints.isSeen(stroke.getLeftStroke())) {
            rect(new double[]{0, 0, left, region.getHeight(), 0}, "fill=\"" + Paints.of(stroke.getLeftStroke()) + "\"");
        }
    }

    private static double[] within(Region region, Insets insets, double more, double radius) {
        return new double[]{insets.getLeft() + more, insets.getTop() + more, region.getWidth() - insets.getLeft()
                - insets.getRight() - 2 * more, region.getHeight() - insets.getTop() - insets.getBottom() - 2 * more,
                radius};
    }

    private static double radius(CornerRadii radii) {
        return radii.getTopLeftHorizontalRadius();
    }

    private void rect(double[] place, String paint) {
        if (place[2] > 0 && place[3] > 0) {
            out.append("<rect x=\"" + number(place[0]) + "\" y=\"" + number(place[1]) + "\" width=\"" + number(place[2])
                    + "\" height=\"" + number(place[3]) + "\" rx=\"" + number(Math.min(place[4], place[3] / 2)) + "\" "
                    + paint + "/>\n");
        }
    }

    private void text(Text text) {
        if (text.getText().isEmpty() || !Paints.isSeen(text.getFill())) {
            return;
        }
        String family = text.getFont().getFamily().replace("Signalbox ", "");
        String weight = family.contains("SemiBold") ? "600" : family.contains("Medium") ? "500" : "400";
        double baseline = text.getLayoutBounds().getMinY() + text.getBaselineOffset();
        double line = text.getFont().getSize() * 1.4;
        String[] lines = text.getText().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            out.append("<text x=\"" + number(text.getLayoutBounds().getMinX()) + "\" y=\"" + number(baseline + i * line)
                    + "\" font-family=\"Inter, sans-serif\" font-weight=\"" + weight + "\" font-size=\"" + number(text
                            .getFont().getSize()) + "\" fill=\"" + Paints.of(text.getFill()) + "\">" + escaped(lines[i])
                    + "</text>\n");
        }
    }

    private void shape(Shape shape) {
        String d = Outlines.of(shape);
        if (!d.isEmpty()) {
            boolean stroked = Paints.isSeen(shape.getStroke()) && shape.getStrokeWidth() > 0;
            out.append("<path d=\"" + d + "\" fill=\"" + (Paints.isSeen(shape.getFill()) ? Paints.of(shape.getFill())
                    : "none") + "\"" + (stroked ? " stroke=\"" + Paints.of(shape.getStroke()) + "\" stroke-width=\""
                            + number(shape.getStrokeWidth()) + "\" stroke-linecap=\"" + shape.getStrokeLineCap().name()
                                    .toLowerCase(Locale.ROOT) + "\" stroke-linejoin=\"round\"" + dashes(shape
                                            .getStrokeDashArray()) : "") + "/>\n");
        }
    }

    private static String dashes(List<Double> dashes) {
        boolean solid = dashes.stream().mapToDouble(Double::doubleValue).sum() <= 1;
        return solid ? ""
                : " stroke-dasharray=\"" + dashes.stream().map(SvgWriter::number).collect(Collectors.joining(
                        " ")) + "\"";
    }

    static String number(double value) {
        double round = Math.round(value * 100) / 100.0;
        return round == Math.rint(round) ? Long.toString((long) round) : Double.toString(round);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Colours as SVG names them. */
    private static final class Paints {
        private Paints() {}

        static boolean isSeen(Paint paint) {
            return paint instanceof Color colour && colour.getOpacity() > 0;
        }

        static String of(Paint paint) {
            Color c = paint instanceof Color colour ? colour : Color.TRANSPARENT;
            return String.format("#%02x%02x%02x", Math.round(c.getRed() * 255), Math.round(c.getGreen() * 255), Math
                    .round(c.getBlue() * 255));
        }
    }
}
