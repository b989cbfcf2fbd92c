package dev.signalbox.console.app;

import com.sun.javafx.runtime.VersionInfo;
import dev.signalbox.deploy.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: all that a report of a defect should name. */
public final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[]{"Signalbox " + Version.current(), "JDK " + Runtime.version() + " (" + System.getProperty(
                "java.vendor") + ")", "JavaFX " + VersionInfo.getRuntimeVersion(), System.getProperty("os.name") + " "
                        + System.getProperty("os.version") + " (" + System.getProperty("os.arch") + ")"};
    }
}
