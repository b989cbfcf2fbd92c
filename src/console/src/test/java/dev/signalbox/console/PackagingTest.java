package dev.signalbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.signalbox.console.app.SignalboxApp;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What makes the installers, as far as its form can be seen without making them. packaging/try-installers.sh makes and tries them. */
class PackagingTest {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final Path PACKAGING = HOME.resolve("packaging");

    @Test
    void desktopEntryFitsTheProgramAndTheFilesItOpens() throws Exception {
        Map<String, String> entry = Files.readAllLines(PACKAGING.resolve("linux/signalbox.desktop")).stream().filter(
                l -> l.contains("=")).map(l -> l.split("=", 2)).collect(Collectors.toMap(l -> l[0], l -> l[1]));
        Element type = (Element) xml("linux/signalbox-mime.xml").getElementsByTagName("mime-type").item(0);
        assertThat(entry).containsEntry("StartupWMClass", SignalboxApp.class.getName()).containsEntry("MimeType",
                "x-scheme-handler/signalbox;" + type.getAttribute("type") + ";");
        assertThat(IntStream.range(0, 2).mapToObj(i -> ((Element) type.getElementsByTagName("glob").item(i))
                .getAttribute("pattern"))).containsExactlyInAnyOrder("*.asl", "*.asl.json");
        assertThat(Files.readString(PACKAGING.resolve("macos/Info.plist"))).contains("<string>" + type.getAttribute(
                "type") + "</string>");
    }

    @Test
    void bringsWhatTheDesktopIsToldBy() throws IOException {
        assertThat(Files.readString(PACKAGING.resolve("linux/control"))).containsPattern(
                "Recommends:.* libnotify-bin\\b");
        assertThat(Files.readString(PACKAGING.resolve("linux/signalbox.spec"))).containsPattern(
                "Recommends:.* libnotify\\b");
    }

    @Test
    void windowsKnowsTheProductByOneUuidForEver() throws Exception {
        assertThat(Files.readString(PACKAGING.resolve("windows/msi.options"))).contains(
                "--win-upgrade-uuid 343fb254-13db-4b47-95de-ce5c4c9204c0").contains("--win-per-user-install")
                .doesNotContain("--win-dir-chooser");
        assertThat(xml("windows/scheme.wxs").getElementsByTagName("RegistryKey").item(0).getAttributes().getNamedItem(
                "Key").getNodeValue()).isEqualTo("Software\\Classes\\signalbox");
    }

    @Test
    void macosKnowsTheLinks() throws Exception {
        NodeList keys = xml("macos/Info.plist").getElementsByTagName("key");
        Map<String, String> values = IntStream.range(0, keys.getLength()).mapToObj(keys::item).collect(Collectors.toMap(
                Node::getTextContent, k -> after(k).getTextContent().strip(), (a, _) -> a));
        assertThat(values).containsEntry("CFBundleURLSchemes", "signalbox").containsEntry("public.filename-extension",
                "asl").containsEntry("CFBundleVersion", "@VERSION@");
    }

    @Test
    void workflowBuildsAllFourOnPinnedActions() throws IOException {
        JsonNode workflow = new YAMLMapper().readTree(HOME.resolve(".github/workflows/installers.yml").toFile());
        JsonNode job = workflow.path("jobs").path("installers");
        assertThat(job.at("/strategy/matrix/include").findValuesAsText("types")).contains("deb rpm", "msi", "dmg");
        assertThat(job.path("steps").findValuesAsText("uses")).isNotEmpty().allMatch(u -> u.matches("[a-z/-]+@v\\d+"));
        assertThat(job.path("steps").findValuesAsText("run")).anyMatch(r -> r.contains("mvn -B -Psbom,installer"));
    }

    @Test
    void iconsAreThereInEachForm() throws Exception {
        assertThat(xml("icons/signalbox.svg").getDocumentElement().getTagName()).isEqualTo("svg");
        ByteBuffer apple = ByteBuffer.wrap(Files.readAllBytes(PACKAGING.resolve("icons/signalbox.icns")));
        assertThat(word(apple)).isEqualTo("icns");
        assertThat(apple.getInt()).isEqualTo(apple.capacity());
        List<String> types = new ArrayList<>();
        while (apple.hasRemaining()) {
            types.add(word(apple));
            int length = apple.getInt();
            apple.position(apple.position() + length - 8);
        }
        assertThat(types).contains("icp4", "ic07", "ic08", "ic09", "ic10");
        byte[] windows = Files.readAllBytes(PACKAGING.resolve("icons/signalbox.ico"));
        assertThat(windows).startsWith(0, 0, 1, 0, 7, 0);
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256, 512)) {
            assertThat(PACKAGING.resolve("icons/hicolor/" + size + ".png")).exists();
        }
    }

    private static Node after(Node key) {
        Node next = key.getNextSibling();
        return next instanceof Element ? next : after(next);
    }

    private static Document xml(String name) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        builder.setEntityResolver((_, _) -> new InputSource(Reader.of("")));
        return builder.parse(PACKAGING.resolve(name).toFile());
    }

    private static String word(ByteBuffer bytes) {
        byte[] word = new byte[4];
        bytes.get(word);
        return new String(word, StandardCharsets.US_ASCII);
    }
}
