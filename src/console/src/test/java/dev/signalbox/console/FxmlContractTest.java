package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Typing errors between FXML, controllers and texts would only show when a screen is opened; here they fail the build. */
class FxmlContractTest {
    private static final int MOST_LINES = 120;

    static Stream<Path> views() throws Exception {
        try (var files = Files.walk(Path.of("../../fxml"))) {
            return files.filter(p -> p.toString().endsWith(".fxml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void idsAndHandlersMatchTheController(Path view) throws Exception {
        Element root = parse(view);
        Class<?> controller = Class.forName(root.getAttribute("fx:controller"));
        assertThat(values(root, name -> name.equals("fx:id")))
                .containsExactlyInAnyOrderElementsOf(annotated(controller.getDeclaredFields()));
        assertThat(values(root, name -> name.startsWith("on")).filter(v -> v.startsWith("#")).map(v -> v.substring(1)))
                .isSubsetOf(annotated(controller.getDeclaredMethods()));
    }

    @ParameterizedTest
    @MethodSource("views")
    void textsExist(Path view) throws Exception {
        ResourceBundle texts = ResourceBundle.getBundle("fxml.messages", Locale.ROOT);
        assertThat(values(parse(view), _ -> true).filter(v -> v.startsWith("%")).map(v -> v.substring(1)))
                .allSatisfy(key -> assertThat(texts.containsKey(key)).as(key).isTrue());
    }

    @ParameterizedTest
    @MethodSource("views")
    void isShort(Path view) throws Exception {
        assertThat(Files.readAllLines(view)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }

    /** Only texts with arguments are formatted, and only there an apostrophe is doubled. */
    @Test
    void apostrophesAreWrittenAsTheyAreRead() {
        ResourceBundle texts = ResourceBundle.getBundle("fxml.messages", Locale.ROOT);
        assertThat(texts.keySet()).allSatisfy(key -> {
            String text = texts.getString(key);
            boolean formatted = text.matches("(?s).*\\{\\d.*");
            assertThat(formatted ? text.replace("''", "").contains("'") : text.contains("''")).as(key).isFalse();
        });
    }

    private static Element parse(Path view) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(view.toFile()).getDocumentElement();
    }

    private static Stream<String> values(Element root, java.util.function.Predicate<String> name) {
        var children = root.getElementsByTagName("*");
        Stream<Element> all = Stream.concat(Stream.of(root),
                IntStream.range(0, children.getLength()).mapToObj(i -> (Element) children.item(i)));
        return all.map(Element::getAttributes).flatMap(FxmlContractTest::each)
                .filter(a -> name.test(a.getNodeName())).map(org.w3c.dom.Node::getNodeValue);
    }

    private static Stream<org.w3c.dom.Node> each(NamedNodeMap attributes) {
        return IntStream.range(0, attributes.getLength()).mapToObj(attributes::item);
    }

    private static <M extends AccessibleObject & Member> List<String> annotated(M[] members) {
        return Arrays.stream(members).filter(m -> m.isAnnotationPresent(FXML.class)).map(Member::getName).toList();
    }
}
