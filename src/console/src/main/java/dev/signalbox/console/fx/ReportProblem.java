package dev.signalbox.console.fx;

import javafx.event.Event;
import javafx.event.EventType;

/** Somebody wants to report a problem; the application answers with its window for that. */
public final class ReportProblem extends Event {
    public static final EventType<ReportProblem> TYPE = new EventType<>(Event.ANY, "REPORT_PROBLEM");
    private static final long serialVersionUID = 1L;

    public ReportProblem() {
        super(TYPE);
    }
}
