package dev.signalbox.console.app.moto;

import java.util.HashMap;
import java.util.Map;

/** What moto 5.2.1 does not do, by the step that finds out. */
final class MotoGaps {
    private MotoGaps() {}

    static Map<String, String> all(boolean runsMachines) {
        var gaps = new HashMap<String, String>();
        return gaps;
    }
}
