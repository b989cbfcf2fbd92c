package dev.signalbox.console.screen.callbacks;

/** How an answer travels. */
enum Way {
    HTTP, DIRECT
}
