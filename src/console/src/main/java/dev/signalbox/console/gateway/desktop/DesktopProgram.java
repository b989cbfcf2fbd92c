package dev.signalbox.console.gateway.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The program by which a system shows notifications. Texts reach it as arguments or in its environment, never in a line that a
 * shell or an interpreter reads.
 */
enum DesktopProgram {
    /** Of libnotify. It takes markup in the text, so marks are written as entities. */
    LINUX("notify-send",
            "notify-send was not found. On Debian and Ubuntu it is in the package libnotify-bin, elsewhere in libnotify.") {
        @Override
        Call call(String program, String title, String text) {
            return new Call(List.of(program, "--app-name=Signalbox", "--", title, entities(text)), Map.of());
        }
    },
    /** The script is always the same; what it shows are its arguments, of which the first begins with a letter. */
    MAC("osascript", "osascript was not found, though macOS brings it.") {
        @Override
        Call call(String program, String title, String text) {
            return new Call(List.of(program, "-e", "on run argv", "-e",
                    "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run",
                    "Signalbox: " + title, text), Map.of());
        }
    },
    /** The script is always the same; what it shows is in its environment, and becomes text nodes. */
    WINDOWS("powershell.exe", "powershell.exe was not found, though Windows brings it.") {
        @Override
        Call call(String program, String title, String text) {
            return new Call(List.of(program, "-NoProfile", "-NonInteractive", "-Command", TOAST), Map.of(
                    "SIGNALBOX_TITLE", title, "SIGNALBOX_TEXT", text));
        }
    };

    /** @param environment what is added to that of Signalbox */
    record Call(List<String> command, Map<String, String> environment) {}

    private static final String TOAST = String.join("; ", "$ErrorActionPreference = 'Stop'",
            "[void][Windows.UI.Notifications.ToastNotificationManager, Windows.UI.Notifications, ContentType = WindowsRuntime]",
            "$x = [Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent("
                    + "[Windows.UI.Notifications.ToastTemplateType]::ToastText02)",
            "$t = $x.GetElementsByTagName('text')",
            "[void]$t.Item(0).AppendChild($x.CreateTextNode($env:SIGNALBOX_TITLE))",
            "[void]$t.Item(1).AppendChild($x.CreateTextNode($env:SIGNALBOX_TEXT))",
            "$n = New-Object Windows.UI.Notifications.ToastNotification $x",
            "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier("
                    + "'{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe').Show($n)");

    private final String file;
    private final String missing;

    DesktopProgram(String file, String missing) {
        this.file = file;
        this.missing = missing;
    }

    static DesktopProgram of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        return name.contains("win") && !name.contains("darwin") ? WINDOWS : name.contains("mac") ? MAC : LINUX;
    }

    String file() {
        return file;
    }

    /** What to do when the file is not there. */
    String missing() {
        return missing;
    }

    abstract Call call(String program, String title, String text);

    private static String entities(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
