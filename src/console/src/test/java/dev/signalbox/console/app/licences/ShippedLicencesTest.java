package dev.signalbox.console.app.licences;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.screen.settings.Facts.Part;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Each jar that is shipped has a licence text and is in the SBOM; else no installation is made. */
class ShippedLicencesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    @TempDir Path folder;
    private Path lib;
    private final StringWriter told = new StringWriter();

    @BeforeEach
    void install() throws IOException {
        lib = Files.createDirectories(folder.resolve("lib"));
        jar(lib.resolve("logback-core-1.5.32.jar"), "META-INF/NOTICE", "Logback was here");
        jar(lib.resolve("javafx-base-26.0.2-linux.jar"), "x", "");
        jar(lib.resolve("embedded-redis-0.9.1.jar"), "redis-server-7.0.15-linux-amd64", "binary");
        jar(lib.resolve("signalbox-deploy-0.1.0.jar"), "x", "");
        jar(Files.createDirectories(folder.resolve("workers")).resolve("lambda-workers.jar"), "META-INF/NOTICE.txt",
                "Inside: Jedis");
        Files.createDirectories(folder.resolve("runtime/legal/java.base"));
        Files.writeString(folder.resolve("runtime/legal/java.base/LICENSE"), "GPL");
    }

    @Test
    void everyProjectOfTheClassPathHasItsTexts() {
        String classPath = System.getProperty("java.class.path");
        List<Part> parts = Licences.of(classPath).stream().filter(p -> !p.licence().startsWith("licence not")).toList();
        LicenceTexts none = new LicenceTexts("");
        assertThat(parts).hasSizeGreaterThan(40).allSatisfy(part -> assertThat(none.of(part)).contains(
                "――――"));
        LicenceTexts texts = new LicenceTexts(classPath);
        assertThat(texts.of(named(parts, "Logback"))).contains("Eclipse Public License - v 2.0",
                "GNU LESSER GENERAL PUBLIC LICENSE");
        assertThat(texts.of(named(parts, "FastCSV"))).contains("Oliver Siegmar");
        assertThat(texts.of(named(parts, "AtlantaFX"))).contains("mkpaz", "Permission is hereby");
    }

    /** Whose name is beside the text of a licence, as the jars themselves or their projects' licence files have it. */
    @Test
    void textsThatJarsBringUnderOtherNamesOrBehindAnotherAreThere() {
        String classPath = System.getProperty("java.class.path");
        List<Part> parts = Licences.of(classPath);
        LicenceTexts texts = new LicenceTexts(classPath);
        assertThat(texts.of(named(parts, "Jackson"))).contains("Raffaello Giulietti", "Werner Randelshofer");
        assertThat(texts.of(named(parts, "Apache Tika"))).contains("APACHE TIKA SUBCOMPONENTS").containsOnlyOnce(
                "END OF TERMS AND CONDITIONS");
        assertThat(texts.of(named(parts, "AWS SDK for Java"))).contains("Note: Other license terms may apply");
        assertThat(texts.of(named(parts, "commonmark-java"))).contains("Atlassian Pty Ltd");
        assertThat(texts.of(named(parts, "Stax2 API"))).contains("FasterXML.com");
        assertThat(texts.of(named(parts, "Redis 7.0 in embedded-redis"))).contains("Lua.org", "Jason Evans",
                "Permission is hereby granted", "Neither the name");
    }

    @Test
    void putsTextsAndBillIntoAnInstallation() throws Exception {
        assertThat(run("logback-core@1.5.32", "javafx-base@26.0.2?classifier=linux&type=jar", "embedded-redis@0.9.1",
                "jedis@7.4.0")).as(told.toString()).isZero();
        Path licences = folder.resolve("into/licences");
        assertThat(licences.resolve("Logback.txt")).content().contains("Logback was here", "Eclipse Public License");
        assertThat(licences.resolve("Jedis.txt")).content().contains("Redis, inc.");
        assertThat(licences.resolve("in-lambda-workers.jar.txt")).content().contains("Inside: Jedis");
        assertThat(licences.resolve("java-runtime/java.base/LICENSE")).hasContent("GPL");
        JsonNode bill = JSON.readTree(folder.resolve("into/signalbox.cdx.json").toFile());
        assertThat(bill.path("components").findValuesAsText("name")).contains("logback-core", "jedis", "Inter",
                "JetBrains Mono", "redis-server linux-amd64").anyMatch(n -> n.startsWith("OpenJDK runtime"));
    }

    @Test
    void endsWhenAJarIsNotInTheBillOrHasNoLicence() throws Exception {
        assertThat(run("logback-core@1.5.31", "javafx-base@26.0.2?classifier=linux", "embedded-redis@0.9.1",
                "left-pad@1.3.0")).isOne();
        assertThat(told.toString()).contains("logback-core-1.5.32.jar is shipped, but not in",
                "left-pad has no licence; add it to licences.txt");
        assertThat(folder.resolve("into")).doesNotExist();
    }

    @Test
    void saysWhatIsNoBill() throws Exception {
        Files.writeString(folder.resolve("bom.json"), "[]");
        assertThat(execute()).isNotZero();
        assertThat(told.toString()).contains("is no CycloneDX bill of materials");
    }

    private int run(String... artifacts) throws IOException {
        var bill = JSON.createObjectNode().put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        var components = bill.putArray("components");
        for (String artifact : artifacts) {
            components.addObject().put("group", "some.group").put("name", artifact.replaceAll("@.*", "")).put("version",
                    artifact.replaceAll(".*@|\\?.*", "")).put("purl", "pkg:maven/some.group/" + artifact);
        }
        JSON.writeValue(folder.resolve("bom.json").toFile(), bill);
        return execute();
    }

    private int execute() throws IOException {
        String classPath;
        try (Stream<Path> jars = Files.list(lib)) {
            classPath = String.join(File.pathSeparator, jars.map(Path::toString).sorted().toList());
        }
        return new CommandLine(new LicencesCommand()).setOut(new PrintWriter(told)).setErr(new PrintWriter(told))
                .execute(
                        "--into=" + folder.resolve("into"), "--workers=" + folder.resolve("workers"), "--runtime="
                                + folder.resolve(
                                        "runtime"), "--sbom=" + folder.resolve("bom.json"), "--class-path="
                                                + classPath);
    }

    private static Part named(List<Part> parts, String name) {
        return parts.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
    }

    private static void jar(Path file, String name, String content) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(name));
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
