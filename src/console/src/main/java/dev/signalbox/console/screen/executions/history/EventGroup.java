package dev.signalbox.console.screen.executions.history;

/** What events are about. */
enum EventGroup {
    EXECUTION("history.group.execution"),
    STATES("history.group.states"),
    TASKS("history.group.tasks"),
    MAPS("history.group.maps"),
    OTHER("history.group.other");

    private final String key;

    EventGroup(String key) {
        this.key = key;
    }

    /** Key of its name among the console's words. */
    String key() {
        return key;
    }

    static EventGroup of(String type) {
        if (type.startsWith("Execution")) {
            return EXECUTION;
        }
        if (type.endsWith("StateEntered") || type.endsWith("StateExited") || type.startsWith(
                "Evaluation")) {
            return STATES;
        }
        if (type.startsWith("Map") || type.startsWith("Parallel")) {
            return MAPS;
        }
        return type.startsWith("Task") || type.startsWith("Lambda") || type.startsWith("Activity") ? TASKS : OTHER;
    }
}
