package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FoldersTest {
    @Test
    void areWhereLinuxWantsThem() {
        assertThat(Folders.of(Map.of(), "Linux", "/home/o")).isEqualTo(new Folders(Path.of(
                "/home/o/.local/share/signalbox"), Path.of("/home/o/.config/signalbox"), Path.of(
                        "/home/o/.cache/signalbox"), Path.of("/home/o/.local/state/signalbox/logs")));
        assertThat(Folders.of(Map.of("XDG_DATA_HOME", "/d", "XDG_CONFIG_HOME", "/c", "XDG_CACHE_HOME", "/k",
                "XDG_STATE_HOME", "/s"), "Linux", "/home/o")).isEqualTo(new Folders(Path.of("/d/signalbox"), Path.of(
                        "/c/signalbox"), Path.of("/k/signalbox"), Path.of("/s/signalbox/logs")));
    }

    @Test
    void ignoreXdgFoldersThatAreRelativeOrEmpty() {
        assertThat(Folders.of(Map.of("XDG_DATA_HOME", "here", "XDG_CONFIG_HOME", ""), "Linux", "/home/o")).isEqualTo(
                Folders.of(Map.of(), "Linux", "/home/o"));
    }

    @Test
    void areWhereWindowsAndMacOsWantThem() {
        assertThat(Folders.of(Map.of("LOCALAPPDATA", "/u/Local", "APPDATA", "/u/Roaming"), "Windows 11", "/u"))
                .isEqualTo(new Folders(Path.of("/u/Local/Signalbox"), Path.of("/u/Roaming/Signalbox"), Path.of(
                        "/u/Local/Signalbox/cache"), Path.of("/u/Local/Signalbox/logs")));
        assertThat(Folders.of(Map.of(), "Mac OS X", "/Users/o")).isEqualTo(new Folders(Path.of(
                "/Users/o/Library/Application Support/Signalbox"), Path.of(
                        "/Users/o/Library/Application Support/Signalbox"), Path.of(
                                "/Users/o/Library/Caches/Signalbox"), Path.of("/Users/o/Library/Logs/Signalbox")));
    }

    /** jpackage's .msi takes its folder away with all that is in it, at each upgrade too. */
    @Test
    void areApartFromWhereWindowsHasTheProgram() throws Exception {
        String options = Files.readString(Path.of(System.getProperty("signalbox.home"),
                "packaging/windows/msi.options"));
        Matcher named = Pattern.compile("(?m)^--install-dir (\\S+)$").matcher(options);
        Path program = Path.of("/u/Local", named.find() ? named.group(1) : "Signalbox");
        Folders folders = Folders.of(Map.of("LOCALAPPDATA", "/u/Local", "APPDATA", "/u/Roaming"), "Windows 11", "/u");
        assertThat(List.of(folders.data(), folders.config(), folders.cache(), folders.logs())).noneMatch(
                folder -> folder.startsWith(program) || program.startsWith(folder));
    }

    @Test
    void ofAPortableProgramLieBesideIt() {
        assertThat(Home.around(Path.of("/stick/Signalbox/bin/Signalbox"))).isEqualTo(Path.of("/stick/Signalbox"));
        assertThat(Home.around(Path.of("/stick/Signalbox/Signalbox.exe"))).isEqualTo(Path.of("/stick/Signalbox"));
        assertThat(Home.around(Path.of("/stick/Signalbox.app/Contents/MacOS/Signalbox"))).isEqualTo(Path.of("/stick"));
        assertThat(Folders.portable().data()).isEqualTo(Home.path().resolve("signalbox-data"));
    }

    @Test
    void areNotBesideAProgramWhoseFolderWindowsDeletes(@TempDir Path app) throws Exception {
        assertThat(Home.goesWithTheProgram(app, "Windows 11")).isFalse();
        Files.createFile(app.resolve(".package"));
        assertThat(Home.goesWithTheProgram(app, "Windows 11")).isTrue();
        assertThat(Home.goesWithTheProgram(app, "Mac OS X")).isFalse();
        var spec = new CommandLine(new ConsoleCommand()).getCommandSpec();
        assertThatThrownBy(() -> FolderOptions.portable(spec, Folders.usual().data(), true)).isInstanceOf(
                CommandLine.ParameterException.class).hasMessageContainingAll("this one was installed",
                        "--data-folder");
    }

    @Test
    void isEitherAFolderOrPortable() {
        var err = new StringWriter();
        for (String[] line : new String[][]{{"--portable", "--data-folder", "/elsewhere"}, {"ledger", "--portable",
                "--data-folder", "/elsewhere", "verify"}}) {
            int code = new CommandLine(new ConsoleCommand()).setErr(new PrintWriter(err)).execute(line);
            assertThat(code).isEqualTo(CommandLine.ExitCode.USAGE);
            assertThat(err.toString()).contains("/elsewhere", "signalbox-data", "one folder each");
            err.getBuffer().setLength(0);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void areForTheirUserAlone(@TempDir Path home) throws IOException {
        Folders folders = Folders.of(Map.of(), "Linux", home.toString());
        folders.make();
        for (Path each : List.of(folders.data(), folders.config(), folders.cache(), folders.logs())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo("rwx------");
        }
        Files.createFile(home.resolve("taken"));
        Folders.in(home.resolve("taken")).make();
        assertThat(home.resolve("taken")).isRegularFile();
    }

    @Test
    void isTheSameBeforeAndBehindACommand(@TempDir Path folder) throws IOException {
        LocalCloud.start(new LocalCloudOptions(folder.resolve("named"), 0)).close();
        String named = folder.resolve("named").toString();
        assertThat(said("--data-folder", named, "local", "env")).contains("runs in the data folder " + named + ".");
        assertThat(said("--data-folder", named, "local", "--data-folder", "/elsewhere", "env")).contains(
                "The data folder is named twice: " + named + " and /elsewhere");
        assertThat(said("--data-folder", named, "local", "reset", "--yes")).contains(named + " was reset");
        assertThat(said("--portable", "local", "env")).contains("signalbox-data");
        assertThat(folder.resolve("named/state.mv")).doesNotExist();
    }

    @Test
    void nothingElseBeforeACommandIsTakenForItsOwn() {
        assertThat(said("--port", "4711", "local", "env")).contains("--port stands before the command local");
        assertThat(said("s3://landing/", "demo")).contains("<link> stands before the command demo");
        assertThat(said("--data-folder", "/elsewhere", "demo")).contains("--data-folder stands before");
    }

    private static String said(String... line) {
        var err = new StringWriter();
        assertThat(ConsoleCommand.line().setErr(new PrintWriter(err)).execute(line)).isLessThan(3);
        return err.toString();
    }
}
