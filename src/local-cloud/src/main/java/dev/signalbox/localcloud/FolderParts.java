package dev.signalbox.localcloud;

import java.util.List;

/**
 * What in a data folder is the local cloud's: a reset removes this and nothing else, a snapshot holds this and nothing else. The
 * console keeps things of its own beside it.
 */
final class FolderParts {
    static final String LOCK = "lock";
    static final String FORMAT = "format.json";
    static final String STATE = "state.mv";
    /** See {@link dev.signalbox.localcloud.store.StorageFullException}. */
    static final String RESERVE = "state.mv.reserve";
    static final String KEYS = "credentials.json";
    static final String ENDPOINT = "endpoint.json";
    /** Folders by the name of the service that keeps files in it. */
    static final List<String> SERVICES = List.of("batch", "ecs", "elasticache", "kms", "lambda", "s3", "secretsmanager",
            "sns",
            "stepfunctions");
    /** What a snapshot that is being made holds together. */
    static final String STAGED = "snapshot.part";

    private FolderParts() {}
}
