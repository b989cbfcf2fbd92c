package dev.signalbox.console.app;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Whose data a command works with: the same for the command and its subcommands, and the same as the console's. */
public final class FolderOptions {
    @Option(names = {"--data",
            "--data-folder"}, scope = ScopeType.INHERIT, paramLabel = "<folder>", description = "where everything is kept; default: ${DEFAULT-VALUE}") private Path data = Folders
                    .usual().data();

    @Option(names = "--portable", scope = ScopeType.INHERIT, description = "takes the folder signalbox-data beside the program, which goes with it to other computers") private boolean portable;

    @Spec(Target.MIXEE) private @Nullable CommandSpec spec;

    /** The folder that was named behind the command, else before it. */
    public Path data() {
        CommandSpec mixee = Objects.requireNonNull(spec);
        Path here = portable ? portable(mixee, data).data() : data;
        Path before = mixee.root().userObject() instanceof ConsoleCommand console ? console.folders().data() : here;
        Path usual = Folders.usual().data();
        if (!here.equals(usual) && !before.equals(usual) && !here.equals(before)) {
            throw new ParameterException(mixee.commandLine(), "The data folder is named twice: " + before + " and "
                    + here);
        }
        return here.equals(usual) ? before : here;
    }

    /** @param named what {@code --data-folder} says, or does not */
    static Folders portable(CommandSpec spec, Path named) {
        return portable(spec, named, Home.goesWithTheProgram(Home.path(), System.getProperty("os.name")));
    }

    static Folders portable(CommandSpec spec, Path named, boolean goesWithTheProgram) {
        if (!named.equals(Folders.usual().data())) {
            throw new ParameterException(spec.commandLine(), "--data-folder and --portable name one folder each: "
                    + named + " and " + Folders.portable().data());
        }
        if (goesWithTheProgram) {
            throw new ParameterException(spec.commandLine(),
                    "--portable is for a program that was copied, and this one was "
                            + "installed: Windows deletes " + Home.beside()
                            + " with all that is in it when it is updated or removed. Name a folder by --data-folder");
        }
        return Folders.portable();
    }
}
