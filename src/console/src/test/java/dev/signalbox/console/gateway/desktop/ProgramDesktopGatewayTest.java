package dev.signalbox.console.gateway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.DesktopGateway.NotShownException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The programs are stood in for by scripts that write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class ProgramDesktopGatewayTest {
    private static final String HOSTILE = "--help $(touch hurt) `touch hurt` \"; touch hurt; ' <b>&\u0007\n<img src=x>";

    @TempDir Path folder;

    @Test
    void saysWhatIsMissing() {
        var desktop = new ProgramDesktopGateway(DesktopProgram.LINUX, folder.toString());
        assertThat(desktop.missing()).hasValueSatisfying(why -> assertThat(why).contains("notify-send", "libnotify"));
        assertThatThrownBy(() -> desktop.show("a", "b")).isInstanceOf(NotShownException.class);
    }

    @Test
    void givesHostileTextToLinuxAsItIsAndNotAsMarkup() throws Exception {
        script("notify-send", "for a in \"$@\"; do printf '%s\\0' \"$a\"; done > \"$0.args\"");
        new ProgramDesktopGateway(DesktopProgram.LINUX, folder.toString()).show(HOSTILE, HOSTILE);
        assertThat(args("notify-send")).containsExactly("--app-name=Signalbox", "--",
                HOSTILE.replace('\u0007', ' '),
                HOSTILE.replace('\u0007', ' ').replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        assertThat(folder.resolve("hurt")).doesNotExist();
    }

    @Test
    void givesHostileTextToMacAsArgumentsOfAScriptThatIsAlwaysTheSame() throws Exception {
        script("osascript", "for a in \"$@\"; do printf '%s\\0' \"$a\"; done > \"$0.args\"");
        new ProgramDesktopGateway(DesktopProgram.MAC, folder.toString()).show(HOSTILE, HOSTILE);
        List<String> args = args("osascript");
        assertThat(args.subList(0, 6)).noneMatch(a -> a.contains("hurt"));
        assertThat(args.subList(6, 8)).containsExactly("Signalbox: " + HOSTILE.replace('\u0007', ' '), HOSTILE.replace(
                '\u0007', ' '));
    }

    @Test
    void givesHostileTextToWindowsInTheEnvironment() throws Exception {
        script("powershell.exe", "printf '%s\\0' \"$@\" \"$SIGNALBOX_TITLE\" \"$SIGNALBOX_TEXT\" > \"$0.args\"");
        new ProgramDesktopGateway(DesktopProgram.WINDOWS, folder.toString()).show(HOSTILE, HOSTILE);
        List<String> args = args("powershell.exe");
        assertThat(args.subList(0, 4)).noneMatch(a -> a.contains("hurt"));
        assertThat(args.subList(4, 6)).containsOnly(HOSTILE.replace('\u0007', ' '));
    }

    @Test
    void saysWhatTheProgramComplainedOf() throws Exception {
        script("notify-send", "echo 'no bus' >&2; exit 3");
        var desktop = new ProgramDesktopGateway(DesktopProgram.LINUX, folder.toString());
        assertThatThrownBy(() -> desktop.show("a", "b")).hasMessage("notify-send ended with 3: no bus");
    }

    @Test
    void cutsWhatIsTooLongBetweenCharacters() {
        assertThat(ProgramDesktopGateway.plain("😀😀😀", 2)).isEqualTo("😀😀…");
        assertThat(DesktopProgram.of("Windows 11")).isEqualTo(DesktopProgram.WINDOWS);
        assertThat(DesktopProgram.of("Mac OS X")).isEqualTo(DesktopProgram.MAC);
        assertThat(DesktopProgram.of("Linux")).isEqualTo(DesktopProgram.LINUX);
    }

    private List<String> args(String program) throws Exception {
        return List.of(Files.readString(folder.resolve(program + ".args")).split("\0"));
    }

    private void script(String name, String line) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\ncd \"$(dirname \"$0\")\"\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
