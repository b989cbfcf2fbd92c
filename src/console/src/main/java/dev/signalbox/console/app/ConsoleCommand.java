package dev.signalbox.console.app;

import dev.signalbox.console.app.demo.DemoCommand;
import dev.signalbox.console.app.ledger.LedgerCommand;
import dev.signalbox.console.app.licences.LicencesCommand;
import dev.signalbox.console.app.local.LocalCommand;
import dev.signalbox.console.app.manual.ManualCommand;
import dev.signalbox.console.app.single.SingleInstance;
import dev.signalbox.console.app.single.Wish;
import dev.signalbox.console.app.update.SignUpdateCommand;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.Program;
import dev.signalbox.console.model.definition.DefinitionFile;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code signalbox} without a command: opens the console on the embedded local cloud. Other commands are its subcommands. */
@Command(name = "signalbox", mixinStandardHelpOptions = true, subcommands = {DemoCommand.class, LocalCommand.class,
        LedgerCommand.class,
        ManualCommand.class,
        SignUpdateCommand.class, LicencesCommand.class,
        RehearseCommand.class}, versionProvider = Versions.class, sortOptions = false, description = {
                "Operations console for download and batch pipelines on AWS.",
                "Without a command it opens a window on the local cloud, which is built in and needs no AWS account.",
                ""}, optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands, each with a --help of its own:%n", footerHeading = "%nFor example:%n", footer = {
                        "  ${ROOT-COMMAND-NAME}                                  the console on the local cloud",
                        "  ${ROOT-COMMAND-NAME} --profile orders-prod            the AWS account of a profile of ~/.aws, locked",
                        "  ${ROOT-COMMAND-NAME} s3://landing/2026/11/            a place in it, also an ARN or a signalbox:// link",
                        "  ${ROOT-COMMAND-NAME} demo                             a whole run without a display",
                        "  ${ROOT-COMMAND-NAME} local                            only the local cloud, for the AWS CLI and SDKs",
                        "",
                        "Exit codes: 0 good; 1 it failed; 2 wrong usage; 3 no display for a window; 70 a defect of Signalbox."})
final class ConsoleCommand implements Callable<Integer> {
    static final int NO_DISPLAY = 3;
    private static final Set<String> FOLDER = Set.of("--data-folder", "--portable");

    @Option(names = "--data-folder", paramLabel = "<folder>", description = "where everything is kept, also settings and logs; default: ${DEFAULT-VALUE}") private Path dataFolder = Folders
            .usual().data();

    @Option(names = "--portable", description = "keeps everything in the folder signalbox-data beside the program; where that folder is, this is so without being said") private boolean portable;

    @Option(names = "--port", paramLabel = "<port>", description = "the local cloud's port; default: 4566, or the next free one if that is taken") private @Nullable Integer port;

    @Option(names = "--enforce-iam", description = "refuses what the policies of functions', jobs' and state machines' roles do not allow, as AWS does") private boolean enforceIam;

    @Option(names = "--environment", paramLabel = "<name>", description = "opens an environment that was entered in Settings, instead of the embedded local cloud") private @Nullable String environment;

    @Option(names = "--profile", paramLabel = "<profile>", description = "opens the AWS account that a profile of ~/.aws leads to") private @Nullable String profile;

    @Option(names = "--region", paramLabel = "<region>", description = "with --profile: where it calls, if not where the profile says") private @Nullable String region;

    @Parameters(arity = "0..1", paramLabel = "<link>", description = "what to open first: an ARN, an s3:// URI, a signalbox:// link, or a file with a state machine (*.asl.json, *.asl)") private @Nullable String link;

    @Spec private @Nullable CommandSpec spec;

    /** The command line, called as it is on this computer. */
    static CommandLine line() {
        return line(new ConsoleCommand());
    }

    static CommandLine line(ConsoleCommand console) {
        return new CommandLine(console).setCommandName(Program.command())
                .setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpWidth(100)
                .setParameterExceptionHandler((e, _) -> wrong(e)).setExecutionStrategy(ConsoleCommand::run);
    }

    /** What stands before a command is for the console's window, but for the folder: it is not to be taken for the command's. */
    private static int run(ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            var command = parsed.subcommand().commandSpec();
            parsed.matchedArgs().stream().filter(a -> !(a instanceof OptionSpec o && (o.usageHelp() || o.versionHelp()
                    || FOLDER.contains(o.longestName()) && command.findOption(o.longestName()) != null))).findFirst()
                    .ifPresent(a -> {
                        throw new ParameterException(command.commandLine(), (a instanceof OptionSpec o ? o.longestName()
                                : a.paramLabel()) + " stands before the command " + command.name()
                                + ", which does not see it there; put it behind, if " + command.name() + " has it");
                    });
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** What is wrong is not to scroll away above all options. */
    private static int wrong(ParameterException e) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("signalbox: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
        line.getErr().println("Its options are listed by: " + line.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        Optional<String> what = Optional.ofNullable(link).map(this::understood);
        if (!hasDisplay(System.getenv(), System.getProperty("os.name"), System.getProperty("glass.platform"))) {
            if (spec != null) {
                spec.commandLine().getErr().println(
                        "signalbox: no display found (neither DISPLAY nor WAYLAND_DISPLAY is set), so the console cannot open a window.\n"
                                + "           Without one, run   " + Program.command()
                                + " demo   : it does the whole job headless and writes pictures of the console.");
            }
            return NO_DISPLAY;
        }
        Folders folders = folders();
        folders.make();
        OlderPlaces.bring(folders);
        Settings settings = new Settings(folders, Optional.ofNullable(port), enforceIam, what,
                choice(), AwsFiles.ofThisUser());
        settings.opened().flatMap(OpenedEnvironment::problem).ifPresent(this::refuse);
        try (SingleInstance one = OneConsole.in(folders.data())) {
            Wish wish = Wish.of(settings.link(), settings.environment());
            SingleInstance.Begun begun = one.begin(wish);
            if (begun instanceof SingleInstance.Begun.First) {
                SignalboxApp.launch(settings, one);
                return 0;
            }
            return told(OneConsole.said(begun, wish, folders.data()));
        }
    }

    /** A file is known by its address: the console that runs may be in another folder. */
    private String understood(String word) {
        Optional<Path> file = DefinitionFile.path(word);
        if (file.isEmpty() && PastedText.destination(word).isEmpty()) {
            refuse(word
                    + " is neither a command nor an ARN, an s3:// URI, a signalbox:// link or a file *.asl.json or *.asl");
        }
        try {
            return file.isPresent() ? DefinitionFile.read(file.get()).path().toUri().toString() : word;
        } catch (DefinitionFile.UnusableException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private int told(OneConsole.Said said) {
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        String more = port == null && !enforceIam ? "" : " --port and --enforce-iam are for its first start only.";
        (said.code() == 0 ? line.getOut() : line.getErr()).println("signalbox: " + said.words() + more);
        return said.code();
    }

    Folders folders() {
        if (portable) {
            return FolderOptions.portable(Objects.requireNonNull(spec), dataFolder);
        }
        return dataFolder.equals(Folders.usual().data()) ? Folders.usual() : Folders.in(dataFolder);
    }

    private EnvironmentChoice choice() {
        if (profile != null && environment != null) {
            refuse("--environment and --profile name one environment each; a window shows one");
        }
        if (region != null && profile == null) {
            refuse("--region belongs to --profile; an environment of Settings has its Region");
        }
        if (profile != null) {
            return new EnvironmentChoice.Profile(profile, Optional.ofNullable(region));
        }
        return environment == null ? new EnvironmentChoice.Local() : new EnvironmentChoice.Saved(environment);
    }

    private void refuse(String why) {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    /** Whether a window can be opened: always on Windows and macOS, and where a headless window system was chosen. */
    static boolean hasDisplay(Map<String, String> environment, String os, @Nullable String glass) {
        boolean linux = os.toLowerCase(Locale.ROOT).contains("linux");
        boolean chosen = glass != null && !glass.equalsIgnoreCase("gtk");
        return !linux || chosen || !environment.getOrDefault("DISPLAY", "").isEmpty()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
    }
}
