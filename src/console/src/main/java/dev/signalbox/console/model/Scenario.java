package dev.signalbox.console.model;

/** How the provider behaves when it calls back. */
public enum Scenario {
    /** One request, at once. */
    ONCE,
    /** The same request twice in a row, as providers that retry do. */
    TWICE,
    /** With another secret than the one in the URL; must be refused. */
    WRONG_SECRET,
    /** After a while. */
    DELAYED,
    /** Not at all: nothing is sent, and the wait runs into its deadline. */
    NEVER
}
