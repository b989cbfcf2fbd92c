package dev.signalbox.console.model;

import dev.signalbox.console.model.list.Condition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a link, a palette command or a pasted text leads. Screens know destinations, never each other. */
public sealed interface Destination {
    Place place();

    /** The detail that this shows, which stays open in a tab; lists and forms are none. */
    default Optional<Destination> detail() {
        return switch (this) {
            case Stack _,Execution _ -> Optional.of(this);
            case RefusedRows(String arn) -> Optional.of(new Execution(arn));
            default -> Optional.empty();
        };
    }

    /** Where one step up leads. */
    default Optional<Destination> parent() {
        return switch (this) {
            case Stack _ -> Optional.of(new Pipelines());
            case Execution _,RefusedRows _,StartExecution _ -> Optional.of(new Executions(Optional.empty()));
            case Executions(Optional<String> one, _) when one.isPresent() -> Optional.of(new Executions(Optional
                    .empty()));
            case Callback _ -> Optional.of(new Callbacks());
            case Job _ -> Optional.of(new Batch());
            case Download _,EnqueueDownload _ -> Optional.of(new Downloads());
            case S3Location(String bucket, String key) -> Optional.of(key.isEmpty() ? new Files()
                    : new S3Location(bucket, key.substring(0, key.lastIndexOf('/', key.length() - 2) + 1)));
            default -> Optional.empty();
        };
    }

    /** What the palette and the command line take, to come back here. */
    default Optional<String> link() {
        return switch (this) {
            case Execution(String arn) -> Optional.of("signalbox://execution/" + arn);
            case S3Location location -> Optional.of(location.uri());
            case Download(String id) -> Optional.of("signalbox://download/" + id);
            case Overview _,Downloads _,Activity _,Settings _ -> Optional.of("signalbox://" + place().name()
                    .toLowerCase(
                            Locale.ROOT));
            default -> Optional.empty();
        };
    }

    /** What people call a detail. */
    default String name() {
        return switch (this) {
            case Stack(String name) -> name.contains("stack/") ? name.split("/")[1] : name;
            case Execution(String arn) -> arn.substring(arn.lastIndexOf(':') + 1);
            case S3Location location -> location.uri();
            default -> "";
        };
    }

    /** What needs attention. */
    record Overview() implements Destination {
        @Override
        public Place place() {
            return Place.OVERVIEW;
        }
    }

    record Pipelines() implements Destination {
        @Override
        public Place place() {
            return Place.PIPELINES;
        }
    }

    /** A CloudFormation stack by name or ARN. */
    record Stack(String name) implements Destination {
        @Override
        public Place place() {
            return Place.PIPELINES;
        }
    }

    /**
     * All executions, or those of one state machine.
     *
     * @param conditions what else they are filtered by; none leaves the filter as it is
     */
    record Executions(Optional<String> stateMachineArn, List<Condition> conditions) implements Destination {
        public Executions {
            conditions = List.copyOf(conditions);
        }

        public Executions(Optional<String> stateMachineArn) {
            this(stateMachineArn, List.of());
        }

        @Override
        public Place place() {
            return Place.EXECUTIONS;
        }
    }

    record Execution(String arn) implements Destination {
        @Override
        public Place place() {
            return Place.EXECUTIONS;
        }
    }

    /** The rows of its input that an execution refused. */
    record RefusedRows(String executionArn) implements Destination {
        @Override
        public Place place() {
            return Place.EXECUTIONS;
        }
    }

    /** The start form, with the state machine chosen when it is known, and filled with an input when one is given. */
    record StartExecution(Optional<String> stateMachineArn, Optional<String> input) implements Destination {
        public StartExecution(Optional<String> stateMachineArn) {
            this(stateMachineArn, Optional.empty());
        }

        @Override
        public Place place() {
            return Place.EXECUTIONS;
        }
    }

    record Callbacks() implements Destination {
        @Override
        public Place place() {
            return Place.CALLBACKS;
        }
    }

    /** The wait of one execution in the inbox. */
    record Callback(String executionArn) implements Destination {
        @Override
        public Place place() {
            return Place.CALLBACKS;
        }
    }

    record Batch() implements Destination {
        @Override
        public Place place() {
            return Place.BATCH;
        }
    }

    record Job(String id) implements Destination {
        @Override
        public Place place() {
            return Place.BATCH;
        }
    }

    /** Jobs, limits and processes of a download service. */
    record Downloads() implements Destination {
        @Override
        public Place place() {
            return Place.DOWNLOADS;
        }
    }

    /** A job of the download service that is open. */
    record Download(String id) implements Destination {
        @Override
        public Place place() {
            return Place.DOWNLOADS;
        }
    }

    /** The form that enqueues downloads. */
    record EnqueueDownload() implements Destination {
        @Override
        public Place place() {
            return Place.DOWNLOADS;
        }
    }

    /** Mails and notifications of the local environment. */
    record Outbox() implements Destination {
        @Override
        public Place place() {
            return Place.OUTBOX;
        }
    }

    /** Tasks, what was changed, and how much of the API budget is used. */
    record Activity() implements Destination {
        @Override
        public Place place() {
            return Place.ACTIVITY;
        }
    }

    record Settings() implements Destination {
        @Override
        public Place place() {
            return Place.SETTINGS;
        }
    }

    record Files() implements Destination {
        @Override
        public Place place() {
            return Place.FILES;
        }
    }

    /** A bucket, a prefix (key ends with a slash) or an object. An empty key is the bucket itself. */
    record S3Location(String bucket, String key) implements Destination {
        @Override
        public Place place() {
            return Place.FILES;
        }

        public String uri() {
            return "s3://" + bucket + "/" + key;
        }
    }
}
