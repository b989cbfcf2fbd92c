package dev.signalbox.console.control.graph.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.control.graph.layout.Drawing.Kind;
import dev.signalbox.console.control.graph.layout.Drawing.Shape;
import dev.signalbox.console.control.graph.layout.Drawing.Point;
import dev.signalbox.states.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphLayoutTest {
    @Test
    void aChainIsAStraightColumn() {
        Drawing drawing = draw(
                """
                        {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Wait","Seconds":1,"Next":"C"},"C":{"Type":"Succeed"}}}""");
        assertThat(drawing.boxes()).extracting(b -> b.x() + b.width() / 2).allSatisfy(x -> assertThat(x).isEqualTo(126,
                within()));
        assertThat(y(drawing, "A")).isLessThan(y(drawing, "B"));
        assertThat(y(drawing, "B")).isLessThan(y(drawing, "C"));
    }

    @Test
    void aHandlerThatOnlyFailsStandsAside() {
        Drawing drawing = draw(
                """
                        {"StartAt":"A","States":{
                         "A":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Catch":[{"ErrorEquals":["States.ALL"],"Next":"F"}],"Next":"B"},
                         "B":{"Type":"Pass","End":true},"F":{"Type":"Fail"}}}""");
        Box handler = box(drawing, "F");
        assertThat(handler.shape()).isEqualTo(Shape.PILL);
        assertThat(handler.x()).isGreaterThan(box(drawing, "A").x() + box(drawing, "A").width());
        assertThat(box(drawing, "A").x()).isEqualTo(box(drawing, "B").x(), within());
        assertThat(drawing.lines()).anyMatch(l -> l.to().equals("F") && l.kind() == Kind.CATCH && l.label().equals(
                "States.ALL"));
    }

    @Test
    void aLongExpressionIsOneShortLineAndWholeInTheHint() {
        Drawing drawing = draw(
                """
                        {"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Choice","Default":"C","Choices":[{"Condition":
                         "{% $count(orders[\\n  open\\n]) > 3 and $n %}","Next":"B"}]},"B":{"Type":"Succeed"},"C":{"Type":"Succeed"}}}""");
        var line = drawing.lines().stream().filter(l -> l.to().equals("B")).findFirst().orElseThrow();
        assertThat(line.tag().orElseThrow().text()).isEqualTo("$count(orders[ open ]) \u2026");
        assertThat(line.label()).isEqualTo("$count(orders[\n  open\n]) > 3 and $n");
    }

    @Test
    void wordsOnLinesHideNoBoxAndNoOtherWords() throws IOException {
        int tags = 0;
        for (Path file : Files.list(Path.of("src/test/resources/graphs")).filter(f -> f.toString().endsWith(".json"))
                .toList()) {
            Drawing drawing = draw(Files.readString(file));
            List<Drawing.Tag> all = drawing.lines().stream().flatMap(l -> l.tag().stream()).toList();
            tags += all.size();
            for (Drawing.Tag tag : all) {
                assertThat(drawing.boxes()).as(file + " " + tag).noneMatch(b -> b.shape() != Shape.CONTAINER && Math
                        .abs(
                                b.x() + b.width() / 2 - tag.x()) < (b.width() + tag.width()) / 2 && Math.abs(b.y() + b
                                        .height()
                                        / 2 - tag.y()) < (b.height() + 14) / 2);
                assertThat(all).noneMatch(t -> t != tag && Math.abs(t.x() - tag.x()) < (t.width() + tag.width()) / 2
                        && Math.abs(t.y() - tag.y()) < 14);
            }
        }
        assertThat(tags).isGreaterThan(30);
    }

    @Test
    void whatADistributedMapRunsIsApart() {
        String map = """
                {"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{%s"StartAt":"A","States":{
                 "A":{"Type":"Pass","End":true}}},"End":true}}}""";
        Drawing apart = draw(map.formatted(
                "\"ProcessorConfig\":{\"Mode\":\"DISTRIBUTED\",\"ExecutionType\":\"STANDARD\"},"));
        assertThat(box(apart, "A").untold()).isEqualTo("In child runs");
        assertThat(box(apart, "M").untold()).isEqualTo("Not started");
        assertThat(box(draw(map.formatted("")), "A").untold()).isEqualTo("Not started");
    }

    @Test
    void aLoopRunsBackAtTheSide() {
        Drawing drawing = draw(
                """
                        {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"A"}],"Default":"C"},"C":{"Type":"Pass","End":true}}}""");
        assertThat(drawing.lines()).anyMatch(l -> l.kind() == Kind.BACK && l.from().equals("B") && l.to().equals("A"));
    }

    @Test
    void drawsWhateverItIsGiven() {
        assertThat(draw("no json").boxes()).hasSizeLessThanOrEqualTo(2);
        assertThat(draw("{\"StartAt\":\"X\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"Nowhere\"},\"B\":{}}}")
                .boxes()).isNotEmpty();
        assertThat(draw("{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"A\"}}}").lines()).anyMatch(
                l -> l.kind() == Kind.BACK);
    }

    @Test
    void theMainWayIsStraightThoughEachStateHasACatch() {
        Drawing drawing = draw(
                """
                        {"StartAt":"A","States":{
                         "A":{"Type":"Task","Resource":"a","Catch":[{"ErrorEquals":["States.ALL"],"Next":"N"}],"Next":"B"},
                         "B":{"Type":"Task","Resource":"b","Catch":[{"ErrorEquals":["States.ALL"],"Next":"N"}],"Next":"C"},
                         "C":{"Type":"Task","Resource":"c","Catch":[{"ErrorEquals":["States.ALL"],"Next":"N"}],"Next":"D"},
                         "D":{"Type":"Task","Resource":"d","Catch":[{"ErrorEquals":["States.ALL"],"Next":"N"}],"End":true},
                         "N":{"Type":"Task","Resource":"n","Next":"F"},"F":{"Type":"Fail"}}}""");
        double x = box(drawing, "A").x();
        assertThat(List.of("B", "C", "D")).allSatisfy(s -> assertThat(box(drawing, s).x()).isEqualTo(x, offset(12.0)));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void noLineRunsBehindABoxThatItHasNothingToDoWith(String name, String definition) {
        Drawing drawing = draw(definition);
        assertThat(drawing.lines()).isNotEmpty();
        for (Drawing.Line line : drawing.lines()) {
            for (Box box : drawing.boxes()) {
                boolean own = box.id().equals(line.from()) || box.id().equals(line.to());
                boolean around = holds(box, line.points().getFirst()) && holds(box, line.points().getLast());
                assertThat(!own && !around && crosses(line, box)).as("%s from %s to %s runs behind %s", name, line
                        .from(),
                        line.to(), box.id()).isFalse();
            }
        }
    }

    static Stream<Arguments> definitions() throws IOException {
        List<Arguments> all = new ArrayList<>(List.of(Arguments.of("machine of 60 states", machine(60))));
        try (Stream<Path> files = Files.walk(Path.of("../../infra-templates"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".asl.json")).sorted().toList()) {
                all.add(Arguments.of(file.getFileName().toString(), Files.readString(file).replaceAll(
                        "\\$\\{[A-Za-z]+}", "1")));
            }
        }
        assertThat(all).hasSizeGreaterThan(4);
        return all.stream();
    }

    /** As it is drawn: each piece goes down from one point to the next with vertical beginning and end. */
    private static boolean crosses(Drawing.Line line, Box box) {
        for (int i = 1; i < line.points().size(); i++) {
            Point from = line.points().get(i - 1);
            Point to = line.points().get(i);
            for (double t = 0; t <= 1; t += 0.02) {
                double across = line.kind() == Kind.BACK ? t : t * t * (3 - 2 * t);
                Point at = new Point(from.x() + (to.x() - from.x()) * across, from.y() + (to.y() - from.y()) * t);
                if (holds(box, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean holds(Box box, Point at) {
        return at.x() > box.x() + 1 && at.x() < box.x() + box.width() - 1 && at.y() > box.y() + 1 && at.y() < box.y()
                + box
                        .height() - 1;
    }

    @Test
    void nothingOverlapsIn250StatesAndItTakesLittleTime() {
        String machine = machine(250);
        draw(machine);
        long before = System.nanoTime();
        Drawing drawing = draw(machine);
        long millis = (System.nanoTime() - before) / 1_000_000;
        List<Box> boxes = drawing.boxes();
        assertThat(boxes).hasSizeGreaterThanOrEqualTo(251);
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(overlap(boxes.get(i), boxes.get(j))).as(boxes.get(i) + " and " + boxes.get(j)).isFalse();
            }
        }
        assertThat(millis).as("the console's number is 300 ms with drawing; this is layout on a shared machine")
                .isLessThan(1_000);
    }

    /** A machine with jumps and loops, the same at each call. */
    static String machine(int states) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("{\"StartAt\":\"S0\",\"States\":{");
        for (int i = 0; i < states; i++) {
            text.append(i == 0 ? "" : ",").append("\"S").append(i).append("\":");
            if (i == states - 1) {
                text.append("{\"Type\":\"Succeed\"}");
            } else if (i % 9 == 4) {
                text.append("{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.a\",\"IsPresent\":true,\"Next\":\"S")
                        .append(Math.min(states - 1, i + 2 + random.nextInt(6))).append("\"}],\"Default\":\"S")
                        .append(i % 18 == 4 ? Math.max(0, i - 3) : i + 1).append("\"}");
            } else {
                text.append("{\"Type\":\"Pass\",\"Next\":\"S").append(i + 1).append("\"}");
            }
        }
        return text.append("}}").toString();
    }

    private static boolean overlap(Box a, Box b) {
        return a.x() < b.x() + b.width() - 1 && b.x() < a.x() + a.width() - 1 && a.y() < b.y() + b.height() - 1 && b
                .y() < a.y() + a.height() - 1;
    }

    private static Drawing draw(String asl) {
        return GraphLayout.of(Definition.read(asl).machine());
    }

    private static Box box(Drawing drawing, String id) {
        return drawing.boxes().stream().filter(b -> b.id().equals(id)).findFirst().orElseThrow();
    }

    private static double y(Drawing drawing, String id) {
        return box(drawing, id).y();
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return offset(0.5);
    }
}
