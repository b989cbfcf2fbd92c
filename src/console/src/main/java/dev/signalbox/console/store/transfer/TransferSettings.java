package dev.signalbox.console.store.transfer;

import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.console.store.preferences.Preference;

/** What the operator chose for transfers. */
public final class TransferSettings {
    /** Connections of all transfers together. */
    public static final Preference<Integer> CONNECTIONS = new Preference<>("transfers.connections", Integer.class, 32);
    /** In MiB a second; zero for no limit. */
    public static final Preference<Integer> BANDWIDTH = new Preference<>("transfers.bandwidth", Integer.class, 0);
    /** Where downloads go; the operator is asked each time while it is empty. */
    public static final Preference<String> FOLDER = new Preference<>("transfers.folder", String.class, "");
    /** What happens when a file is there already. */
    public static final Preference<Conflict> CONFLICT = new Preference<>("transfers.conflict", Conflict.class,
            Conflict.KEEP_BOTH);
    /** What happens when there is an object of a file's name. */
    public static final Preference<UploadRule> UPLOADS = new Preference<>("transfers.uploads", UploadRule.class,
            UploadRule.ASK);
    /** More are of no use to anybody. */
    public static final int MOST_CONNECTIONS = 256;

    private TransferSettings() {}
}
