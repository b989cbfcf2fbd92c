package dev.signalbox.download.config;

/** What a process of the service is to do; it decides which parts of the configuration must be there. */
public enum Component {
    API, PROCESSOR, NOTIFIER, ALL;

    public boolean has(Component part) {
        return this == ALL || this == part;
    }
}
