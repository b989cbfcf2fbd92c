package dev.signalbox.console.app.demo;

/** The demo did not go as it should; the message says where and what was expected. */
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }
}
